import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { KEY_COMMANDS } from '../connections/key-commands.ts';
import { CopyableValue } from '../copyable-value.tsx';
import type { SignInFacts } from '../settings-sources.ts';
import type { CopiedValue, Step, Topic } from './topic.ts';

interface TopicStepsProps {
  readonly topic: Topic;
  readonly subs: readonly string[];
  readonly facts: SignInFacts;
}

/** Who does what, for each cause in turn. */
export function TopicSteps({ topic: { causes }, subs, facts }: TopicStepsProps): ReactElement {
  const [only] = causes;
  return (
    <section className="tr-part" aria-labelledby="todo">
      <h3 id="todo">{t(causes.length > 1 ? 'trouble_causes' : 'trouble_todo')}</h3>
      {only && causes.length === 1 ? (
        <Steps steps={only.steps} subs={subs} facts={facts} />
      ) : (
        <>
          <p>{t('trouble_causes_lead')}</p>
          <ol className="tr-causes">
            {causes.map(({ title, tell, steps }, index) => (
              <li key={title} className="tr-cause">
                <h4>
                  <span className="tr-number" aria-hidden="true">
                    {index + 1}
                  </span>
                  {title && t(title)}
                </h4>
                {tell && (
                  <p>
                    <strong>{t('trouble_tell')}</strong> {t(tell, ...subs)}
                  </p>
                )}
                <Steps steps={steps} subs={subs} facts={facts} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface StepsProps extends Pick<TopicStepsProps, 'subs' | 'facts'> {
  readonly steps: readonly Step[];
}

function Steps({ steps, subs, facts }: StepsProps): ReactElement {
  return (
    <ol className="tr-steps">
      {steps.map(({ who, text, copy }, index) => (
        <li key={text}>
          {/* Said again only where it is somebody else's turn; the list is read out step by step. */}
          <span className={steps[index - 1]?.who === who ? 'ui-hidden' : 'tr-who'}>
            <Badge tone={who === 'admin' ? 'warn' : 'plain'}>
              {t(who === 'admin' ? 'trouble_who_admin' : 'trouble_who_you')}
            </Badge>
          </span>
          <span className="tr-count" aria-hidden="true">
            {index + 1}.
          </span>
          <div className="tr-do">
            <p>{t(text, ...subs)}</p>
            {copy && <Copied value={copy} facts={facts} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

const COPY_WORDS = {
  callback: 'options_copy_callback',
  scopes: 'connections_copy_scopes',
  consumerKey: 'connections_copy_consumer_key',
  makeKeyPair: 'connections_copy_command',
  convertKey: 'connections_copy_command',
} as const satisfies Record<CopiedValue, string>;

function Copied({ value, facts }: { value: CopiedValue; facts: SignInFacts }): ReactElement {
  const text = { ...facts, ...KEY_COMMANDS }[value];
  return text ? (
    <CopyableValue value={text} label={t(COPY_WORDS[value])} />
  ) : (
    <p className="st-note">{t('trouble_no_value')}</p>
  );
}
