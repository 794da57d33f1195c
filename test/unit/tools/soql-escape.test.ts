import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneCondition } from '../../../lib/tools/get-related-records.ts';
import { isFieldPath, soqlString } from '../../../lib/tools/soql-escape.ts';

describe('soqlString', () => {
  it('escapes what SOQL reads otherwise', () => {
    expect(soqlString(`O'Neil "x" \\ y\nz`)).toBe(`'O\\'Neil \\"x\\" \\\\ y\\nz'`);
  });

  it('is one literal, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(soqlString(text)).toMatch(/^'(?:\\.|[^'\\\n])*'$/su);
      }),
    );
  });
});

describe('isFieldPath', () => {
  it.each(['Name', 'Owner.Name', 'Acme__Score__c', 'A__r.B__r.Name'])('takes %s', (path) => {
    expect(isFieldPath(path)).toBe(true);
  });
  it.each(['', '1a', 'Name FROM User', "x'", 'a..b', '.a', 'a.', 'COUNT(Id)', 'a,b', 'a\n', 'x'.repeat(100)])(
    'refuses %j',
    (path) => {
      expect(isFieldPath(path)).toBe(false);
    },
  );
});

describe('isOneCondition', () => {
  it.each([
    "Name = 'a) OR (b'",
    '(A = 1 OR B = 2) AND C = 3',
    "Name LIKE 'O\\'N%'",
    'Id IN (SELECT X FROM Y)',
  ])('takes %s', (where) => {
    expect(isOneCondition(where)).toBe(true);
  });
  it.each(['A = 1) OR (B = 2', "Name = 'open", '(A = 1', 'A = 1)', '  ', "a = '\\'"])(
    'refuses %j',
    (where) => {
      expect(isOneCondition(where)).toBe(false);
    },
  );
});
