import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import { METHODS } from '../../../lib/storage/agent.ts';
import { useSettings } from '../settings-context.ts';

const WORDS = {
  own: { label: 'connections_method_own', means: 'connections_method_own_means' },
  shared: { label: 'connections_method_shared', means: 'connections_method_shared_means' },
} as const;

/** Counts at once, for every agent that has no method of its own. */
export function MethodChoice(): ReactElement {
  const { settings, saver } = useSettings();
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
            checked={settings.connectionMethod === method}
            onChange={() => void saver.now((before) => ({ ...before, connectionMethod: method }))}
            aria-describedby={`${id}-${method}-means`}
          />
          <label htmlFor={`${id}-${method}`}>{t(WORDS[method].label)}</label>
          <p id={`${id}-${method}-means`}>{t(WORDS[method].means)}</p>
        </div>
      ))}
    </fieldset>
  );
}
