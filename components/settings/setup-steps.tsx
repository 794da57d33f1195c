import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import type { Area } from './route.ts';

interface SetupStepsProps {
  readonly connected: boolean;
  readonly modelReady: boolean;
  readonly area: Area;
}

/** What a new user still has to do; gone when both are done. */
export function SetupSteps({ connected, modelReady, area }: SetupStepsProps): ReactElement | null {
  if (connected && modelReady) return null;
  const steps = [
    { area: 'connections', done: connected, words: t('options_step_connect') },
    { area: 'models', done: modelReady, words: t('options_step_model') },
  ] as const;
  return (
    <ol className="st-setup" aria-label={t('options_steps')}>
      {steps.map((step, index) => (
        <li
          key={step.area}
          className={step.done ? 'st-setup-done' : undefined}
          aria-current={!step.done && step.area === area ? 'step' : undefined}
        >
          <span className="st-setup-number" aria-hidden="true">
            {step.done ? <Icon name="check" size={13} /> : index + 1}
          </span>
          {step.done || step.area === area ? (
            <span>{step.words}</span>
          ) : (
            <a href={`#${step.area}`}>{step.words}</a>
          )}
          {step.done && <span className="ui-hidden">{t('options_step_done')}</span>}
        </li>
      ))}
      <li>
        <span className="st-setup-number" aria-hidden="true">
          3
        </span>
        <span>{t('options_step_ask')}</span>
      </li>
    </ol>
  );
}
