import { t } from '../../../lib/i18n.ts';
import type { Cell, Column } from '../../../lib/storage/result.ts';
import type { UserFormat } from '../user-format.ts';

export type CellFormat = (cell: Cell) => string;

const NUMBERS = new Set(['currency', 'double', 'int', 'long', 'percent']);

export function isNumeric(column: Column): boolean {
  return NUMBERS.has(column.type);
}

/** One formatter for a whole column: making an Intl formatter costs far more than using it. */
export function cellFormat(column: Column, { locale, timeZone }: UserFormat): CellFormat {
  switch (column.type) {
    case 'currency': {
      // Which currency a row has is not known here: an amount without a sign is right in all of them.
      const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      return (cell) => (typeof cell === 'number' ? money.format(cell) : plain(cell));
    }
    case 'percent': {
      // Salesforce gives 12.5 for 12.5 %.
      const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
      return (cell) => (typeof cell === 'number' ? percent.format(cell / 100) : plain(cell));
    }
    case 'double':
    case 'int':
    case 'long': {
      const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
      return (cell) => (typeof cell === 'number' ? number.format(cell) : plain(cell));
    }
    case 'date': {
      // A date has no zone: read and written as UTC it stays the day that it is.
      const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return (cell) => (isDay(cell) ? date.format(new Date(`${cell}T00:00:00Z`)) : plain(cell));
    }
    case 'datetime': {
      const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
      return (cell) => {
        const time = typeof cell === 'string' ? Date.parse(cell) : Number.NaN;
        return Number.isNaN(time) ? plain(cell) : moment.format(time);
      };
    }
    default:
      return plain;
  }
}

function plain(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return t(cell ? 'chat_yes' : 'chat_no');
  return String(cell);
}

function isDay(cell: Cell): cell is string {
  return typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell));
}
