import { lazy, memo, type ReactElement, Suspense } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Turn } from '../../lib/storage/run.ts';
import { Icon } from '../ui/icon.tsx';
import { hasResult } from './approvals/has-result.ts';
import type { LinkRules } from './markdown/link-target.ts';
import { Markdown } from './markdown/markdown.tsx';
import { StepLine } from './step-line.tsx';
import { useTurnText } from './use-turn-text.ts';
import type { UserFormat } from './user-format.ts';

// Most answers change nothing.
const WriteResult = lazy(() => import('./approvals/write-result.tsx'));

interface TurnViewProps {
  readonly runId: string;
  readonly turn: Turn;
  readonly rules: LinkRules;
  readonly format: UserFormat;
  /** While the answer is being worked on its steps stand between its words; after that under Analyzed sources. */
  readonly showSteps: boolean;
  /** Another turn took its text up again: what was cut need not be marked. */
  readonly last: boolean;
  /** The user stopped it, which is said at its end. */
  readonly stopped: boolean;
}

export const TurnView = memo(function TurnView(props: TurnViewProps): ReactElement | null {
  const { runId, turn, rules, format, showSteps, last, stopped } = props;
  const text = useTurnText(turn);
  // What came of a write stays; a step that waits for approval is a card at the end.
  const writes = turn.steps.filter(hasResult);
  const steps = showSteps
    ? turn.steps.filter((step) => step.state !== 'awaiting_approval' && !hasResult(step))
    : [];
  if (text.trim() === '' && steps.length === 0 && writes.length === 0) return null;
  return (
    <>
      {text.trim() !== '' && <Markdown text={text} rules={rules} partial={turn.state !== 'complete'} />}
      {turn.state === 'interrupted' && text.trim() !== '' && !(stopped && last) && (
        <p className="chat-interrupted">
          <Icon name="minus" size={12} />
          {t(last ? 'chat_interrupted' : 'chat_interrupted_again')}
        </p>
      )}
      {steps.length > 0 && (
        <ol className="chat-steps">
          {steps.map((step) => (
            <StepLine key={step.id} step={step} format={format} />
          ))}
        </ol>
      )}
      {writes.length > 0 && (
        <Suspense fallback={null}>
          {writes.map((step) => (
            <WriteResult key={step.id} runId={runId} step={step} lightningHost={rules.lightningHost} />
          ))}
        </Suspense>
      )}
    </>
  );
});
