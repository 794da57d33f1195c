import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAgeKey, shortKey } from '../../../../../components/settings/sharing/age-key.ts';

const keys: string[] = [];

beforeAll(async () => {
  for (let count = 0; count < 12; count += 1) {
    keys.push(await identityToRecipient(await generateX25519Identity()));
  }
});

const fault = (typed: string) => {
  const checked = checkAgeKey(typed);
  return checked.ok ? null : checked.fault;
};

describe('a sharing key', () => {
  it('is taken as age makes it, also in capitals and with spaces around it', () => {
    for (const key of keys) {
      for (const typed of [key, key.toUpperCase(), `  ${key}\n`]) {
        expect(checkAgeKey(typed)).toEqual({ ok: true, key });
      }
    }
  });

  it('is never taken with a letter changed, lost, doubled or swapped', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 11 }),
        fc.nat({ max: 61 }),
        fc.constantFrom(...'023456789acdefghjklmnpqrstuvwxyz1bio -A'),
        fc.constantFrom('change', 'lose', 'double', 'swap'),
        (which, at, letter, how) => {
          const key = keys[which]!;
          const [before, here, after] = [key.slice(0, at), key[at]!, key.slice(at + 1)];
          const broken = {
            change: before + letter + after,
            lose: before + after,
            double: before + here + here + after,
            swap: before + after.slice(0, 1) + here + after.slice(1),
          }[how];
          // Only what is no change at all may still pass.
          if (broken.trim() !== key) expect(fault(broken)).not.toBeNull();
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is taken only where age can seal to it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...keys)), (typed) => {
        const checked = checkAgeKey(typed);
        if (checked.ok) expect(() => new Encrypter().addRecipient(checked.key)).not.toThrow();
      }),
    );
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ', 'private'],
    ['-----BEGIN PRIVATE KEY-----', 'private'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ mara@laptop', 'ssh'],
    ['age1yubikey1qwerty0234567890', 'kind'],
    ['age1pq1qqqqqqqqqqqqq', 'kind'],
    ['Mara Lind', 'not'],
    ['mara@northwind.example', 'not'],
    ['age1 qqqqqq', 'not'],
    ['age1qqqqqq', 'length'],
  ])('%j is refused as %s', (typed, expected) => expect(fault(typed)).toBe(expected));

  it('says how long a key is that was cut', () => {
    expect(checkAgeKey(keys[0]!.slice(0, 61))).toEqual({ ok: false, fault: 'length', length: 61 });
  });

  it('is told from another by its short form', () => {
    expect(new Set(keys.map(shortKey)).size).toBe(keys.length);
    expect(shortKey('age1short')).toBe('age1short');
  });
});
