import type { FieldDescribe, ObjectDescribe } from '../../salesforce/org-client.ts';
import { closeNames, plain } from '../close-names.ts';

/** One value of a call and the field it is for; null where the object has no such field. */
export interface GivenValue {
  readonly given: string;
  readonly field: FieldDescribe | null;
  readonly value: unknown;
}

/** Finds the field of each name: API name in any case, label, relationship (`Owner`), or what comes down to one of them. */
export function resolveFields(
  fields: Readonly<Record<string, unknown>>,
  describe: ObjectDescribe,
): { readonly values: readonly GivenValue[]; readonly twice: readonly FieldDescribe[] } {
  const byField = new Map<string, GivenValue[]>();
  const values: GivenValue[] = [];
  for (const [given, value] of Object.entries(fields)) {
    const field = findField(given, describe);
    const entry = { given, field, value };
    if (field) byField.set(field.name, [...(byField.get(field.name) ?? []), entry]);
    else values.push(entry);
  }
  const twice: FieldDescribe[] = [];
  for (const entries of byField.values()) {
    // The API name beats a label, so that a value the user edited beats the one it stands for.
    const exact = entries.find(({ given, field }) => given === field?.name) ?? entries[0];
    if (!exact?.field) continue;
    const agree = entries.every(({ value }) => value === exact.value);
    if (!agree && exact.given !== exact.field.name) twice.push(exact.field);
    values.push(exact);
  }
  return { values, twice };
}

function findField(given: string, { fields }: ObjectDescribe): FieldDescribe | null {
  const exact = given.trim().toLowerCase();
  const loose = plain(given);
  const only = (test: (field: FieldDescribe) => boolean) => {
    const found = fields.filter(test);
    return found.length === 1 ? found[0] : undefined;
  };
  return (
    fields.find(({ name }) => name.toLowerCase() === exact) ??
    only(({ label }) => label.toLowerCase() === exact) ??
    only(({ relationshipName }) => relationshipName?.toLowerCase() === exact) ??
    (loose === ''
      ? null
      : (only(({ name, label }) => plain(name) === loose || plain(label) === loose) ?? null))
  );
}

/** Fields that can be written and are close to a name, for a model that has to find the right one. */
export function closeFields(given: string, describe: ObjectDescribe, action: 'create' | 'update'): string[] {
  return closeNames(
    given,
    describe.fields.filter((field) => isWritable(field, action)),
  );
}

export function isWritable(field: FieldDescribe, action: 'create' | 'update'): boolean {
  return action === 'create' ? field.createable : field.updateable;
}
