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
  /** What it did: `create Account 001…`, `token issued`, `fault error_500`. */
  effect?: string;
  /** `Sforce-*` request headers and `Origin`. */
  headers?: Record<string, string>;
  /** Body of REST calls, cut at 4,000 characters. Sign-in bodies hold secrets and are left out. */
  body?: string;
}

const KEPT = 20_000;

/** Every request in order of arrival, the newest 20,000. */
export class RequestLog {
  #entries: LogEntry[] = [];
  #seq = 0;

  open(entry: Omit<LogEntry, 'seq' | 'status' | 'durationMs'>): LogEntry {
    this.#seq += 1;
    return { seq: this.#seq, ...entry, status: 0, durationMs: 0 };
  }

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries = this.#entries.slice(-KEPT);
  }

  list(filter: { since?: number; path?: string; method?: string } = {}): LogEntry[] {
    return this.#entries.filter(
      (entry) =>
        entry.seq > (filter.since ?? 0) &&
        (filter.method === undefined || entry.method === filter.method) &&
        (filter.path === undefined || entry.path.includes(filter.path)),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
