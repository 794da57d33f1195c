import type { RawRecord } from '../../salesforce/org-client.ts';
import type { RecordOutcome } from '../../salesforce/write-request.ts';
import type { UndoCall } from '../tool.ts';
import { versionOf } from './live-records.ts';
import type { PlannedWrite } from './planned-write.ts';
import { cellOf } from './preview-write.ts';
import { withChoice } from './user-choice.ts';

/**
 * The call that takes back what was saved, and only that. None where a record's version is not known: Undo could then
 * not see that somebody else has changed it. What automations changed besides is not taken back.
 */
export function undoOf(
  plan: PlannedWrite,
  outcomes: readonly RecordOutcome[],
  before: ReadonlyMap<string, RawRecord>,
  after: ReadonlyMap<string, RawRecord>,
): UndoCall | undefined {
  const { action, describe } = plan;
  const saved = plan.records.flatMap((record, index) => {
    const outcome = outcomes[index];
    return outcome?.saved && outcome.id !== null ? [{ id: outcome.id, values: record.values }] : [];
  });
  const ids = saved.map(({ id }) => id);
  const versions = ids.map((id) => versionOf(after.get(id), describe));
  if (ids.length === 0 || versions.includes(null)) return undefined;
  const object = describe.name;
  if (action === 'create')
    return { tool: 'delete_records', input: { object, ids, all_or_none: true }, versions };
  if (action === 'delete') return { tool: 'restore_records', input: { object, ids }, versions };
  const records = saved.map(({ id, values }) => {
    const old = values.map(({ field }): [string, unknown] => [
      field.name,
      cellOf(before.get(id)?.[field.name]),
    ]);
    return { id, fields: withChoice(Object.fromEntries(old), 'as_it_was') };
  });
  return {
    tool: 'update_records',
    input: { object, records, all_or_none: true },
    versions,
  };
}
