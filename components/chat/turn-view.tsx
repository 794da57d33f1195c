import { memo, type ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Turn } from '../../lib/storage/run.ts';
import { Icon } from '../ui/icon.tsx';
import type { LinkRules } from './markdown/link-target.ts';
import { Markdown } from './markdown/markdown.tsx';
import { StepLine } from './step-line.tsx';
import { useTurnText } from './use-turn-text.ts';
import type { UserFormat } from './user-format.ts';

interface TurnViewProps {
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
  const { turn, rules, format, showSteps, last, stopped } = props;
  const text = useTurnText(turn);
  const steps = showSteps ? turn.steps : [];
  if (text.trim() === '' && steps.length === 0) return null;
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
    </>
  );
});
