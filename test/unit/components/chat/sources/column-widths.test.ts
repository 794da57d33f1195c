import { expect, test } from 'vitest';
import { columnWidths } from '../../../../../components/chat/sources/column-widths.ts';
import { linkColumn } from '../../../../../components/chat/sources/link-column.ts';

const column = (name: string, type = 'string') => ({ name, label: name, type });

test('a column is as wide as its widest of heading and first rows, within bounds', () => {
  const texts = [
    ['1,234,567.00', 'x', 'y'.repeat(300)],
    ['5.00', 'xy', ''],
  ];
  const columns = [column('Amount', 'currency'), column('A'), column('Description')];
  const [amount = 0, tiny = 0, huge = 0] = columnWidths(columns, (row, at) => texts[row]?.[at] ?? '', 2);
  expect(amount).toBe(12);
  expect(tiny).toBeGreaterThan(3);
  expect(huge).toBeLessThan(40);
});

test('a column without rows fits its heading', () => {
  expect(columnWidths([column('Opportunity name', 'int')], () => '', 0)).toEqual([17]);
});

test.each([
  [['Amount', 'Name', 'Id'], 1],
  [['Id', 'CaseNumber', 'Subject'], 2],
  [['Label', 'Value', 'Field'], 1],
  [['StageName', 'Amount'], 0],
])('of %j, column %i carries the link', (names, at) => {
  expect(linkColumn(names.map((name) => column(name)))).toBe(at);
});
