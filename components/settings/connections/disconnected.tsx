import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Disconnecting } from './use-disconnect.ts';

/** What became of an account stays said after its card is gone. */
export function Disconnected({
  disconnecting: { state, leaving },
}: {
  disconnecting: Disconnecting;
}): ReactElement | null {
  if (state.status === 'failed') return <ProblemNotice problem={state.problem} />;
  if (state.status !== 'done' || !leaving) return null;
  const title = t('options_disconnected', leaving.orgName || leaving.myDomainHost);
  if (leaving.sharedBy) {
    return (
      <Notice icon="check" role="status" title={title}>
        <p>{t('connections_forgotten', leaving.sharedBy.name)}</p>
      </Notice>
    );
  }
  return state.value.revoked ? (
    <Notice icon="check" role="status" title={title}>
      <p>{t('options_disconnected_revoked')}</p>
    </Notice>
  ) : (
    <Notice tone="warn" icon="alert" role="status" title={title}>
      <p>
        {t(
          leaving.credential === 'private_key'
            ? 'connections_key_not_revoked'
            : 'options_disconnected_not_revoked',
        )}
      </p>
    </Notice>
  );
}
