import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrgError } from '../../../org/contract.ts';
import { parseJson } from '../../../org/server/rest/parse-body.ts';

const complaint = (text: string): string => {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof OrgError) return error.message;
  }
  return '';
};

describe('parseJson', () => {
  it('reads all JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ['{"a": x}', "'x' (code 120)) at [line:1, column:7]"],
    [`{"a": 1,\n  "b": ]}`, "']' (code 93)) at [line:2, column:8]"],
    [`{"a": "${'long '.repeat(50)}", b: 1}`, "'b' (code 98)) at [line:1, column:261]"],
    ['{"a": "unfinished', 'end-of-input'],
    ['{"a": [1, 2', 'end-of-input'],
    ['{} x', "'x' (code 120)) at [line:1, column:4]"],
  ])('points at what is wrong in %s', (text, where) => {
    expect(complaint(text)).toContain(where);
  });

  it('throws nothing but JSON_PARSER_ERROR, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        try {
          parseJson(text);
        } catch (error) {
          expect(error).toBeInstanceOf(OrgError);
          expect((error as OrgError).errorCode).toBe('JSON_PARSER_ERROR');
        }
      }),
    );
  });
});
