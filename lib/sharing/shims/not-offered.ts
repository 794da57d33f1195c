/**
 * Stands in for `@noble/post-quantum/hybrid.js` and `@noble/curves/nist.js`. A key that would need them is refused with
 * a Problem long before (`recipient-key.ts`); whoever gets here all the same is told, and nothing is sealed.
 */
const notOffered = (): never => {
  throw new Error('Recordside seals to X25519 keys (age1…) only, not to post-quantum or hardware keys.');
};

const kem = { getPublicKey: notOffered, encapsulate: notOffered, decapsulate: notOffered };

export const MLKEM768X25519 = kem;
export const MLKEM768P256 = kem;
export const p256 = {
  get lengths() {
    return notOffered();
  },
  get Point() {
    return notOffered();
  },
  get utils() {
    return notOffered();
  },
  getPublicKey: notOffered,
  getSharedSecret: notOffered,
};
