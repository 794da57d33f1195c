import { ReplyFault } from './reply-fault.ts';

/**
 * Aborts a request that has gone silent. Until the answer begins the longer limit holds, because a local model may
 * have to be loaded first and a large one may think; every byte, and be it a comment that keeps the line open, counts.
 */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #firstByteMs: number;
  readonly #stallMs: number;
  #began = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(firstByteMs: number, stallMs: number) {
    this.#firstByteMs = firstByteMs;
    this.#stallMs = stallMs;
    this.heard();
  }

  /** Aborts with a ReplyFault as its reason. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    this.stop();
    const fault = () => this.#controller.abort(new ReplyFault(this.#began ? 'stalled' : 'timeout'));
    this.#timer = setTimeout(fault, this.#began ? this.#stallMs : this.#firstByteMs);
  }

  answerBegan(): void {
    if (this.#began) return;
    this.#began = true;
    this.heard();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
