import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Asking } from './use-host-access.ts';

interface HostNoticeProps {
  readonly pattern: string;
  readonly asked: Asking | null;
  readonly onAsk: () => void;
}

/** The browser keeps the extension from this address until the user says otherwise. */
export function HostNotice({ pattern, asked, onAsk }: HostNoticeProps): ReactElement {
  const host = pattern.replace(/\/\*$/, '');
  const refused = asked === 'refused';
  return (
    <Notice
      tone="warn"
      icon="shield"
      role={refused ? 'alert' : 'status'}
      title={t(refused ? 'options_host_refused' : 'options_host_needed', host)}
    >
      <p>
        {t(
          asked === 'asking'
            ? 'options_host_asking'
            : refused
              ? 'options_host_refused_next'
              : 'options_host_why',
        )}
      </p>
      <div className="ui-actions">
        <Button small icon="shield" onClick={onAsk}>
          {t(refused ? 'options_host_ask_again' : 'options_host_allow')}
        </Button>
      </div>
    </Notice>
  );
}
