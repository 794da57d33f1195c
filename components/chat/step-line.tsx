import type { ReactElement } from 'react';
import type { Step } from '../../lib/storage/run.ts';
import { EntryStatus } from './sources/entry-status.tsx';
import type { EntryState } from './sources/source-entries.ts';
import { doingWords, doneWords } from './step-words.ts';
import { useNow } from './use-now.ts';
import { durationText, type UserFormat } from './user-format.ts';

interface StepLineProps {
  readonly step: Step;
  readonly format: UserFormat;
}

/** A step while the answer is being worked on: what it does, and for how long. */
export function StepLine({ step, format }: StepLineProps): ReactElement {
  const running = step.state === 'started';
  const now = useNow(running);
  const took = step.startedAt === null ? null : (step.finishedAt ?? now) - step.startedAt;
  return (
    <li className="chat-step" data-running={running || undefined}>
      <EntryStatus state={LOOK[step.state]} />
      <span className="chat-source-words">
        {running || step.state === 'proposed' ? `${doingWords(step)}…` : doneWords(step)}
      </span>
      {/* A step that is over at once needs no clock. */}
      {took !== null && (!running || took >= 1_000) && (
        <span className="chat-source-facts">{durationText(took, format.locale)}</span>
      )}
    </li>
  );
}

const LOOK: Readonly<Record<Step['state'], EntryState>> = {
  proposed: 'waiting',
  started: 'running',
  succeeded: 'done',
  failed: 'failed',
  refused: 'refused',
  cancelled: 'cancelled',
  unknown: 'unknown',
};
