/** Instants as the clocks of a zone show them, as `datetime-local` inputs hold them: `2026-11-22T09:30`. */

/** Null for what is no instant. */
export function wallTime(instant: string, timeZone: string): string | null {
  // Salesforce writes the offset without a colon, which not every engine parses.
  const time = Date.parse(instant.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(time)) return null;
  return new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 16);
}

/** The instant as ISO 8601 with Z. A time that the clocks leave out in spring becomes the one that follows. */
export function instantOf(wall: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return null;
  const shown = Date.parse(`${wall}Z`);
  if (Number.isNaN(shown)) return null;
  const guess = shown - offsetAt(shown, timeZone);
  // Near a change of the clocks the guess may lie on its other side.
  return new Date(shown - offsetAt(guess, timeZone)).toISOString();
}

function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: isZone(timeZone) ? timeZone : 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const day = [part('year'), part('month') - 1, part('day')] as const;
  const shown = Date.UTC(...day, part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant / 1_000) * 1_000;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
