import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectOfPrefix, standardObject } from '../../../lib/salesforce/key-prefixes.ts';
import {
  isRecordId,
  isSurelyRecordId,
  keyPrefix,
  sameRecord,
  toId18,
} from '../../../lib/salesforce/record-id.ts';

// The same cases on every run.
fc.configureGlobal({ seed: 20261122 });

const alphanumeric = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const id15 = fc
  .tuple(
    fc.constantFrom('001', '003', '00Q', '500', 'a0B', 'a1z', '0WO', 'ka0'),
    fc.array(fc.constantFrom(...alphanumeric), { minLength: 12, maxLength: 12 }),
  )
  .map(([prefix, rest]) => prefix + rest.join(''));

describe('toId18', () => {
  it.each([
    // From Salesforce's own documentation and well-known ids.
    ['001D000000IqhSL', '001D000000IqhSLIAZ'],
    ['00D28000000bkxy', '00D28000000bkxyEAA'],
    ['00DC800000AqT0D', '00DC800000AqT0DMAV'],
    ['012000000000000', '012000000000000AAA'],
    ['a0B5g00000ABCDE', 'a0B5g00000ABCDEEA5'],
  ])('%s → %s', (short, long) => {
    expect(toId18(short)).toBe(long);
    expect(toId18(long)).toBe(long);
  });

  it('gives back the case that another system lost', () => {
    expect(toId18('001d000000iqhsliaz')).toBe('001D000000IqhSLIAZ');
    expect(toId18('001D000000IQHSLIAZ')).toBe('001D000000IqhSLIAZ');
    expect(toId18('001D000000IqhSLiaz')).toBe('001D000000IqhSLIAZ');
  });

  it.each([
    ['a mistyped checksum', '001D000000IqhSLIAX'],
    ['a mistyped letter', '001D000000IqhsLIAZ'],
    ['a checksum of impossible characters', '001D000000IqhSL999'],
    ['a checksum that makes a digit a capital', '001000000000001BAA'],
    ['a lost case whose checksum wants a capital digit', '001d000000iqhslbaa'],
    ['no record', '000000000000000'],
    ['no record, long', '000000000000000AAA'],
    ['an object name of 15 letters', 'OpportunityTeam'],
    ['an object name of 18 letters', 'OpportunityHistory'],
    ['the same in lower case', 'opportunityhistory'],
    ['a word of 15 letters', 'congratulations'],
    ['a name with a late number', 'summerproducts2'],
    ['14 characters', '001D000000IqhS'],
    ['16 characters', '001D000000IqhSLI'],
    ['17 characters', '001D000000IqhSLIA'],
    ['19 characters', '001D000000IqhSLIAZZ'],
    ['a space', '001D000000Iqh L'],
    ['a line break after it', '001D000000Iqh\nL'],
    ['punctuation', "001D000000Iqh'L"],
    ['other scripts', '００１D000000IqhSL'],
    ['nothing', ''],
    ['a lot', '0'.repeat(1_000_000)],
  ])('refuses %s', (_what, text) => {
    expect(toId18(text)).toBeNull();
    expect(isRecordId(text)).toBe(false);
    expect(keyPrefix(text)).toBeNull();
  });

  it('is its own inverse, whatever the case of an 18-character id', () => {
    fc.assert(
      fc.property(id15, (short) => {
        const long = toId18(short);
        expect(long?.slice(0, 15)).toBe(short);
        expect(toId18(long ?? '')).toBe(long);
        expect(toId18(long?.toLowerCase() ?? '')).toBe(long);
        expect(toId18(long?.toUpperCase() ?? '')).toBe(long);
      }),
    );
  });

  it('never throws, and gives 18 valid characters or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ minLength: 15, maxLength: 18 })), (text) => {
        const id = toId18(text);
        if (id !== null) expect(id).toMatch(/^[0-9a-z][0-9A-Za-z]{14}[A-Z0-5]{3}$/);
      }),
    );
  });
});

describe('ids in use', () => {
  it('compares records, not spellings', () => {
    expect(sameRecord('001D000000IqhSL', '001D000000IqhSLIAZ')).toBe(true);
    expect(sameRecord('001D000000IqhSL', '001d000000iqhsliaz')).toBe(true);
    expect(sameRecord('001D000000IqhSL', '001D000000Iqhsl')).toBe(false);
    expect(sameRecord('', '')).toBe(false);
    expect(sameRecord('Account', 'Account')).toBe(false);
  });

  it('tells the object by the prefix', () => {
    expect(keyPrefix('001D000000IqhSL')).toBe('001');
    expect(keyPrefix('00q5g000001abcd')).toBe('00q');
    expect(objectOfPrefix('001')).toBe('Account');
    expect(objectOfPrefix('00e')).toBe('Profile');
    expect(objectOfPrefix('00E')).toBe('UserRole');
    expect(objectOfPrefix('00k5g000001AbCd')).toBe('OpportunityLineItem');
    expect(objectOfPrefix('ka05g000001AbCd')).toBe('Knowledge__kav');
    expect(objectOfPrefix('a0B')).toBeNull();
    expect(objectOfPrefix('')).toBeNull();
    expect(objectOfPrefix('__proto__')).toBeNull();
    expect(standardObject('ACCOUNT')).toBe('Account');
    expect(standardObject('constructor')).toBeNull();
  });

  it('is surer of itself where words are likely', () => {
    expect(isSurelyRecordId('0015g00000AbCdE')).toBe(true);
    expect(isSurelyRecordId('001D000000IqhSLIAZ')).toBe(true);
    expect(isSurelyRecordId('q4launchproduct')).toBe(false);
  });
});
