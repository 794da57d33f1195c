import { oneAtATime } from '../../lib/one-at-a-time.ts';
import type { Settings } from '../../lib/storage/settings.ts';

export type Change<Saved = Settings> = (saved: Saved) => Saved;

export type SaveState =
  | { readonly status: 'idle' | 'saving' | 'saved' }
  | { readonly status: 'failed'; readonly detail: string };

/** Saves what is typed by itself: a little later while the user types, at once when they leave the field. */
export interface Saver<Saved = Settings> {
  /** The newest change of a field is the one that is saved. */
  later(field: string, change: Change<Saved>): void;
  /** What was typed meanwhile cannot be saved, so neither may what came before it. */
  drop(field: string): void;
  now(change: Change<Saved>): Promise<boolean>;
  /** False where something could not be saved; it is kept, and goes with the next attempt. */
  flush(): Promise<boolean>;
  /** For work of the background that changes the settings too: not at the same time as ours. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  state(): SaveState;
  subscribe(listener: () => void): () => void;
}

interface SaverDeps<Saved> {
  readonly update: (change: Change<Saved>) => Promise<Saved>;
  readonly onSaved: (saved: Saved) => void;
  readonly delayMs?: number;
}

export function createSaver<Saved = Settings>({
  update,
  onSaved,
  delayMs = 250,
}: SaverDeps<Saved>): Saver<Saved> {
  const waiting = new Map<string, Change<Saved>>();
  const listeners = new Set<() => void>();
  const inTurn = oneAtATime();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: SaveState = { status: 'idle' };
  let unnamed = 0;

  function tell(next: SaveState) {
    state = next;
    for (const listener of listeners) listener();
  }

  async function write(): Promise<boolean> {
    if (waiting.size === 0) return true;
    const taken = new Map(waiting);
    waiting.clear();
    tell({ status: 'saving' });
    try {
      onSaved(
        await update((settings) => [...taken.values()].reduce((made, change) => change(made), settings)),
      );
      tell({ status: 'saved' });
      return true;
    } catch (error) {
      for (const [field, change] of taken) if (!waiting.has(field)) waiting.set(field, change);
      tell({ status: 'failed', detail: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    return inTurn(write);
  }

  return {
    later(field, change) {
      waiting.set(field, change);
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delayMs);
    },
    drop: (field) => void waiting.delete(field),
    now(change) {
      waiting.set(`#${++unnamed}`, change);
      return flush();
    },
    flush,
    alone(work) {
      clearTimeout(timer);
      return inTurn(async () => {
        await write();
        return work();
      });
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
