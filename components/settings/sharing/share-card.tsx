import { type ReactElement, useId, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Person } from '../../../lib/storage/people.ts';
import type { Share } from '../../../lib/storage/share.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { KindBadge } from '../connections/kind-badge.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { type Copy, candidatesOf, copiesOf, lastSharer, toSealAgain } from './copies.ts';
import { CopiesList } from './copies-list.tsx';
import { dayWords } from './day-words.ts';
import { ShareForm } from './share-form.tsx';
import { type ShareAct, ShareOutcome } from './share-outcome.tsx';

interface ShareCardProps {
  readonly connection: Connection;
  readonly shares: readonly Share[];
  readonly people: readonly Person[];
  readonly mayShare: boolean;
  readonly onAddPeople: () => void;
}

/** One shared connection as its owner sees it: who has a copy, and how to make and to end copies. */
export function ShareCard({
  connection,
  shares,
  people,
  mayShare,
  onAddPeople,
}: ShareCardProps): ReactElement {
  const { sources } = useSettings();
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const act = useTask<ShareAct>();
  const [kind, setKind] = useState<ShareAct['kind']>('revoke');
  /** The form is made anew each time it is opened; null while it is closed. */
  const [form, setForm] = useState<{ readonly preset: readonly string[]; readonly at: number } | null>(null);

  const share = shares.find(({ connectionId }) => connectionId === connection.id);
  const copies = copiesOf(share, people);
  const dead = toSealAgain(copies);
  const signedOut = connection.state === 'needs_login';
  const keyBased = connection.credential === 'private_key';
  const running = act.state.status === 'running';
  const org = connection.orgName || connection.myDomainHost;
  const account = connection.userName || connection.username;
  const connectionId = connection.id;

  const begin = (next: ShareAct['kind'], work: () => Promise<ShareAct>) => {
    // The button that was pressed is gone.
    title.current?.focus();
    setKind(next);
    void act.run(work);
  };
  const remove = ({ recipient: { personId }, name, state }: Copy) =>
    begin('remove', async () => {
      await sources.send('removeFromShare', { connectionId, personId });
      return { kind: 'remove', name, worked: state !== 'dead' };
    });
  const open = (preset: readonly string[]) => {
    act.clear();
    setForm({ preset, at: Date.now() });
  };
  const close = () => {
    setForm(null);
    opener.current?.focus();
  };
  const nobody = copies.length === 0 && (share?.teamAt ?? null) === null;
  return (
    <article className="st-card" aria-labelledby={heading}>
      <header className="st-card-head">
        <h3 id={heading} tabIndex={-1} ref={title}>
          {t('sharing_card', org, account)}
        </h3>
        <KindBadge kind={connection.kind} />
      </header>
      {signedOut && act.state.status !== 'done' && (
        <Notice tone="warn" icon="alert" title={t('sharing_signed_out')}>
          <p>{t('sharing_signed_out_next')}</p>
        </Notice>
      )}
      <div className="sh-copies">
        <h4>{t('sharing_who')}</h4>
        {nobody ? (
          <p className="st-note">{t('sharing_never')}</p>
        ) : (
          <CopiesList
            copies={copies}
            teamAt={share?.teamAt ?? null}
            canSeal={mayShare && !signedOut && !running}
            canRemove={mayShare && !running}
            onSealAgain={(personId) => open([personId])}
            onRemove={remove}
          />
        )}
        {share && (
          <p className="st-note">
            {t('sharing_since', share.sharer)}
            {share.rotatedAt !== null && ` ${t('sharing_rotated', dayWords(share.rotatedAt))}`}
          </p>
        )}
      </div>
      {keyBased && <p className="st-note">{t('sharing_key_based')}</p>}
      {mayShare && (
        <div className="st-card-actions">
          <Button
            ref={opener}
            look="primary"
            icon="users"
            disabled={signedOut || running}
            aria-expanded={form !== null}
            onClick={() => (form ? close() : open([]))}
          >
            {t('sharing_share')}
          </Button>
          {dead.length > 1 && !signedOut && form === null && (
            <Button icon="lock" disabled={running} onClick={() => open(dead)}>
              {tn('sharing_seal_again_all', dead.length)}
            </Button>
          )}
          {/* A key is ended in Salesforce alone; the card says where. */}
          {!keyBased && (
            <>
              <ConfirmButton
                label={t('sharing_rotate')}
                icon="refresh"
                question={t('sharing_rotate_question', org, connection.username || account)}
                disabled={running}
                onConfirm={() =>
                  begin('rotate', async () => ({
                    kind: 'rotate',
                    ...(await sources.send('rotateShare', { connectionId })),
                  }))
                }
              />
              <ConfirmButton
                label={t('sharing_revoke')}
                icon="close"
                question={t('sharing_revoke_question', org, account)}
                // Signed out with copies about, the last try may not have reached Salesforce.
                disabled={running || (signedOut && nobody)}
                onConfirm={() =>
                  begin('revoke', async () => ({
                    kind: 'revoke',
                    ...(await sources.send('revokeShare', { connectionId })),
                  }))
                }
              />
            </>
          )}
        </div>
      )}
      {form && mayShare && (
        <ShareForm
          key={form.at}
          connection={connection}
          candidates={candidatesOf(share, people)}
          preset={form.preset}
          sharer={lastSharer(shares, connection.id)}
          onAddPeople={() => {
            setForm(null);
            onAddPeople();
          }}
          onClose={close}
        />
      )}
      <ShareOutcome
        state={act.state}
        kind={kind}
        connection={connection}
        dead={dead.length}
        onSealAgain={() => open(dead)}
      />
    </article>
  );
}
