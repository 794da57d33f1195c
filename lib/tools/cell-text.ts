import type { Cell } from '../storage/result.ts';
import { capText, cleanText } from './clean-text.ts';

/** A cell as text, before escaping: datetimes in the user's zone, everything else as it is. Null is the empty text. */
export function cellText(cell: Cell, type: string, timeZone: string): string {
  if (cell === null) return '';
  if (type === 'datetime' && typeof cell === 'string') return localTime(cell, timeZone);
  // 15 digits are what a double holds for sure: a sum of cents is 17273955.26, not 17273955.259999998.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return String(cell);
}

/** One cell of the model's table (grammar: result-table.ts). `first` cells must not look like a head or a note. */
export function escapeCell(text: string, limit: number, first: boolean): string {
  const escaped = capText(cleanText(text), limit)
    .replace(/[\\|]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(/<{3,}|>{3,}/g, (run) => run.replace(/./g, '\\$&'));
  return first ? escaped.replace(/^(r\d+)(?=:)|^(?=\()/, '$1\\') : escaped;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish writes ISO dates: 2026-11-22 10:30.
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  formats.set(timeZone, format);
  return format;
}

/** `2026-11-22T09:30:00.000+0000` as `2026-11-22 10:30`; anything else unchanged. */
function localTime(iso: string, timeZone: string): string {
  // Salesforce writes the offset without a colon, which not every engine parses.
  const instant = Date.parse(iso.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(instant)) return iso;
  try {
    return formatIn(timeZone).format(instant);
  } catch {
    return iso;
  }
}
