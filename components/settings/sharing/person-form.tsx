import { type ReactElement, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { checkGroups, checkKey, checkName } from './check-person.ts';
import { groupsOf, tidyGroups } from './people-groups.ts';

interface PersonFormProps {
  /** Null for a new one. */
  readonly person: Person | null;
  readonly others: readonly Person[];
  readonly ownKey: string | null;
  /** Whether it could be saved. */
  readonly onSave: (person: Person) => Promise<boolean>;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  /** Where others lead the reader to. */
  readonly id?: string;
}

/**
 * Name, key and groups of one person. Saved by a button: half a key must never stand in the book, nor a name beside the
 * key of somebody else.
 */
export function PersonForm({
  person,
  others,
  ownKey,
  onSave,
  onCancel,
  autoFocus = false,
  id,
}: PersonFormProps): ReactElement {
  const empty = {
    name: person?.name ?? '',
    key: person?.publicKey ?? '',
    groups: person?.groups.join(', ') ?? '',
  };
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const nameBox = useRef<HTMLInputElement>(null);
  const keyBox = useRef<HTMLInputElement>(null);
  const groupsBox = useRef<HTMLInputElement>(null);
  const name = checkName(typed.name, others);
  const key = checkKey(typed.key, others, ownKey);
  const groups = checkGroups(typed.groups);
  const put = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }));
  const wrong = (checked: typeof name) => (tried && !checked.ok ? checked.error : null);

  const save = async () => {
    setTried(true);
    if (!name.ok) return nameBox.current?.focus();
    if (!key.ok) return keyBox.current?.focus();
    if (!groups.ok) return groupsBox.current?.focus();
    const known = groupsOf(others).map((group) => group.name);
    const saved = await onSave({
      id: person?.id ?? crypto.randomUUID(),
      name: name.value,
      publicKey: key.value,
      groups: tidyGroups(groups.value, known),
    });
    if (!saved || person) return;
    setTyped(empty);
    setTried(false);
    // The next one can be typed at once.
    nameBox.current?.focus();
  };
  return (
    <form
      className="sh-person"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}
    >
      <TextField
        label={t('sharing_person_name')}
        ref={(box) => {
          nameBox.current = box;
          if (box && id) box.dataset.person = id;
        }}
        autoFocus={autoFocus}
        value={typed.name}
        onValue={(text) => put({ name: text })}
        error={wrong(name)}
      />
      <TextField
        label={t('sharing_person_key')}
        ref={keyBox}
        value={typed.key}
        onValue={(text) => put({ key: text })}
        hint={t(person ? 'sharing_person_shared_note' : 'sharing_person_key_hint')}
        error={wrong(key)}
        mono
      />
      <TextField
        label={t('sharing_person_groups')}
        ref={groupsBox}
        value={typed.groups}
        onValue={(text) => put({ groups: text })}
        hint={t('sharing_person_groups_hint')}
        error={wrong(groups)}
      />
      <div className="ui-actions">
        <Button type="submit" icon={person ? 'check' : 'userPlus'}>
          {t(person ? 'sharing_person_save' : 'sharing_person_add')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('sharing_person_cancel')}</Button>}
      </div>
    </form>
  );
}
