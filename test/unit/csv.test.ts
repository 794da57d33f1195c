import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../lib/csv.ts';
import type { Cell } from '../../lib/storage/result.ts';

const csv = (labels: string[], rows: Cell[][]) =>
  toCsv({ columns: labels.map((label) => ({ label })), rows });

/** A strict reader of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (!(text[at] === '"' && text[at + 1] !== '"')) {
        if (text[at] === '"') at += 1;
        cell += text[at];
        at += 1;
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    rows.at(-1)?.push(cell);
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

describe('toCsv', () => {
  test('quotes what needs it, and writes numbers, truth and nothing plainly', () => {
    expect(
      csv(
        ['Name', 'A "b"'],
        [
          ['x, y', 1.5],
          ['line\nbreak', true],
          [null, -5],
        ],
      ),
    ).toBe('Name,"A ""b"""\r\n"x, y",1.5\r\n"line\nbreak",true\r\n,-5\r\n');
  });

  test('every cell comes back from a strict reader, and no text begins a formula', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '=1+1',
        '+49 40',
        '-x',
        '@SUM(A1)',
        '\t=1',
        ' =1',
        '\r=1',
        '＝1',
        '=HYPERLINK("http://x")',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const read = parse(csv(['A', 'B'], rows)).slice(1);
        expect(read).toHaveLength(rows.length);
        read.flat().forEach((value, index) => {
          const original = rows.flat()[index];
          expect([original, `'${original}`]).toContain(value);
          expect(value).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        });
      }),
    );
  });

  test('headings are guarded too', () => {
    expect(csv(['=cmd'], [])).toBe("'=cmd\r\n");
  });
});
