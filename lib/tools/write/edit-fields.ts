import type { Edit } from '../../storage/preview.ts';
import type { Cell } from '../../storage/result.ts';

/**
 * The same fields with one value changed: the one named so, in whatever case the call wrote it. A value that the call
 * gave under the field's label stays, but counts no more: the API name beats a label (resolve-fields.ts).
 */
export function editFields(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  value: Cell,
): Record<string, unknown> {
  const same = (key: string) => key.toLowerCase() === name.toLowerCase();
  const entries = Object.entries(fields);
  const place = entries.findIndex(([key]) => same(key));
  const others = entries.filter(([key], index) => index === place || !same(key));
  const changed = others.map((entry): [string, unknown] => (same(entry[0]) ? [name, value] : entry));
  return Object.fromEntries(place < 0 ? [...changed, [name, value]] : changed);
}

/** The fields of one record of a call, with what the user changed of it on the card. */
export function editRecord(
  fields: Readonly<Record<string, unknown>>,
  edits: readonly Edit[],
  index: number,
): Record<string, unknown> {
  return edits
    .filter(({ record }) => record === index)
    .reduce<Record<string, unknown>>((now, { field, value }) => editFields(now, field, value), { ...fields });
}
