/** Dates and times as they come from models, users and Salesforce, as Salesforce takes them. Null for what is none. */

/** `2026-11-22`, a day that exists. */
export function dateValue(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? [];
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  // Salesforce's own range.
  return exists && Number(year) >= 1700 && Number(year) <= 4000 ? text.trim() : null;
}

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** An instant as `2026-11-22T09:30:00.000Z`. A time without an offset is meant in the user's own zone. */
export function dateTimeValue(text: string, timeZone: string): string | null {
  const match = DATE_TIME.exec(text.trim());
  const day = dateValue(match?.[1] ?? '');
  if (!match || day === null) return null;
  const [, , hour = '', minute = '', second = '0', fraction = '0', offset] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = Date.parse(`${day}T${hour}:${minute}:${second.padStart(2, '0')}.${fraction.padEnd(3, '0')}Z`);
  if (offset === undefined) return new Date(instantOf(wall, timeZone)).toISOString();
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(wall - shift).toISOString();
}

/** `09:30:00.000Z`: a time of day has no zone, whatever the letter says. */
export function timeValue(text: string): string | null {
  const match = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?Z?$/i.exec(text.trim());
  if (!match) return null;
  const [, hour = '', minute = '', second = '00', fraction = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`;
}

/** The instant at which clocks of the zone show `wall` (given as if it were UTC). */
function instantOf(wall: number, timeZone: string): number {
  const guess = wall - offsetAt(wall, timeZone);
  // Near a change of the clocks the guess may lie on its other side.
  return wall - offsetAt(guess, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = partsIn(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant / 1_000) * 1_000;
}

function partsIn(timeZone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
