import { type ReactElement, type ReactNode, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';

interface WelcomeStepProps {
  readonly number: number;
  readonly done: boolean;
  readonly title: string;
  readonly text: string;
  /** What to do about it. */
  readonly children: ReactNode;
}

export function WelcomeStep({ number, done, title, text, children }: WelcomeStepProps): ReactElement {
  const id = useId();
  return (
    <li className={done ? 'wl-step wl-step-done' : 'wl-step'} aria-labelledby={id}>
      <span className="wl-number" aria-hidden="true">
        {done ? <Icon name="check" size={15} /> : number}
      </span>
      <div className="wl-body">
        <h2 id={id}>
          {title}
          {done && <span className="ui-hidden"> {t('options_step_done')}</span>}
        </h2>
        <p>{text}</p>
        <div className="wl-actions">{children}</div>
      </div>
    </li>
  );
}
