import { dayOf } from '../calendar-day.ts';

/** `2026-11-22`, as a date field has it → its first millisecond in this browser's zone; null for no such day. */
export function startOfDay(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year || !month || !date) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(date)).getTime();
  // 30 February would be 2 March.
  return dayOf(at) === day ? at : null;
}

/** The first millisecond of the day after: days are not all of 24 hours. */
export function endOfDay(day: string): number | null {
  const start = startOfDay(day);
  if (start === null) return null;
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return end.getTime();
}
