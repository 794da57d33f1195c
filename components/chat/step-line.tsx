import type { ReactElement } from 'react';
import type { Step } from '../../lib/storage/run.ts';
import { EntryStatus } from './sources/entry-status.tsx';
import { ENTRY_STATES } from './sources/source-entries.ts';
import { stepWords } from './step-words.ts';
import { useNow } from './use-now.ts';
import { durationText, type UserFormat } from './user-format.ts';

interface StepLineProps {
  readonly step: Step;
  readonly format: UserFormat;
}

/** A step while the answer is being worked on: what it does, and for how long. */
export function StepLine({ step, format }: StepLineProps): ReactElement {
  const running = step.state === 'started' || step.state === 'previewing';
  const now = useNow(running);
  const took = step.startedAt === null ? null : (step.finishedAt ?? now) - step.startedAt;
  return (
    <li className="chat-step" data-running={running || undefined}>
      <EntryStatus state={ENTRY_STATES[step.state]} />
      <span className="chat-source-words">
        {GOING_ON.includes(step.state) ? `${stepWords(step)}…` : stepWords(step)}
      </span>
      {/* A step that is over at once needs no clock. */}
      {took !== null && (!running || took >= 1_000) && (
        <span className="chat-source-facts">{durationText(took, format.locale)}</span>
      )}
    </li>
  );
}

const GOING_ON: readonly Step['state'][] = ['proposed', 'previewing', 'approved', 'started'];
