import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeId, toId18 } from '../../../org/data/ids.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20_260_311 });

describe('ids', () => {
  it.each([
    ['001D000000IRFma', '001D000000IRFmaIAH'],
    ['003D000000QUvqs', '003D000000QUvqsIAD'],
    ['000000000000000', '000000000000000AAA'],
    ['012000000000000', '012000000000000AAA'],
  ])('%s is %s', (short, long) => {
    expect(toId18(short)).toBe(long);
    expect(toId18(long)).toBe(long);
  });

  it.each(['', 'abc', '001D000000IRFma!', '001D000000IRFmaIAX', '001D000000IRFm', "001D000000IRF'a"])(
    '%s is none',
    (text) => {
      expect(toId18(text)).toBeUndefined();
    },
  );

  it('makes ids that differ, are well formed and sort as they were made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (a, b) => {
        const [first, second] = [makeId('001', a), makeId('001', b)];
        expect(toId18(first.slice(0, 15))).toBe(first);
        expect(first < second).toBe(a < b);
      }),
    );
  });
});
