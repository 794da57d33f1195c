import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { AskFirst } from './ask-first.tsx';
import type { Copy, CopyState } from './copies.ts';
import { dayWords } from './day-words.ts';
import { useMoreRows } from './use-more-rows.ts';

interface CopiesListProps {
  readonly copies: readonly Copy[];
  /** When a copy with a passphrase was made; null: none of the present token. */
  readonly teamAt: number | null;
  readonly canSeal: boolean;
  readonly canRemove: boolean;
  readonly onSealAgain: (personId: string) => void;
  readonly onRemove: (copy: Copy) => void;
}

/** Who has a copy, and how it stands with each. */
export function CopiesList(props: CopiesListProps): ReactElement {
  const { copies, teamAt } = props;
  const { shown, left, more } = useMoreRows(copies);
  return (
    <>
      <ul className="sh-rows">
        {teamAt !== null && (
          <li className="sh-row">
            <div className="sh-row-about">
              <span className="sh-name">{t('sharing_team')}</span>
              <p className="st-note">{t('sharing_team_text', dayWords(teamAt))}</p>
            </div>
          </li>
        )}
        {shown.map((copy) => (
          <CopyRow key={copy.recipient.personId} copy={copy} {...props} />
        ))}
      </ul>
      {left > 0 && (
        <Button look="quiet" small onClick={more}>
          {t('sharing_people_more', left)}
        </Button>
      )}
    </>
  );
}

interface CopyRowProps extends Omit<CopiesListProps, 'copies' | 'teamAt'> {
  readonly copy: Copy;
}

function CopyRow({ copy, canSeal, canRemove, onSealAgain, onRemove }: CopyRowProps): ReactElement {
  const [asking, setAsking] = useState(false);
  const remove = useRef<HTMLButtonElement>(null);
  const { name, state, recipient } = copy;
  const again = state === 'dead' || state === 'other_key';
  const gone = state === 'removed' || state === 'removed_unsure';
  return (
    <li className="sh-row">
      <div className="sh-row-about">
        <bdi className="sh-name">{name}</bdi> <State copy={copy} />
        {TEXTS[state] && <p className="st-note">{t(TEXTS[state])}</p>}
      </div>
      <div className="sh-row-actions">
        {again && canSeal && (
          <Button
            small
            icon="lock"
            aria-label={t('sharing_seal_again_for', name)}
            onClick={() => onSealAgain(recipient.personId)}
          >
            {t('sharing_seal_again')}
          </Button>
        )}
        {!gone && canRemove && (
          <IconButton
            ref={remove}
            icon="trash"
            small
            label={t('sharing_remove_person', name)}
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          />
        )}
      </div>
      {asking && !gone && (
        <AskFirst
          label={t('sharing_remove_person', name)}
          question={t(state === 'dead' ? 'sharing_remove_dead_question' : 'sharing_remove_question', name)}
          confirm={t('sharing_remove')}
          onConfirm={() => {
            setAsking(false);
            onRemove(copy);
          }}
          onKeep={() => {
            setAsking(false);
            remove.current?.focus();
          }}
        />
      )}
    </li>
  );
}

const TEXTS = {
  works: null,
  dead: 'sharing_person_dead_text',
  other_key: 'sharing_person_other_key_text',
  removed: 'sharing_person_removed_text',
  removed_unsure: 'sharing_person_removed_unsure_text',
} as const satisfies Record<CopyState, string | null>;

function State({ copy: { state, recipient } }: { copy: Copy }): ReactElement {
  const badge = (tone: Tone, words: string): ReactNode => <Badge tone={tone}>{words}</Badge>;
  const day = (at: number | null) => (at === null ? '' : dayWords(at));
  switch (state) {
    case 'works':
      return <span className="st-muted">{t('sharing_person_works', day(recipient.sealedAt))}</span>;
    case 'dead':
      return <>{badge('warn', t('sharing_person_dead'))}</>;
    case 'other_key':
      return <>{badge('warn', t('sharing_person_other_key'))}</>;
    case 'removed':
    case 'removed_unsure':
      return <>{badge('plain', t('sharing_person_removed', day(recipient.removedAt)))}</>;
  }
}
