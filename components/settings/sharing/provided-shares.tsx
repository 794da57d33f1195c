import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Provided } from './use-provided.ts';

interface ProvidedSharesProps {
  readonly provided: readonly Provided[];
  readonly connections: readonly Connection[];
  readonly onOpen: (provided: Provided) => void;
}

/** What the organisation has for the user, until it is taken. */
export function ProvidedShares({ provided, connections, onOpen }: ProvidedSharesProps): ReactElement | null {
  if (provided.length === 0) return null;
  const taken = new Set(connections.flatMap(({ sharedBy }) => (sharedBy ? [sharedBy.shareId] : [])));
  return (
    <div className="sh-provided">
      {provided.map((each) =>
        each.summary && taken.has(each.summary.shareId) ? (
          <p key={each.text} className="st-result">
            <Icon name="check" size={14} />
            {t('sharing_provided_in_use', each.name)}
          </p>
        ) : (
          <Notice
            key={each.text}
            // One that cannot be looked into may be in use already.
            tone={each.summary || taken.size === 0 ? 'accent' : 'plain'}
            icon="building"
            title={t('sharing_provided_title', each.name)}
          >
            <p>{t('sharing_provided_text')}</p>
            <div className="ui-actions">
              <Button small icon="key" onClick={() => onOpen(each)}>
                {t('sharing_provided_open')}
              </Button>
            </div>
          </Notice>
        ),
      )}
    </div>
  );
}
