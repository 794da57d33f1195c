import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';

interface AskFirstProps {
  /** What is asked about, for assistive technology. */
  readonly label: string;
  readonly question: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** Asks once more in the row of a list, the harmless answer first under the hand. */
export function AskFirst({ label, question, confirm, onConfirm, onKeep }: AskFirstProps): ReactElement {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the whole row
    <div
      className="st-confirm sh-ask"
      role="group"
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
    >
      <p>{question}</p>
      <div className="ui-actions">
        <Button look="danger" icon="trash" small onClick={onConfirm}>
          {confirm}
        </Button>
        <Button ref={keep} small onClick={onKeep}>
          {t('options_keep')}
        </Button>
      </div>
    </div>
  );
}
