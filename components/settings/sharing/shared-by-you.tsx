import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Person } from '../../../lib/storage/people.ts';
import type { Share } from '../../../lib/storage/share.ts';
import { Notice } from '../../ui/notice.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { ShareCard } from './share-card.tsx';

interface SharedByYouProps {
  readonly connections: readonly Connection[];
  readonly shares: readonly Share[];
  readonly people: readonly Person[];
  readonly mayShare: boolean;
  readonly onAddPeople: () => void;
}

/** The shared connections that were signed in to here, newest first. */
export function SharedByYou({ connections, mayShare, ...rest }: SharedByYouProps): ReactElement | null {
  const own = connections
    .filter(({ method, sharedBy }) => method === 'shared' && sharedBy === null)
    .toSorted((a, b) => b.connectedAt - a.connectedAt);
  // Where one would be connected, the page says already that nobody may here.
  if (!mayShare && own.length === 0) return null;
  return (
    <section className="st-section" aria-labelledby="shared-by-you">
      <h2 id="shared-by-you">{t('sharing_by_you')}</h2>
      <p className="st-section-lead">{t('sharing_by_you_lead')}</p>
      {!mayShare && <OnlyAdministrators />}
      {own.map((connection) => (
        <ShareCard key={connection.id} connection={connection} mayShare={mayShare} {...rest} />
      ))}
      {mayShare && own.length === 0 && (
        <Notice icon="users" title={t('sharing_by_you_none')}>
          <p>{t('sharing_by_you_none_next')}</p>
        </Notice>
      )}
    </section>
  );
}

function OnlyAdministrators(): ReactElement {
  const { policy } = useSettings();
  const nobody = policy.sharing.setUpBy === 'nobody';
  return (
    <Notice icon="lock" title={t(nobody ? 'sharing_nobody' : 'sharing_only_admins')}>
      <p>{t(nobody ? 'sharing_nobody_next' : 'sharing_only_admins_next')}</p>
      <SetByOrganisation />
    </Notice>
  );
}
