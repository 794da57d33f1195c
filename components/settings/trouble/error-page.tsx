import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { AdminMessage } from '../connections/admin-message.tsx';
import { stepOf, stepsFor } from '../connections/guide/step-of.ts';
import { useSettings } from '../settings-context.ts';
import type { SignInFacts } from '../settings-sources.ts';
import { type Entry, topicSubs } from './entries.ts';
import { TopicSteps } from './topic-steps.tsx';

interface ErrorPageProps {
  readonly entry: Entry;
  readonly facts: SignInFacts;
  readonly connection: Connection | null;
}

/** One error in full. */
export function ErrorPage({ entry, facts, connection }: ErrorPageProps): ReactElement {
  const { code, problem, title, shown, topic } = entry;
  const { settings } = useSettings();
  const subs = topicSubs(facts);
  const step = stepOf(code);
  return (
    <article className="tr-error" aria-labelledby="error">
      <p>
        <a href="#trouble">{t('trouble_back')}</a>
      </p>
      <h2 id="error" tabIndex={-1}>
        {title}
      </h2>
      <section className="tr-part" aria-labelledby="shown">
        <h3 id="shown">{t('trouble_shown')}</h3>
        {shown.length === 0 ? (
          <p>{t('trouble_shown_nothing')}</p>
        ) : (
          <ul className="tr-shown">
            {shown.map((words) => (
              <li key={words}>
                <code>{words}</code>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="tr-part" aria-labelledby="means">
        <h3 id="means">{t('trouble_means')}</h3>
        <p>{topic ? t(topic.means, ...subs) : t(`problem_${code}_next` as MessageKey, ...problem.subs)}</p>
      </section>
      {topic && (
        <>
          <TopicSteps topic={topic} subs={subs} facts={facts} />
          <section className="tr-part" aria-labelledby="meanwhile">
            <h3 id="meanwhile">{t('trouble_meanwhile')}</h3>
            <p>{t(topic.meanwhile, ...subs)}</p>
          </section>
        </>
      )}
      <section className="tr-part" aria-labelledby="message">
        <h3 id="message">{t('trouble_admin')}</h3>
        <p>{t(problem.action === 'copy_for_admin' ? 'trouble_admin_lead' : 'trouble_admin_maybe')}</p>
        <AdminMessage problem={problem} facts={facts} open />
        <p className="st-note">
          {connection
            ? t('trouble_facts_connection', connection.orgName || connection.myDomainHost)
            : t('trouble_facts_form')}
        </p>
      </section>
      <p className="ui-actions">
        <a className="ui-button ui-button-primary" href="#connections">
          {t('trouble_to_connections')}
        </a>
        {step !== 'check' && stepsFor(settings.connectionMethod).includes(step) && (
          <a className="ui-button ui-button-secondary" href={`#connections/${step}`}>
            {t('trouble_to_step')}
          </a>
        )}
      </p>
    </article>
  );
}
