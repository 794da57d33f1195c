import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { withKeys } from './key-database.ts';
import { openSecret, type SealedSecret, sealSecret } from './secrets.ts';

/**
 * What shares are sealed to: one X25519 key pair of age's for each installation. Where the browser can do X25519 itself,
 * it keeps the private part and never shows its bytes; elsewhere that part is sealed like every other secret. For the
 * background alone.
 */
export interface SharingIdentity {
  /** `age1…`, to be handed out. */
  readonly publicKey: string;
  readonly protection: 'not_extractable' | 'sealed';
  /** The private part, as age takes it. */
  readonly identity: CryptoKey | string;
}

const NAME = 'sharing-identity';

type Kept = CryptoKey | SealedSecret;
type KeyDatabase = Parameters<Parameters<typeof withKeys>[0]>[0];

/** Gives the one identity of this installation; makes it at first use. */
export function sharingIdentity(): Promise<SharingIdentity> {
  return withKeys(async (database) => {
    const known = await read(database);
    const opened = known ? await open(known) : null;
    if (opened) return opened;
    // Also where the key that sealed it is gone: nothing can bring that one back.
    const kept = await keepFirst(database, known);
    const fresh = await open(kept);
    if (!fresh) throw new Error('The sharing key could not be read back.');
    return fresh;
  });
}

const read = (database: KeyDatabase): Promise<Kept | undefined> =>
  database.table<Kept, string>('keys').get(NAME);

async function keepFirst(database: KeyDatabase, unreadable: Kept | undefined): Promise<Kept> {
  const native = await nativeKey();
  if (native) {
    try {
      return await keep(database, unreadable, native);
    } catch (error) {
      // A browser that has the algorithm, but cannot store its keys yet.
      if (!(error instanceof Error) || error.name !== 'DataCloneError') throw error;
    }
  }
  return keep(database, unreadable, await sealSecret(NAME, await generateX25519Identity()));
}

/** Two at once must end with the same identity, or what was sealed to one of them is lost. */
function keep(database: KeyDatabase, unreadable: Kept | undefined, fresh: Kept): Promise<Kept> {
  return database.transaction('rw', database.keys, async () => {
    const first = await read(database);
    if (first && !same(first, unreadable)) return first;
    await database.table<Kept, string>('keys').put(fresh, NAME);
    return fresh;
  });
}

/** Null where the browser has no X25519 of its own. */
async function nativeKey(): Promise<CryptoKey | null> {
  try {
    const pair = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    return 'privateKey' in pair ? pair.privateKey : null;
  } catch {
    return null;
  }
}

async function open(kept: Kept): Promise<SharingIdentity | null> {
  if (kept instanceof CryptoKey) {
    return {
      publicKey: await identityToRecipient(kept),
      protection: 'not_extractable',
      identity: kept,
    };
  }
  const identity = await openSecret(NAME, kept);
  return identity === null
    ? null
    : { publicKey: await identityToRecipient(identity), protection: 'sealed', identity };
}

function same(a: Kept, b: Kept | undefined): boolean {
  return b !== undefined && !(a instanceof CryptoKey) && !(b instanceof CryptoKey) && a.data === b.data;
}
