import type { Kind } from '../objects/kind.ts';
import { type RecordField, spaced } from '../record-fields.ts';

/** The field of a kind that people call so, where the demo knows it: "stage" is StageName. */
export function knownField(kind: Kind | undefined, words: string): string | undefined {
  if (!kind) return undefined;
  const said = words.toLowerCase();
  const column = kind.columns.find(([, heading]) => heading.toLowerCase() === said)?.[0];
  const field = column ?? kind.groups[said]?.[0] ?? kind.sorts?.[said];
  return field?.includes('.') ? undefined : field;
}

/** The field of a record that was read which is called so, by label or name. */
export function fieldCalled(fields: readonly RecordField[], words: string): RecordField | undefined {
  const said = loose(words);
  return (
    fields.find(({ label }) => loose(label) === said) ??
    fields.find(({ field }) => loose(field) === said || loose(spaced(field)) === said)
  );
}

/** The same among fields that the record has no value in: `(Empty: Phone, Fax.)` names them. */
export function emptyCalled(lines: readonly string[], words: string): string | undefined {
  const names = lines
    .map((line) => /^\(Empty: (.*?)\.\)$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  return names?.split(', ').find((name) => [loose(name), loose(spaced(name))].includes(loose(words)));
}

const loose = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The field that says how far a record has come. */
export const STATUS_FIELDS: Readonly<Record<string, string>> = {
  Opportunity: 'StageName',
  Case: 'Status',
  Lead: 'Status',
  Task: 'Status',
  Campaign: 'Status',
  Renewal__c: 'Status__c',
  Site_Visit__c: 'Outcome__c',
};
