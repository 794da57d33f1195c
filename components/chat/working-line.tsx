import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { useNow } from './use-now.ts';
import { useTurnText } from './use-turn-text.ts';
import { durationText, type UserFormat } from './user-format.ts';

interface WorkingLineProps {
  readonly run: Run;
  readonly format: UserFormat;
}

/** Shown until words come: a model may think for a minute, and silence looks like failure. */
export function WorkingLine({ run, format }: WorkingLineProps): ReactElement | null {
  const turn = run.turns.at(-1);
  const now = useNow(true);
  const waited = now - (turn?.startedAt ?? run.createdAt);
  return (
    <p className="chat-working">
      <span className="chat-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t(run.turns.length > 1 ? 'chat_thinking_again' : 'chat_thinking')}
      {waited >= 3_000 && <span className="chat-source-facts">{durationText(waited, format.locale)}</span>}
    </p>
  );
}

/** Draws the line only while the newest turn has no text: its own subscription, so that tokens do not draw the rest. */
export function WorkingLineIfSilent({ run, format }: WorkingLineProps): ReactElement | null {
  const turn = run.turns.at(-1);
  if (run.status === 'acting') return null;
  return turn && turn.state === 'streaming' ? (
    <SilentTurn run={run} format={format} />
  ) : (
    <WorkingLine run={run} format={format} />
  );
}

function SilentTurn({ run, format }: WorkingLineProps): ReactElement | null {
  const turn = run.turns.at(-1);
  const text = useTurnText(turn ?? NO_TURN);
  return text.trim() === '' ? <WorkingLine run={run} format={format} /> : null;
}

const NO_TURN = {
  id: '',
  state: 'complete',
  text: '',
  steps: [],
  citations: [],
  usage: null,
  startedAt: 0,
  finishedAt: null,
} as const;
