import { dayOf } from '../calendar-day.ts';

/** So many days, oldest first, the last of them `last`. */
export function daysUpTo(last: string, count: number): readonly string[] {
  const [year = 0, month = 1, day = 1] = last.split('-').map(Number);
  // At noon: a day that is an hour longer or shorter is still one day.
  return Array.from({ length: count }, (_, index) =>
    dayOf(new Date(year, month - 1, day - (count - 1 - index), 12).getTime()),
  );
}
