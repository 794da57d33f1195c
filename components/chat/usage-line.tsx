import { type ReactElement, useId, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { moneyText } from '../../lib/money-text.ts';
import type { Run } from '../../lib/storage/run.ts';
import { usageOf } from '../../lib/storage/run-usage.ts';
import { OptionsLink } from './options-link.tsx';
import { usageWords } from './usage-words.ts';

interface UsageLineProps {
  readonly run: Run;
  readonly locale: string;
}

/** What an answer used, for who wants to know: a quiet line, unfolded into its parts. Nothing where nothing is known. */
export function UsageLine({ run, locale }: UsageLineProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  const id = useId();
  const usage = usageOf(run);
  const words = usageWords(usage, locale);
  if (words === '') return null;
  const { inputTokens, cachedTokens, outputTokens, apiCalls, cost } = usage;
  const count = (value: number) => new Intl.NumberFormat(locale).format(value);
  const facts: readonly (readonly [string, string])[] = [
    [t('chat_usage_input'), count(inputTokens)],
    [t('chat_usage_cached'), count(cachedTokens)],
    [t('chat_usage_output'), count(outputTokens)],
    [t('chat_usage_cost'), cost === null ? t('chat_usage_no_price') : moneyText(cost, locale)],
    [t('chat_usage_salesforce'), count(apiCalls)],
  ];
  return (
    <div className="chat-usage">
      <button
        type="button"
        className="chat-usage-button"
        title={t('chat_usage')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {words}
      </button>
      <div id={id} className="chat-usage-facts" hidden={!open}>
        {open && (
          <>
            <dl>
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <OptionsLink to="usage">{t('chat_usage_settings')}</OptionsLink>
          </>
        )}
      </div>
    </div>
  );
}
