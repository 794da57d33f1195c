import { t } from '../../../lib/i18n.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { privateKeyFault } from '../connections/private-key.ts';
import { newPassphraseFault } from './passphrase.ts';

/** What stands in the form that makes a copy. */
export interface ShareDraft {
  readonly to: 'people' | 'team';
  readonly chosen: ReadonlySet<string>;
  readonly first: string;
  readonly again: string;
  readonly sharer: string;
  readonly pem: string;
}

export interface Fault {
  readonly field: 'people' | 'first' | 'again' | 'sharer' | 'pem';
  readonly words: string;
}

const MOST_PEOPLE = 1_000;

/** The first thing that is wrong, from the top; null where a copy can be made. */
export function firstFault(
  draft: ShareDraft,
  candidates: readonly Pick<Person, 'id'>[],
  keyBased: boolean,
): Fault | null {
  const to = draft.to === 'people' ? peopleFault(draft.chosen, candidates) : passphraseFaultOf(draft);
  if (to) return to;
  if (draft.sharer.trim() === '') return { field: 'sharer', words: t('sharing_form_sharer_empty') };
  if (!keyBased) return null;
  if (draft.pem.trim() === '') return { field: 'pem', words: t('sharing_form_pem_empty') };
  const words = privateKeyFault(draft.pem);
  return words === null ? null : { field: 'pem', words };
}

function peopleFault(chosen: ReadonlySet<string>, candidates: readonly Pick<Person, 'id'>[]): Fault | null {
  // Somebody who was chosen may have been taken out of the address book since.
  const count = candidates.filter(({ id }) => chosen.has(id)).length;
  if (count === 0) return { field: 'people', words: t('sharing_form_choose_someone') };
  return count > MOST_PEOPLE ? { field: 'people', words: t('sharing_form_too_many') } : null;
}

function passphraseFaultOf({ first, again }: ShareDraft): Fault | null {
  const words = newPassphraseFault(first);
  if (words !== null) return { field: 'first', words };
  return first === again ? null : { field: 'again', words: t('sharing_passphrase_differs') };
}
