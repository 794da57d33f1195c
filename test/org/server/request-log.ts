/** One request the server saw; `status` 0 means the connection was cut before an answer. */
export interface LogEntry {
  seq: number;
  /** ISO time of arrival. */
  time: string;
  host: string;
  org?: string;
  method: string;
  /** Path with query, as sent. */
  path: string;
  status: number;
  durationMs: number;
  /** Username of the token or session it came with. */
  user?: string;
  /**
   * What it wrote, whatever became of the answer: `created 001…`, `updated 001…`, `deleted 001…`, `undeleted 001…`,
   * several with a comma and a space between them, or `none`. What was rolled back is not in it.
   */
  effect: string;
  /** What else there is to say: `query 5 rows`, `token issued`, the error code of a refusal. */
  note?: string;
  /** The fault that struck it, `error_500`; ` after` behind it when it struck after the effect. */
  fault?: string;
  /** `Sforce-*` request headers and `Origin`. */
  headers?: Record<string, string>;
  /** Body of REST calls, cut at 4,000 characters. Sign-in bodies hold secrets and are left out. */
  body?: string;
}

export interface LogFilter {
  /** Only what came after this number. */
  since?: number;
  /** A part of path and query. */
  path?: string;
  method?: string;
  /** A part of the effect: `created`, a record's id. */
  effect?: string;
}

/** Adds a write to a line's effect. */
export function addEffect(entry: LogEntry, effect: string): void {
  entry.effect = entry.effect === 'none' ? effect : `${entry.effect}, ${effect}`;
}

const KEPT = 20_000;

/** Every request in order of arrival, the newest 20,000. */
export class RequestLog {
  #entries: LogEntry[] = [];
  #seq = 0;

  open(entry: Omit<LogEntry, 'seq' | 'status' | 'durationMs' | 'effect'>): LogEntry {
    this.#seq += 1;
    return { seq: this.#seq, ...entry, status: 0, durationMs: 0, effect: 'none' };
  }

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  list(filter: LogFilter = {}): LogEntry[] {
    return this.#entries.filter(
      (entry) =>
        entry.seq > (filter.since ?? 0) &&
        (filter.method === undefined || entry.method === filter.method) &&
        (filter.path === undefined || entry.path.includes(filter.path)) &&
        (filter.effect === undefined || entry.effect.includes(filter.effect)),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
