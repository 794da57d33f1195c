import { type ReactElement, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { TaskState } from '../use-task.ts';
import { ImportPanel } from './import-panel.tsx';
import { MySharingKey } from './my-sharing-key.tsx';
import { ProvidedShares } from './provided-shares.tsx';
import type { ShareSource } from './share-source.ts';
import { useProvided } from './use-provided.ts';
import type { SharingIdentity } from './use-sharing-identity.ts';

interface SharedWithYouProps {
  readonly connections: readonly Connection[];
  readonly identity: TaskState<SharingIdentity>;
  readonly onRetryIdentity: () => void;
}

/** The member's side: taking copies in, and the key that others seal them to. */
export function SharedWithYou({ connections, identity, onRetryIdentity }: SharedWithYouProps): ReactElement {
  const provided = useProvided();
  const title = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<{ readonly source: ShareSource; readonly at: number } | null>(null);
  const [taken, setTaken] = useState<Connection | null>(null);

  const show = (source: ShareSource) => {
    // Whatever was pressed gets the focus back.
    opener.current = document.activeElement as HTMLElement | null;
    setTaken(null);
    setOpen({ source, at: Date.now() });
  };
  const close = () => {
    setOpen(null);
    opener.current?.focus();
  };
  const done = (connection: Connection) => {
    setOpen(null);
    setTaken(connection);
    title.current?.focus();
  };
  const panel = open && <ImportPanel key={open.at} source={open.source} onDone={done} onClose={close} />;
  return (
    <section className="st-section" aria-labelledby="shared-with-you">
      <h2 id="shared-with-you" tabIndex={-1} ref={title}>
        {t('sharing_with_you')}
      </h2>
      <p className="st-section-lead">{t('sharing_with_you_lead')}</p>
      <ProvidedShares
        provided={provided}
        connections={connections}
        onOpen={({ name, text }) => show({ kind: 'provided', name, text })}
      />
      {open?.source.kind === 'provided' && panel}
      <div>
        <Button
          icon="upload"
          aria-expanded={open?.source.kind === 'own'}
          onClick={() => (open?.source.kind === 'own' ? close() : show({ kind: 'own' }))}
        >
          {t('sharing_import')}
        </Button>
      </div>
      {open?.source.kind === 'own' && panel}
      {taken && (
        <Notice
          tone="accent"
          icon="check"
          role="status"
          title={t('options_connected_as', taken.userName || taken.username, taken.orgName)}
        >
          <p>{t('sharing_import_done_text', taken.sharedBy?.name || t('sharing_preview_nameless'))}</p>
        </Notice>
      )}
      <MySharingKey identity={identity} onRetry={onRetryIdentity} />
    </section>
  );
}
