import { type RefObject, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { asProblem, type Problem } from '../../../lib/problem.ts';
import { useSettings } from '../settings-context.ts';
import { checkKey } from './check-key.ts';

const DELAY_MS = 500;

export interface KeyEntry {
  readonly typed: string;
  readonly error: string | null;
  readonly problem: Problem | null;
  readonly ref: RefObject<HTMLInputElement | null>;
  onValue(typed: string): void;
  onBlur(): void;
  /** Hands what is typed to the background, which seals it. False where that did not work. */
  commit(): Promise<boolean>;
  forget(): Promise<void>;
  /** Nothing works without one: says so, and takes the reader there. */
  demand(): void;
}

/** A key is typed here once, leaves with the first chance, and never comes back. */
export function useKey(providerId: string, onTyped: () => void): KeyEntry {
  const { sources, saver } = useSettings();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ref = useRef<HTMLInputElement>(null);
  const sent = useRef<{ key: string; done: Promise<boolean> } | null>(null);

  const store = async (key: string): Promise<boolean> => {
    try {
      await saver.alone(() => sources.send('saveModelKey', { providerId, key }));
      setProblem(null);
      return true;
    } catch (thrown) {
      sent.current = null;
      setProblem(asProblem(thrown));
      return false;
    }
  };
  const commit = (): Promise<boolean> => {
    const checked = checkKey(typed);
    setError(checked.ok ? null : checked.error);
    if (!checked.ok) return Promise.resolve(false);
    if (checked.value === '') return Promise.resolve(true);
    // Leaving the field for the Test button asks twice for the same.
    if (sent.current?.key !== checked.value)
      sent.current = { key: checked.value, done: store(checked.value) };
    return sent.current.done;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause in typing, whatever else was drawn
  useEffect(() => {
    if (typed.trim() === '' || !checkKey(typed).ok) return;
    const timer = setTimeout(() => void commit(), DELAY_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    typed,
    error,
    problem,
    ref,
    onValue(text) {
      setTyped(text);
      onTyped();
      if (checkKey(text).ok) setError(null);
    },
    async onBlur() {
      if (typed && (await commit())) setTyped((now) => (now === typed ? '' : now));
    },
    commit,
    async forget() {
      sent.current = null;
      setTyped('');
      setError(null);
      onTyped();
      await store('');
    },
    demand() {
      setError(t('options_key_missing'));
      ref.current?.focus();
    },
  };
}
