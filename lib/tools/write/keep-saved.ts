import type { ObjectDescribe, RawRecord } from '../../salesforce/org-client.ts';
import type { WriteOutcome } from '../../storage/preview.ts';
import type { Source } from '../../storage/run.ts';
import { keepResult } from '../keep-result.ts';
import type { ToolContext } from '../tool.ts';
import { titleField } from './live-records.ts';
import { cellOf } from './preview-write.ts';

export interface Saved {
  readonly describe: ObjectDescribe;
  readonly writes: readonly WriteOutcome[];
  /** Fields that were written, and the records as they are now; null where that could not be read. */
  readonly fields: readonly string[];
  readonly after: ReadonlyMap<string, RawRecord> | null;
  readonly sent: Source;
}

/**
 * Keeps the saved records under a reference, so that the answer may cite them, with what their fields hold now. Null where
 * nothing was saved, or where it cannot be kept: what is saved is saved, whether or not it can be cited.
 */
export async function keepSaved(
  { describe, writes, fields, after, sent }: Saved,
  context: ToolContext,
): Promise<{ readonly source: Source; readonly forModel: string } | null> {
  const saved = writes.filter((write) => write.saved && write.recordId !== null);
  if (saved.length === 0) return null;
  const title = titleField(describe);
  const shown = describe.fields.filter(
    ({ name }) => after !== null && name !== title && fields.includes(name),
  );
  try {
    const kept = await keepResult(
      {
        object: describe.name,
        columns: [
          { name: title ?? 'Name', label: 'Name', type: 'string' },
          ...shown.map(({ name, label, type }) => ({ name, label, type })),
        ],
        rows: saved.map(({ name, recordId }) => [
          name,
          ...shown.map((field) => cellOf(after?.get(recordId ?? '')?.[field.name])),
        ]),
        recordIds: saved.map(({ recordId }) => recordId),
        total: saved.length,
        capped: false,
      },
      sent,
      sent.durationMs,
      context,
    );
    return { forModel: kept.forModel, source: { ...sent, result: kept.ref } };
  } catch {
    return null;
  }
}
