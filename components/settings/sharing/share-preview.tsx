import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ShareSummary } from '../../../lib/storage/share.ts';
import { Notice } from '../../ui/notice.tsx';
import { KindBadge } from '../connections/kind-badge.tsx';
import { dayWords } from './day-words.ts';

/** What a sealed file says of itself, before anything of it is kept. */
export function SharePreview({ summary }: { summary: ShareSummary }): ReactElement {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { from, createdAt, orgName, orgId, myDomainHost, kind, userName, username, scopes } = summary;
  return (
    <div className="sh-preview">
      <h4 tabIndex={-1} ref={title}>
        {t('sharing_preview_title')}
      </h4>
      <dl className="st-facts">
        <Fact name={t('sharing_preview_org')}>
          <bdi>{orgName || myDomainHost}</bdi> <KindBadge kind={kind} />
          <span className="sh-under">
            {myDomainHost} · {orgId}
          </span>
        </Fact>
        <Fact name={t('sharing_preview_account')}>
          <bdi>{userName || username}</bdi>
          <span className="sh-under">{username}</span>
        </Fact>
        <Fact name={t('sharing_preview_scopes')}>
          <code>{scopes}</code>
        </Fact>
        <Fact name={t('sharing_preview_credential')}>{t(`sharing_preview_${summary.credential}`)}</Fact>
        <Fact name={t('sharing_preview_from')}>
          <bdi>{from || t('sharing_preview_nameless')}</bdi>
        </Fact>
        <Fact name={t('sharing_preview_created')}>{dayWords(createdAt)}</Fact>
        <Fact name={t('sharing_preview_opened')}>{t(`sharing_preview_opened_${summary.sealedTo}`)}</Fact>
      </dl>
      <Notice tone="warn" icon="alert">
        <p>{t('sharing_preview_unproven')}</p>
        {summary.replaces && <p>{t('sharing_preview_replaces')}</p>}
      </Notice>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
