import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';

interface ConfirmButtonProps {
  readonly label: string;
  readonly icon: IconName;
  /** What will happen, asked before it does. */
  readonly question: ReactNode;
  readonly disabled?: boolean;
  readonly small?: boolean;
  readonly onConfirm: () => void;
}

/** A button that asks once more, in its own place, before it does something that cannot be taken back. */
export function ConfirmButton({
  label,
  icon,
  question,
  disabled = false,
  small = false,
  onConfirm,
}: ConfirmButtonProps): ReactElement {
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    // The button that had the focus is gone: lead it on, to the harmless answer first.
    if (asking) keep.current?.focus();
    else if (wasAsking.current) first.current?.focus();
    wasAsking.current = asking;
  }, [asking]);

  if (!asking) {
    return (
      <Button
        ref={first}
        look="quiet"
        icon={icon}
        small={small}
        disabled={disabled}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the whole row
    <div
      className="st-confirm"
      role="group"
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <p>{question}</p>
      <div className="ui-actions">
        <Button
          look="danger"
          icon={icon}
          small={small}
          onClick={() => {
            // Where the focus goes from here, whoever acts on it knows.
            wasAsking.current = false;
            setAsking(false);
            onConfirm();
          }}
        >
          {label}
        </Button>
        <Button ref={keep} small={small} onClick={() => setAsking(false)}>
          {t('options_keep')}
        </Button>
      </div>
    </div>
  );
}
