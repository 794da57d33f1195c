/** A day as the user's own calendar has it: `2026-11-22`. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** So many days, oldest first, the last of them `last`. */
export function daysUpTo(last: string, count: number): readonly string[] {
  const [year = 0, month = 1, day = 1] = last.split('-').map(Number);
  // At noon: a day that is an hour longer or shorter is still one day.
  return Array.from({ length: count }, (_, index) =>
    dayOf(new Date(year, month - 1, day - (count - 1 - index), 12)),
  );
}
