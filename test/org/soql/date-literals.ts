import { calendar, dayOf } from './dates.ts';

/** Days from `from` up to, not including, `to`. */
export interface DayRange {
  from: number;
  to: number;
  /**
   * Which edge `<` and `>` go by. A fixed span (LAST_MONTH) has an inside: before its start, after its end. A window
   * that reaches back or ahead from today (LAST_N_DAYS:30) is used as its far edge: `> LAST_N_DAYS:30` is the last 30
   * days, `< NEXT_N_DAYS:30` the coming ones.
   */
  edge: 'span' | 'start' | 'end';
}

export interface DateSettings {
  today: number;
  /** 0 Sunday, 1 Monday: by the user's locale. */
  weekStart: number;
  /** 1 to 12. */
  fiscalStartMonth: number;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';

/** First day of the month that lies `offset` months from that of `day`. */
function month(day: number, offset: number): number {
  const { year, month: number } = calendar(day);
  return dayOf(year, number + offset, 1);
}

/** First day of the unit `offset` units away from the one today is in. */
function unitStart(unit: Unit, offset: number, { today, weekStart, fiscalStartMonth }: DateSettings): number {
  const { month: number, weekday } = calendar(today);
  const intoFiscalYear = (number - fiscalStartMonth + 12) % 12;
  switch (unit) {
    case 'DAY':
      return today + offset;
    case 'WEEK':
      return today - ((weekday - weekStart + 7) % 7) + 7 * offset;
    case 'MONTH':
      return month(today, offset);
    case 'QUARTER':
      return month(today, 3 * offset - ((number - 1) % 3));
    case 'YEAR':
      return month(today, 12 * offset - (number - 1));
    case 'FISCAL_QUARTER':
      return month(today, 3 * offset - (intoFiscalYear % 3));
    case 'FISCAL_YEAR':
      return month(today, 12 * offset - intoFiscalYear);
  }
}

const FIXED: Record<string, readonly [Unit, number]> = {
  YESTERDAY: ['DAY', -1],
  TODAY: ['DAY', 0],
  TOMORROW: ['DAY', 1],
};

/** The days a date literal stands for (`THIS_QUARTER`, `LAST_N_DAYS:30`); undefined when it is none. */
export function dateLiteral(text: string, settings: DateSettings): DayRange | undefined {
  const literal = text.toUpperCase();
  const start = (unit: Unit, offset: number) => unitStart(unit, offset, settings);
  const fixed = FIXED[literal];
  if (fixed) return { from: start(...fixed), to: start(fixed[0], fixed[1] + 1), edge: 'span' };
  if (literal === 'LAST_90_DAYS') return { from: settings.today - 90, to: settings.today + 1, edge: 'start' };
  if (literal === 'NEXT_90_DAYS') return { from: settings.today + 1, to: settings.today + 91, edge: 'end' };
  const one = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.exec(literal);
  if (one) {
    const offset = { LAST: -1, THIS: 0, NEXT: 1 }[one[1] as 'LAST' | 'THIS' | 'NEXT'];
    return { from: start(one[2] as Unit, offset), to: start(one[2] as Unit, offset + 1), edge: 'span' };
  }
  const many = /^(?:(LAST|NEXT)_N_(\w+)S|N_(\w+)S_AGO):(\d+)$/.exec(literal);
  const unit = (many?.[2] ?? many?.[3]) as Unit | undefined;
  const n = Number(many?.[4]);
  if (
    !many ||
    !unit ||
    !/^(?:DAY|WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.test(unit) ||
    n > 100_000
  )
    return undefined;
  if (many[1] === undefined) return { from: start(unit, -n), to: start(unit, -n + 1), edge: 'span' };
  // LAST_N_DAYS goes up to and with today; the larger units leave out the one that is running.
  if (many[1] === 'LAST')
    return { from: start(unit, -n), to: start(unit, unit === 'DAY' ? 1 : 0), edge: 'start' };
  return { from: start(unit, 1), to: start(unit, n + 1), edge: 'end' };
}
