import type { FieldDescribe } from '../../salesforce/org-client.ts';
import { closeNames, plain } from '../close-names.ts';

export type Checked =
  | { readonly ok: true; readonly value: string | number | boolean | null }
  /** What is wrong, for the model. */
  | { readonly ok: false; readonly why: string };

const MOST_NAMED = 25;

/**
 * The picklist's own value for what was given: value or label, in any case. Values that are not on the list are refused
 * even where the field would take them: no form of Salesforce's offers them, and reports would never find them again.
 */
export function picklistValue(given: string, field: FieldDescribe): Checked {
  const active = field.picklistValues.filter(({ active: on }) => on);
  const wanted = given.trim().toLowerCase();
  const loose = plain(given);
  const found =
    active.find(({ value }) => value === given) ??
    active.find(({ value }) => value.toLowerCase() === wanted) ??
    active.find(({ label }) => label.toLowerCase() === wanted) ??
    onlyOne(
      active.filter(({ value, label }) => loose !== '' && (plain(value) === loose || plain(label) === loose)),
    );
  if (found) return { ok: true, value: found.value };
  const names = active.map(({ value, label }) => ({ name: value, label }));
  const close = closeNames(given, names);
  const all = names.length <= MOST_NAMED ? names.map(({ name }) => name) : close;
  const offer = all.length > 0 ? ` Values: ${all.join('; ')}.` : '';
  return { ok: false, why: `${JSON.stringify(given.slice(0, 80))} is not a value of this picklist.${offer}` };
}

/** Several values, as a list or as Salesforce writes them: `A;B`. */
export function multipicklistValue(given: readonly string[], field: FieldDescribe): Checked {
  const values: string[] = [];
  for (const one of given) {
    const checked = picklistValue(one, field);
    if (!checked.ok) return checked;
    if (typeof checked.value === 'string' && !values.includes(checked.value)) values.push(checked.value);
  }
  return { ok: true, value: values.length > 0 ? values.join(';') : null };
}

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
