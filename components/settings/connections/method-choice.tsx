import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import { type ConnectionMethod, METHODS } from '../../../lib/storage/agent.ts';

const WORDS = {
  own: { label: 'connections_method_own', means: 'connections_method_own_means' },
  shared: { label: 'connections_method_shared', means: 'connections_method_shared_means' },
} as const;

interface MethodChoiceProps {
  readonly chosen: ConnectionMethod;
  readonly onChoose: (method: ConnectionMethod) => void;
}

/** Counts at once, for every agent that has no method of its own. */
export function MethodChoice({ chosen, onChoose }: MethodChoiceProps): ReactElement {
  const id = useId();
  return (
    <fieldset className="cn-methods">
      <legend className="cn-legend">{t('connections_method')}</legend>
      {METHODS.map((method) => (
        <div key={method} className="cn-method">
          <input
            type="radio"
            id={`${id}-${method}`}
            name={id}
            checked={chosen === method}
            onChange={() => onChoose(method)}
            aria-describedby={`${id}-${method}-means`}
          />
          <label htmlFor={`${id}-${method}`}>{t(WORDS[method].label)}</label>
          <p id={`${id}-${method}-means`}>{t(WORDS[method].means)}</p>
        </div>
      ))}
    </fieldset>
  );
}
