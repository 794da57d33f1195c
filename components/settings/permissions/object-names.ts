import { t } from '../../../lib/i18n.ts';
import { numberWords } from '../number-words.ts';
import { within } from './ceilings.ts';

/** As far as storage is concerned there could be more; nobody reads a longer list. */
const MOST = 200;

export type CheckedNames =
  | { readonly ok: true; readonly names: string[] }
  | { readonly ok: false; readonly error: string };

/**
 * `Account, Contact` as typed or pasted → API names, each once. Salesforce does not mind their case. `ceiling`: the only
 * ones there may be.
 */
export function checkObjectNames(typed: string, ceiling: readonly string[] | null = null): CheckedNames {
  const parts = typed.split(/[,;\n\t]/).map((part) => part.trim());
  const given = parts.filter((part) => part !== '');
  const wrong = given.find((name) => !/^[A-Za-z](?:\w{0,78}[A-Za-z0-9])?$/.test(name));
  if (wrong !== undefined)
    return { ok: false, error: t('permissions_objects_malformed', wrong.slice(0, 80)) };
  const names = [...new Map(given.map((name) => [name.toLowerCase(), name])).values()];
  if (names.length > MOST) return { ok: false, error: t('permissions_objects_too_many', numberWords(MOST)) };
  const outside = names.find((name) => within([name], ceiling)?.length === 0);
  if (outside !== undefined) return { ok: false, error: t('permissions_objects_outside', outside) };
  return { ok: true, names };
}
