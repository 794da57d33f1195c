import { t } from '../../../lib/i18n.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { type Checked, fine, wrong } from '../checked.ts';
import { checkAgeKey } from './age-key.ts';
import { folded, tidyGroups } from './people-groups.ts';

export const NAME_LIMIT = 120;
const GROUP_LIMIT = 60;

/** A name for the address book; two people are told apart by it everywhere. */
export function checkName(typed: string, others: readonly Person[]): Checked {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') return wrong(t('sharing_name_empty'));
  if (name.length > NAME_LIMIT) return wrong(t('sharing_name_long'));
  const same = others.find((person) => folded(person.name) === folded(name));
  return same ? wrong(t('sharing_name_taken', same.name)) : fine(name);
}

/** A sharing key for the address book: whole, not one's own, and nobody else's. */
export function checkKey(typed: string, others: readonly Person[], ownKey: string | null): Checked {
  const checked = checkAgeKey(typed);
  if (!checked.ok) return wrong(t(`sharing_key_${checked.fault}`, checked.length));
  if (checked.key === ownKey) return wrong(t('sharing_key_own'));
  const same = others.find((person) => person.publicKey === checked.key);
  return same ? wrong(t('sharing_key_taken', same.name)) : fine(checked.key);
}

export function checkGroups(typed: string): Checked {
  const tooLong = tidyGroups(typed, []).some((group) => group.length > GROUP_LIMIT);
  return tooLong ? wrong(t('sharing_groups_long')) : fine(typed);
}
