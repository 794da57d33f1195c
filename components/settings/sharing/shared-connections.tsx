import './sharing.css';
import { type ReactElement, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useWatched } from '../../ui/use-watched.ts';
import { useSettings } from '../settings-context.ts';
import { TaskProgress } from '../task-progress.tsx';
import { NEW_PERSON, PeopleSection } from './people-section.tsx';
import { SharedByYou } from './shared-by-you.tsx';
import { SharedWithYou } from './shared-with-you.tsx';
import { useSharingIdentity } from './use-sharing-identity.ts';

/** Shared connections, both sides of them: what others shared with the user, and what the user shares. */
export function SharedConnections({ connections }: { connections: readonly Connection[] }): ReactElement {
  const { sources, policy } = useSettings();
  const people = useWatched(sources.people.watch);
  const shares = useWatched(sources.watchShares);
  const { state: identity, ask } = useSharingIdentity();
  const frame = useRef<HTMLDivElement>(null);
  const known = identity.status === 'done' ? identity.value : null;
  // The background refuses whoever may not; until it has spoken, only what is open to all is offered.
  const mayShare = known?.mayShare ?? policy.sharing.setUpBy === 'everyone';

  const addPeople = () => frame.current?.querySelector<HTMLElement>(`[data-person="${NEW_PERSON}"]`)?.focus();
  return (
    <div className="sh-frame" ref={frame}>
      <SharedWithYou connections={connections} identity={identity} onRetryIdentity={ask} />
      {people && shares ? (
        <>
          <SharedByYou
            connections={connections}
            shares={shares}
            people={people}
            mayShare={mayShare}
            onAddPeople={addPeople}
          />
          {mayShare && <PeopleSection people={people} ownKey={known?.publicKey ?? null} />}
        </>
      ) : (
        <TaskProgress>{t('options_loading')}</TaskProgress>
      )}
    </div>
  );
}
