/** AES-GCM ciphertext of a JSON value. */
export interface Sealed {
  readonly v: 1;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const IV_BYTES = 12;

/**
 * `place` (table and row id) is bound into the ciphertext: a sealed value copied into another row does not open.
 */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, plain);
  return { v: 1, iv, data };
}

/** Throws when the key or the place is another one, or the data is damaged. */
export async function unseal(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.iv, additionalData: bound(place) },
    key,
    sealed.data,
  );
  return JSON.parse(new TextDecoder().decode(plain));
}

function bound(place: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`recordside:1:${place}`);
}
