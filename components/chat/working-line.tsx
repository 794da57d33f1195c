import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Run, Turn } from '../../lib/storage/run.ts';
import { isWorking } from './run-state.ts';
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
  // Steps that run say themselves what goes on, and cards what they wait for.
  if (run.status === 'acting' || !isWorking(run)) return null;
  const line = <Line since={turn?.startedAt ?? run.createdAt} again={run.turns.length > 1} format={format} />;
  return turn?.state === 'streaming' ? <UntilText turn={turn}>{line}</UntilText> : line;
}

/** Its own subscription to the text, so that tokens do not draw the rest of the answer. */
function UntilText({ turn, children }: { turn: Turn; children: ReactElement }): ReactElement | null {
  return useTurnText(turn).trim() === '' ? children : null;
}

interface LineProps {
  readonly since: number;
  readonly again: boolean;
  readonly format: UserFormat;
}

function Line({ since, again, format }: LineProps): ReactElement {
  const waited = useNow(true) - since;
  return (
    <p className="chat-working">
      <span className="chat-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t(again ? 'chat_thinking_again' : 'chat_thinking')}
      {waited >= 3_000 && <span className="chat-source-facts">{durationText(waited, format.locale)}</span>}
    </p>
  );
}
