import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newPassphraseFault,
  suggestPassphrase,
} from '../../../../../components/settings/sharing/passphrase.ts';
import { firstFault, type ShareDraft } from '../../../../../components/settings/sharing/share-draft.ts';

const SYLLABLE = '[bdfghjklmnprstvz][aeiou]';
const SHAPE = new RegExp(`^(?:(?:${SYLLABLE}){3}-){3}(?:${SYLLABLE}){3}$`);

describe('a suggested passphrase', () => {
  it('can be read aloud, is long enough, and is another each time', () => {
    const many = Array.from({ length: 300 }, () => suggestPassphrase());
    for (const passphrase of many) {
      expect(passphrase).toMatch(SHAPE);
      expect(newPassphraseFault(passphrase)).toBeNull();
    }
    expect(new Set(many).size).toBe(many.length);
  });

  it('takes every syllable from as many bytes as any other', () => {
    const counts = new Map<string, number>();
    for (let first = 0; first < 256; first += 1) {
      // The byte under test first; where it is thrown away, noughts follow.
      const bytes = [first];
      const passphrase = suggestPassphrase((into) => {
        into[0] = bytes.shift() ?? 0;
      });
      const syllable = passphrase.slice(0, 2);
      if (first < 240) counts.set(syllable, (counts.get(syllable) ?? 0) + 1);
      else expect(syllable).toBe('ba');
    }
    expect(counts.size).toBe(80);
    expect(new Set(counts.values())).toEqual(new Set([3]));
  });

  it('goes on asking until chance is even', () => {
    let asked = 0;
    const passphrase = suggestPassphrase((into) => {
      asked += 1;
      into[0] = asked % 2 ? 255 : 7;
    });
    expect(passphrase).toMatch(SHAPE);
    expect(asked).toBe(24);
  });
});

describe('a typed passphrase', () => {
  it.each([
    ['', 'at least 12 characters. This has 0.'],
    ['fleet  harbo', null],
    ['   short    ', 'This has 5.'],
    ['aaaaaaaaaaaaaaaa', 'too easy to guess'],
    ['abcdefghijklmnop', 'too easy to guess'],
    ['x'.repeat(1_001), 'at most 1,000'],
  ])('%j', (typed, expected) => {
    const fault = newPassphraseFault(typed);
    if (expected === null) expect(fault).toBeNull();
    else expect(fault).toContain(expected);
  });
});

const draft = (change: Partial<ShareDraft> = {}): ShareDraft => ({
  to: 'people',
  chosen: new Set(['a']),
  first: '',
  again: '',
  sharer: 'Avery',
  pem: '',
  ...change,
});
const KEY = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
const someone = [{ id: 'a' }];

describe('the form that makes a copy', () => {
  it.each<[string, Partial<ShareDraft>, boolean, string | null]>([
    ['people', {}, false, null],
    ['nobody', { chosen: new Set() }, false, 'people'],
    ['somebody who left meanwhile', { chosen: new Set(['gone']) }, false, 'people'],
    ['no name', { sharer: '  ' }, false, 'sharer'],
    ['no passphrase', { to: 'team' }, false, 'first'],
    ['two passphrases', { to: 'team', first: 'mobila-tuvezo', again: 'mobila-tuvezu' }, false, 'again'],
    ['a passphrase', { to: 'team', first: 'mobila-tuvezo', again: 'mobila-tuvezo' }, false, null],
    ['no private key', {}, true, 'pem'],
    ['a certificate', { pem: '-----BEGIN CERTIFICATE-----' }, true, 'pem'],
    ['a private key', { pem: KEY }, true, null],
  ])('%s', (_, change, keyBased, field) => {
    expect(firstFault(draft(change), someone, keyBased)?.field ?? null).toBe(field);
  });

  it('never lets more people through than one request takes', () => {
    const many = Array.from({ length: 1_001 }, (_, at) => ({ id: `p${at}` }));
    const all = draft({ chosen: new Set(many.map(({ id }) => id)) });
    expect(firstFault(all, many, false)?.words).toContain('1,000 people at most');
    expect(firstFault(all, many.slice(1), false)).toBeNull();
  });

  it('lets no passphrase through that differs from its repetition', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string({ minLength: 8 }), (first, again) => {
        const fault = firstFault(draft({ to: 'team', first, again }), [], false);
        if (fault === null) expect(first).toBe(again);
      }),
    );
  });
});
