/** What one model server holds: its mode, its script, and the requests it saw. */
import type { RequestEntry } from './contract.ts';
import type { ScriptEntry } from './reply.ts';
import { Script } from './script.ts';
import { UsageMeter } from './usage.ts';

/** A day of demo must not fill the memory: the oldest requests are forgotten beyond this. */
const MAX_REMEMBERED = 2000;

export class ModelState {
  readonly requests: RequestEntry[] = [];
  meter = new UsageMeter();
  script: Script | undefined;
  readonly #initial: readonly ScriptEntry[] | undefined;
  #count = 0;
  #watchers: (() => void)[] = [];

  constructor(initial: readonly ScriptEntry[] | undefined) {
    this.#initial = initial;
    this.script = initial && new Script(initial);
  }

  get mode(): 'demo' | 'script' {
    return this.script ? 'script' : 'demo';
  }

  get remaining(): number {
    return this.script?.remaining ?? 0;
  }

  play(entries: readonly ScriptEntry[]): void {
    this.script = new Script(entries);
  }

  /** Forgets the requests and goes back to how the server was started. */
  reset(): void {
    this.requests.length = 0;
    this.#count = 0;
    this.meter = new UsageMeter();
    this.script = this.#initial && new Script(this.#initial);
  }

  record(seen: Pick<RequestEntry, 'method' | 'path' | 'headers' | 'body'>): RequestEntry {
    this.#count += 1;
    const entry: RequestEntry = {
      n: this.#count,
      ...seen,
      answeredBy: undefined,
      status: undefined,
      sentChars: 0,
      aborted: false,
      done: false,
    };
    this.requests.push(entry);
    if (this.requests.length > MAX_REMEMBERED) this.requests.shift();
    this.changed();
    return entry;
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** Calls back at every change of the log, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.push(watcher);
    return () => {
      this.#watchers = this.#watchers.filter((other) => other !== watcher);
    };
  }
}
