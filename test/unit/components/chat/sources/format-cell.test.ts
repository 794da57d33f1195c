import { expect, test } from 'vitest';
import { cellFormat } from '../../../../../components/chat/sources/format-cell.ts';
import type { Cell } from '../../../../../lib/storage/result.ts';

const show = (type: string, cell: Cell, locale = 'en-US', timeZone = 'Europe/Berlin') =>
  cellFormat({ name: 'X', label: 'X', type }, { locale, timeZone })(cell).replace(/[\u202f\u00a0]/g, ' ');

test.each<[string, Cell, string]>([
  ['currency', 1234.5, '1,234.50'],
  ['currency', null, ''],
  ['percent', 12.5, '12.5%'],
  ['double', 1234.5678, '1,234.5678'],
  ['int', 13412, '13,412'],
  ['date', '2026-03-01', 'Mar 1, 2026'],
  ['date', 'soon', 'soon'],
  ['datetime', '2026-03-01T23:30:00.000+0000', 'Mar 2, 2026, 12:30 AM'],
  ['datetime', 'never', 'never'],
  ['boolean', true, 'Yes'],
  ['boolean', false, 'No'],
  ['string', 'text', 'text'],
  ['string', 7, '7'],
  ['reference', '005Hs00000AbCdEIAV', '005Hs00000AbCdEIAV'],
])('%s %j is shown as %j', (type, cell, shown) => {
  expect(show(type, cell)).toBe(shown);
});

test('a date stays its day whatever the zone', () => {
  expect(show('date', '2026-03-01', 'en-US', 'Pacific/Honolulu')).toBe('Mar 1, 2026');
});

test('numbers follow the locale', () => {
  expect(show('currency', 1234.5, 'de-DE')).toBe('1.234,50');
});
