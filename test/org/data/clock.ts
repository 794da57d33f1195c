/** A moment as REST gives it: UTC, milliseconds, `+0000`. All stored datetimes have this shape, so they sort as text. */
export function formatDatetime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

/**
 * The org's clock. It stands at the start time and moves one second with every write, so that "last modified" has an
 * order, and a test that runs twice sees the same times twice.
 */
export class Clock {
  #now: number;

  constructor(start: Date) {
    this.#now = Math.floor(start.getTime() / 1000) * 1000;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** One second passes; the new time. */
  tick(): string {
    this.#now += 1000;
    return formatDatetime(this.#now);
  }
}
