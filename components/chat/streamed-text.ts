import type { StreamEvent } from '../../lib/messaging/protocol.ts';

/**
 * The text of turns that are streaming, apart from React's state: a token draws the one message that it belongs to
 * and nothing else, and at most once a frame however fast tokens come.
 */
export class StreamedText {
  private readonly texts = new Map<string, string>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly changed = new Set<string>();
  private scheduled = false;
  private readonly schedule: (flush: () => void) => void;

  /** `schedule` calls back before the next frame is drawn. */
  constructor(schedule: (flush: () => void) => void) {
    this.schedule = schedule;
  }

  take({ turnId, offset, text }: StreamEvent): void {
    const before = this.texts.get(turnId) ?? '';
    // Something was missed; the whole text comes with the stored turn.
    if (offset > before.length) return;
    const next = (offset === before.length ? before : before.slice(0, offset)) + text;
    if (next === before) return;
    this.texts.set(turnId, next);
    this.changed.add(turnId);
    if (this.scheduled) return;
    this.scheduled = true;
    this.schedule(() => this.flush());
  }

  textOf(turnId: string): string {
    return this.texts.get(turnId) ?? '';
  }

  /** The turn stands in the database now: its text need not be kept here. */
  forget(turnId: string): void {
    this.texts.delete(turnId);
  }

  subscribe(turnId: string, listener: () => void): () => void {
    const set = this.listeners.get(turnId) ?? new Set();
    this.listeners.set(turnId, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(turnId);
    };
  }

  private flush(): void {
    this.scheduled = false;
    for (const turnId of this.changed) for (const listener of this.listeners.get(turnId) ?? []) listener();
    this.changed.clear();
  }
}
