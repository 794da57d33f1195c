import type { Problem } from '../../../lib/problem.ts';
import type { Run, Source, Step } from '../../../lib/storage/run.ts';
import { purposeOf, sourceWords, stepWords } from '../step-words.ts';

export type EntryState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'empty'
  | 'failed'
  | 'refused'
  | 'rejected'
  | 'cancelled'
  | 'unknown';

/** One line under Analyzed sources: a question put to Salesforce, or a step that came to none. */
export interface Entry {
  readonly key: string;
  readonly words: string;
  /** The model's own few words on why it asked. */
  readonly purpose: string | null;
  readonly state: EntryState;
  readonly source: Source | null;
  readonly durationMs: number | null;
  readonly problem: Problem | null;
}

export function sourceEntries(run: Run): readonly Entry[] {
  return run.turns.flatMap((turn) => turn.steps.flatMap(entriesOf));
}

function entriesOf(step: Step): Entry[] {
  if (step.sources.length === 0) return [stepEntry(step)];
  return step.sources.map((source, index) => ({
    key: `${step.id}.${index}`,
    words: sourceWords(step, source, index),
    purpose: index === 0 ? purposeOf(step) : null,
    state: source.problem ? 'failed' : source.rows === 0 ? 'empty' : 'done',
    source,
    durationMs: source.durationMs,
    problem: source.problem,
  }));
}

function stepEntry(step: Step): Entry {
  const { startedAt, finishedAt } = step;
  return {
    key: step.id,
    words: stepWords(step),
    purpose: purposeOf(step),
    state: ENTRY_STATES[step.state],
    source: null,
    durationMs: startedAt !== null && finishedAt !== null ? finishedAt - startedAt : null,
    problem: step.problem,
  };
}

/** How a step stands, as the sign in front of it says it. */
export const ENTRY_STATES: Readonly<Record<Step['state'], EntryState>> = {
  proposed: 'waiting',
  previewing: 'running',
  awaiting_approval: 'waiting',
  approved: 'waiting',
  started: 'running',
  succeeded: 'done',
  failed: 'failed',
  refused: 'refused',
  rejected: 'rejected',
  cancelled: 'cancelled',
  unknown: 'unknown',
};
