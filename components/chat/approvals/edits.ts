import type { MessageKey } from '../../../lib/i18n.ts';
import type { Edit, Preview, PreviewField } from '../../../lib/storage/preview.ts';
import type { UserFormat } from '../user-format.ts';
import { draftOf, inputKind, parseDraft } from './field-draft.ts';

/** What was typed, by record and field; what was never touched is not in it. */
export type Drafts = Readonly<Record<string, string>>;

/** Field names hold no spaces. */
export function draftKey(record: number, field: PreviewField): string {
  return `${record} ${field.name}`;
}

export interface CheckedEdits {
  readonly edits: readonly Edit[];
  /** By `draftKey`; of touched fields only. */
  readonly wrong: Readonly<Record<string, MessageKey>>;
}

/** The changes that were typed, as they are sent, and what is wrong with them. What is back at its value is no change. */
export function checkEdits(preview: Preview, drafts: Drafts, format: UserFormat): CheckedEdits {
  const edits: Edit[] = [];
  const wrong: Record<string, MessageKey> = {};
  for (const [record, { fields }] of preview.records.entries()) {
    for (const field of fields) {
      const key = draftKey(record, field);
      const draft = drafts[key];
      if (draft === undefined || inputKind(field) === 'fixed') continue;
      if (draft === draftOf(field, format)) continue;
      const parsed = parseDraft(field, draft, format);
      if (!parsed.ok) wrong[key] = parsed.why;
      else if (parsed.value !== field.value) edits.push({ record, field: field.name, value: parsed.value });
    }
  }
  return { edits, wrong };
}

export function canEdit({ action, records }: Preview): boolean {
  if (action !== 'create' && action !== 'update') return false;
  return records.some(({ fields }) => fields.some((field) => inputKind(field) !== 'fixed'));
}
