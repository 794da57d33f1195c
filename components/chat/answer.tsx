import { lazy, memo, type ReactElement, Suspense, useMemo } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { answerText } from './answer-text.ts';
import { awaitingSteps } from './approvals/approval-words.ts';
import { ConnectCard } from './connect-card.tsx';
import { connectTarget } from './connect-target.ts';
import type { LinkRules } from './markdown/link-target.ts';
import { useActions } from './panel-actions.ts';
import { ProblemCard } from './problem-card.tsx';
import { isOver, isUnderWay, isWorking } from './run-state.ts';
import { AnalyzedSources } from './sources/analyzed-sources.tsx';
import { TurnView } from './turn-view.tsx';
import { UsageLine } from './usage-line.tsx';
import { WorkingLine } from './working-line.tsx';

// Loaded when something waits: most answers are read without it.
const ApprovalRegion = lazy(() => import('./approvals/approval-region.tsx'));
const PausedCard = lazy(() => import('./paused-card.tsx'));

/** What the agent answers: its words as they come, its steps, then its sources, and what went wrong. */
export const Answer = memo(function Answer({ run }: { run: Run }): ReactElement {
  const { format } = useActions();
  const underWay = isUnderWay(run);
  const rulesOfTurns = useLinkRules(run);
  return (
    <article className="chat-answer" aria-label={run.agent.name} aria-busy={isWorking(run) || undefined}>
      {run.turns.map((turn, index) => (
        <TurnView
          key={turn.id}
          runId={run.id}
          turn={turn}
          rules={rulesOfTurns[index] ?? NO_LINKS}
          format={format}
          showSteps={underWay}
          last={index === run.turns.length - 1}
          stopped={run.status === 'cancelled'}
        />
      ))}
      {!isOver(run) && awaitingSteps(run).length > 0 && (
        <Suspense fallback={null}>
          <ApprovalRegion run={run} />
        </Suspense>
      )}
      {run.status === 'paused' && (
        <Suspense fallback={null}>
          <PausedCard run={run} />
        </Suspense>
      )}
      {underWay ? <WorkingLine run={run} format={format} /> : <Outcome run={run} />}
    </article>
  );
});

const NO_LINKS: LinkRules = { citations: [], lightningHost: null };

/** The same object for a turn as long as its citations are: a later turn does not draw an earlier one again. */
function useLinkRules({ turns, org }: Run): readonly LinkRules[] {
  const lightningHost = org?.lightningHost ?? null;
  const key = turns.map((turn) => turn.citations.join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that is used of the turns
  return useMemo(
    () => turns.map(({ citations }) => ({ citations, lightningHost })),
    [key, lightningHost, turns.length],
  );
}

/** How it ended, or what it waits for. */
function Outcome({ run }: { run: Run }): ReactElement {
  const { format } = useActions();
  const text = answerText(run);
  return (
    <>
      {run.status === 'cancelled' && (
        <p className="chat-stopped">
          <Icon name="stop" size={12} />
          {t('chat_stopped')}
        </p>
      )}
      {run.status === 'needs_login' && <NeedsLogin run={run} />}
      {run.status === 'interrupted' && <Resume run={run} />}
      {run.problem && (run.status === 'failed' || run.status === 'done') && (
        <ProblemCard
          problem={run.problem}
          run={run.status === 'failed' ? run : null}
          mild={run.status === 'done'}
        />
      )}
      <div className="chat-answer-foot">
        <AnalyzedSources run={run} format={format} />
        {isOver(run) && <UsageLine run={run} locale={format.locale} />}
        {text !== '' && <CopyButton text={text} label={t('chat_copy_answer')} iconOnly />}
      </div>
    </>
  );
}

function NeedsLogin({ run }: { run: Run }): ReactElement {
  const { connections, connection } = useActions();
  // The card says all of it where nobody can sign in.
  const ended = connectTarget(connections, run.org, connection ?? null)?.sharedBy;
  return (
    <>
      {run.problem && !ended && <ProblemCard problem={{ ...run.problem, action: null }} run={null} mild />}
      <ConnectCard run={run} />
    </>
  );
}

function Resume({ run }: { run: Run }): ReactElement {
  const { retry } = useActions();
  if (run.problem) return <ProblemCard problem={{ ...run.problem, action: 'retry' }} run={run} />;
  return (
    <p className="chat-stopped">
      {t('chat_was_interrupted')}
      <Button small onClick={() => retry(run.id)}>
        {t('chat_resume')}
      </Button>
    </p>
  );
}
