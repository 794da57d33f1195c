import type { Column } from '../../../lib/storage/result.ts';
import { isNumeric } from './format-cell.ts';

const SAMPLE = 100;
const NARROWEST = 6;
const WIDEST = 32;
/** Letters are narrower than the digit that `ch` is measured by. */
const TEXT_TO_CH = 0.9;

/** Widths in `ch` by heading and first rows: columns stand still while one scrolls through thousands. */
export function columnWidths(
  columns: readonly Column[],
  texts: (row: number, column: number) => string,
  rows: number,
) {
  return columns.map((column, at) => {
    let widest = column.label.length + 1;
    for (let row = 0; row < Math.min(rows, SAMPLE); row += 1)
      widest = Math.max(widest, texts(row, at).length);
    const width = Math.min(Math.max(widest, NARROWEST), WIDEST);
    return isNumeric(column) || column.type.startsWith('date') ? width : Math.round(width * TEXT_TO_CH);
  });
}
