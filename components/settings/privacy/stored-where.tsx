import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';

/** All that Recordside keeps, in the words of who has to answer for it. */
export function StoredWhere({ historyKept }: { historyKept: boolean }): ReactElement {
  const places = [
    { what: t('privacy_settings_what'), where: t('privacy_settings_where') },
    { what: t('privacy_secrets_what'), where: t('privacy_secrets_where') },
    { what: t('privacy_tokens_what'), where: t('privacy_tokens_where') },
    {
      what: t('privacy_conversations_what'),
      where: t(historyKept ? 'privacy_conversations_where_kept' : 'privacy_conversations_where_session'),
    },
    { what: t('privacy_results_what'), where: t('privacy_results_where') },
    { what: t('privacy_log_what'), where: t('privacy_log_where') },
    { what: t('privacy_spend_what'), where: t('privacy_spend_where') },
    { what: t('privacy_sharing_what'), where: t('privacy_sharing_where') },
  ];
  return (
    <section className="st-section" aria-labelledby="stored">
      <h2 id="stored">{t('privacy_stored')}</h2>
      <p className="st-section-lead">{t('privacy_stored_lead')}</p>
      <dl className="pr-stored">
        {places.map(({ what, where }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
