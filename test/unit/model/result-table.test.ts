import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../lib/tools/clean-text.ts';
import { encodeTable } from '../../../lib/tools/result-table.ts';
import { cells, readTables } from '../../model/demo/result-table.ts';
import { block } from './toolbox.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('a|b', '\\', 'data>>>', '<<<data', 'r1: 3 rows of 3', '(note)', 'x\ny\tz', '\\n', ''),
);

describe('the table of a tool result', () => {
  it('gives every cell back as it went in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = block('Account', ['Id', 'Name', 'Owner.Name'], rows);
        const { tables, rest } = readTables(text);
        expect(rest).toEqual([]);
        expect(tables).toHaveLength(1);
        const got = tables[0]?.rows.map((row) => [row.get('Id'), row.get('Name'), row.get('Owner.Name')]);
        expect(got).toEqual(rows.map((row) => row.map(cleanText)));
      }),
    );
  });

  it('tells how many there are, and how many of them it has', () => {
    const rows = Array.from({ length: 80 }, (_, n) => [String(n)]);
    const [table] = readTables(block(null, ['Name'], rows, { total: 300 })).tables;
    expect([table?.rows.length, table?.total]).toEqual([50, 300]);
    expect(readTables('<<<data\nr2: 2 rows of ?\nName\na\nb\ndata>>>').tables[0]?.total).toBeUndefined();
  });

  it('comes with the record, the notes and other tables', () => {
    const text = `${block('Account', ['Field', 'Value', 'Label'], [['Name', 'Acme', null]], { record: '001Hs0000000001IAA' })}\n(Empty: Fax.)\n${block(null, ['Relationship', 'Records'], [['Cases', 3]])}`;
    const { tables, rest } = readTables(text);
    expect(tables.map((table) => [table.object, table.record])).toEqual([
      ['Account', '001Hs0000000001IAA'],
      [undefined, undefined],
    ]);
    expect(rest).toEqual(['(Empty: Fax.)']);
  });

  it('finds a column by its last part, and numbers in plain and grouped form', () => {
    const [table] = readTables(block(null, ['Name', 'totalAmount'], [['Prospecting', '1,250.5']])).tables;
    const row = table?.rows[0];
    expect([
      row?.get('Owner.Name'),
      row?.number('totalAmount'),
      row?.number('Name'),
      row?.get('Nope'),
    ]).toEqual(['Prospecting', 1250.5, undefined, '']);
  });

  it('survives a table that breaks off', () => {
    expect(readTables('<<<data\nr1: 5 rows of 5\nId|Name\n001|Acme').tables[0]?.rows).toHaveLength(1);
    expect(readTables('r1: 5 rows of 5').tables[0]?.rows).toEqual([]);
    expect(readTables('').tables).toEqual([]);
    expect(cells('a\\')).toEqual(['a\\']);
  });

  it('reads what the encoder makes of a wide table', () => {
    const columns = Array.from({ length: 60 }, (_, n) => ({ name: `F${n}`, label: '', type: 'string' }));
    const rows = [columns.map((_, n) => n)];
    const { text } = encodeTable(
      { ref: 'r9', object: 'X', columns, rows, recordIds: [null], total: 1 },
      { timeZone: 'UTC' },
    );
    expect(readTables(text).tables[0]?.rows[0]?.number('F39')).toBe(39);
  });
});
