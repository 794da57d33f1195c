import { type ReactElement, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { shortKey } from './age-key.ts';
import { AskFirst } from './ask-first.tsx';
import { PersonForm } from './person-form.tsx';

interface PersonRowProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly ownKey: string | null;
  readonly onSave: (person: Person) => Promise<boolean>;
  readonly onRemove: (person: Person) => void;
}

/** One person of the address book; editing takes the place of the row. */
export function PersonRow({ person, people, ownKey, onSave, onRemove }: PersonRowProps): ReactElement {
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const row = useRef<HTMLLIElement>(null);
  const back = (to: 'edit' | 'remove') => {
    setMode('read');
    // Once the buttons are there again.
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>(`[data-${to}]`)?.focus());
  };
  if (mode === 'edit') {
    return (
      <li className="sh-row sh-row-edit" ref={row}>
        <PersonForm
          person={person}
          others={people.filter(({ id }) => id !== person.id)}
          ownKey={ownKey}
          autoFocus
          onSave={async (saved) => {
            const kept = await onSave(saved);
            if (kept) back('edit');
            return kept;
          }}
          onCancel={() => back('edit')}
        />
      </li>
    );
  }
  return (
    <li className="sh-row" ref={row}>
      <div className="sh-row-about">
        <bdi className="sh-name">{person.name}</bdi>
        {person.groups.map((group) => (
          <Badge key={group}>{group}</Badge>
        ))}
        <p className="st-note">
          <code>{shortKey(person.publicKey)}</code>
        </p>
      </div>
      <div className="sh-row-actions">
        <IconButton
          icon="pen"
          small
          data-edit
          label={t('sharing_person_edit', person.name)}
          onClick={() => setMode('edit')}
        />
        <IconButton
          icon="trash"
          small
          data-remove
          label={t('sharing_remove_person', person.name)}
          aria-expanded={mode === 'remove'}
          onClick={() => setMode(mode === 'remove' ? 'read' : 'remove')}
        />
      </div>
      {mode === 'remove' && (
        <AskFirst
          label={t('sharing_remove_person', person.name)}
          question={t('sharing_person_delete_question', person.name)}
          confirm={t('sharing_remove')}
          onConfirm={() => onRemove(person)}
          onKeep={() => back('remove')}
        />
      )}
    </li>
  );
}
