import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openShare } from '../../../lib/sharing/open-share.ts';
import { sealShare, sealTo } from '../../../lib/sharing/seal-share.ts';
import {
  armored,
  contentsOf,
  keyPair,
  openers,
  PASSPHRASE,
  plainShare,
  problemOf,
  problemOfOpening,
  sealQuickly,
  TOKEN,
  withoutKey,
} from './fixture.ts';

const me = await keyPair();
const colleague = await keyPair();
const stranger = await keyPair();

const forUs = () => sealQuickly(plainShare(), { keys: [colleague.publicKey, me.publicKey] });
const withPassphrase = (work?: number) =>
  sealQuickly(plainShare(), { passphrase: PASSPHRASE, ...(work ? { work } : {}) });

describe('a share sealed for people', { timeout: 60_000 }, () => {
  it('opens for each of them, and for nobody else', async () => {
    const people = [me, colleague].map(({ publicKey }, i) => ({ name: `P${i}`, publicKey }));
    const text = await sealShare(plainShare(), await sealTo(people, null));
    for (const { identity } of [me, colleague]) {
      expect(await openShare(text, openers(identity))).toEqual({ contents: contentsOf(), sealedTo: 'key' });
    }
    const refused = await problemOfOpening(text, openers(stranger.identity));
    expect(refused.code).toBe('share_not_for_this_key');
  });

  it('opens with a key that the browser never shows', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits']);
    if (!('privateKey' in pair)) throw new Error('no pair');
    const { identityToRecipient } = await import('age-encryption');
    const publicKey = await identityToRecipient(pair.privateKey);
    const text = armored(await sealQuickly(plainShare(), { keys: [publicKey] }));
    expect((await openShare(text, openers(pair.privateKey))).contents.credential).toEqual(TOKEN);
    expect((await problemOfOpening(text, openers(me.identity))).code).toBe('share_not_for_this_key');
  });

  it('never opens for somebody who is not on the list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        async (size, place) => {
          const on = await Promise.all(Array.from({ length: size }, keyPair));
          const off = await keyPair();
          const text = armored(
            await sealQuickly(plainShare(), { keys: on.map(({ publicKey }) => publicKey) }),
          );
          const one = on[place % size];
          expect((await openShare(text, openers(one?.identity ?? ''))).contents).toEqual(contentsOf());
          const refused = await problemOfOpening(text, openers(off.identity, PASSPHRASE));
          expect(refused.code).toBe('share_not_for_this_key');
        },
      ),
      { numRuns: 20 },
    );
  });

  it('does not ask for a passphrase, and overlooks one', async () => {
    const text = armored(await forUs());
    expect((await openShare(text, openers(me.identity, 'whatever it is'))).sealedTo).toBe('key');
  });
});

describe('a share sealed with a passphrase', () => {
  it('opens with it, at full strength, also when it was typed on another keyboard', async () => {
    const text = await sealShare(plainShare(), await sealTo([], `  Käse und ${PASSPHRASE}\n`));
    const typed = `Ka\u0308se und ${PASSPHRASE}`;
    expect(await openShare(text, withoutKey(typed))).toEqual({
      contents: contentsOf(),
      sealedTo: 'passphrase',
    });
  }, 60_000);

  it.each([[null], [''], ['   ']])('asks for it when there is none (%j)', async (given) => {
    const refused = await problemOfOpening(armored(await withPassphrase()), withoutKey(given));
    expect(refused.code).toBe('share_needs_passphrase');
  });

  it('says that another one is wrong', async () => {
    const refused = await problemOfOpening(armored(await withPassphrase()), withoutKey(`${PASSPHRASE}s`));
    expect(refused.code).toBe('share_wrong_passphrase');
  });

  it('does not work for hours because the file wants it', async () => {
    const bytes = await withPassphrase(10);
    const header = new TextDecoder('latin1').decode(bytes);
    for (const work of ['19', '20', '64', '999', '0', '-1', 'x'])
      expect(
        (
          await problemOfOpening(
            armored(
              Uint8Array.from(header.replace(/(-> scrypt \S+) 10\n/, `$1 ${work}\n`), (c) => c.charCodeAt(0)),
            ),
            withoutKey(PASSPHRASE),
          )
        ).code,
        work,
      ).toBe('share_damaged');
  });
});

describe('damage', { timeout: 60_000 }, () => {
  it('of any byte is told, and nothing ever opens', async () => {
    const sealings = [
      { bytes: await forUs(), how: openers(me.identity) },
      { bytes: await withPassphrase(), how: openers(me.identity, PASSPHRASE) },
    ];
    const codes = /^share_(damaged|not_for_this_key|wrong_passphrase|needs_passphrase|newer)$/;
    for (const { bytes, how } of sealings) {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: bytes.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          async (place, mask) => {
            const changed = bytes.map((byte, i) => (i === place ? byte ^ mask : byte));
            expect((await problemOfOpening(armored(changed), how)).code).toMatch(codes);
          },
        ),
        { numRuns: 300 },
      );
    }
  });

  it('by cutting is told, wherever it was cut', async () => {
    const bytes = await forUs();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        const cut = armored(bytes.subarray(0, length));
        const refused = await problemOfOpening(cut, openers(me.identity));
        expect(refused.code).toBe('share_damaged');
      }),
      { numRuns: 150 },
    );
  });

  it('of the text never opens as something else', async () => {
    const text = armored(await forUs());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.integer({ min: 0, max: 3 }),
        fc.string({ maxLength: 3 }),
        async (place, gone, instead) => {
          const changed = text.slice(0, place) + instead + text.slice(place + gone);
          const outcome = await openShare(changed, openers(me.identity)).catch((error: unknown) => error);
          if (outcome instanceof Error) await problemOf(Promise.reject(outcome));
          else expect(outcome).toEqual({ contents: contentsOf(), sealedTo: 'key' });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is told from a newer kind of file', async () => {
    const text = new TextDecoder('latin1').decode(await forUs()).replace('.org/v1\n', '.org/v2\n');
    const newer = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect((await problemOfOpening(armored(newer), openers(me.identity))).code).toBe('share_newer');
  });

  it('shows nothing of what was inside', async () => {
    const broken = [
      '{"format":"recordside-share","version":1,"credential":"5Aep861_not_for_eyes_0123',
      JSON.stringify({
        ...contentsOf(),
        connection: { ...contentsOf().connection, orgId: TOKEN.refreshToken },
      }),
      JSON.stringify({ ...contentsOf(), version: 2 }),
    ];
    for (const plain of broken) {
      const text = armored(await sealQuickly(plain, { keys: [me.publicKey] }));
      const refused = await problemOfOpening(text, openers(me.identity));
      expect(JSON.stringify(refused)).not.toMatch(/5Aep861/);
    }
  });
});
