import { type ReactElement, useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { BackLink } from './back-link.tsx';

/** It was deleted, in another window maybe, or the address was never one. */
export function AgentGone(): ReactElement {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div className="ag-gone" ref={top} tabIndex={-1}>
      <BackLink />
      <Notice tone="warn" icon="alert" role="status" title={t('agents_gone')}>
        <p>{t('agents_gone_next')}</p>
      </Notice>
    </div>
  );
}
