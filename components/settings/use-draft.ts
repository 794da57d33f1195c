import { type RefObject, useRef, useState } from 'react';
import type { Settings } from '../../lib/storage/settings.ts';
import type { Checked } from './checked.ts';
import type { Change, Saver } from './saver.ts';
import { useSettings } from './settings-context.ts';

interface DraftOptions<Saved = Settings> {
  /** Names the field among those that wait to be saved. */
  readonly field: string;
  readonly saved: string;
  readonly check: (typed: string) => Checked;
  readonly change: (value: string) => Change<Saved>;
  /** What was known of the old value is no longer true. */
  readonly onTyped?: () => void;
}

export interface Draft<Field extends HTMLElement = HTMLInputElement> {
  readonly value: string;
  readonly error: string | null;
  readonly ref: RefObject<Field | null>;
  onValue(typed: string): void;
  onBlur(): void;
  /** As if it was typed and left. */
  put(value: string): void;
  /** Whether what stands there can be used; says beside the field why not, and takes the reader there. */
  valid(): boolean;
  fail(error: string): void;
}

/**
 * A text field that saves by itself. What is typed stands until it is saved or corrected; a wrong value is never saved,
 * and is not complained of while it is still being typed.
 */
export function useDraft(options: DraftOptions): Draft {
  return useDraftOf(useSettings().saver, options);
}

/** The same for what is not among the settings, and has a saver of its own. */
export function useDraftOf<Saved, Field extends HTMLElement = HTMLInputElement>(
  saver: Saver<Saved>,
  { field, saved, check, change, onTyped }: DraftOptions<Saved>,
): Draft<Field> {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const ref = useRef<Field>(null);

  const keep = (text: string) => {
    const checked = check(text);
    if (checked.ok) saver.later(field, change(checked.value));
    else saver.drop(field);
    setTyped(text);
    onTyped?.();
    return checked;
  };
  const leave = async (text: string) => {
    const checked = check(text);
    setError(checked.ok ? null : checked.error);
    if (!checked.ok || !(await saver.flush())) return;
    // From here on the saved value shows, as it was made fit; unless somebody types already.
    setTyped((now) => (now === text ? null : now));
  };
  const fail = (words: string) => {
    setError(words);
    ref.current?.focus();
  };
  return {
    value: typed ?? saved,
    error,
    ref,
    onValue(text) {
      const checked = keep(text);
      if (error) setError(checked.ok ? null : checked.error);
    },
    onBlur() {
      if (typed !== null) void leave(typed);
    },
    put(text) {
      keep(text);
      void leave(text);
    },
    valid() {
      const checked = check(typed ?? saved);
      if (!checked.ok) fail(checked.error);
      return checked.ok;
    },
    fail,
  };
}
