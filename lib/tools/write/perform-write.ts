import { problem } from '../../problem.ts';
import type { RawRecord } from '../../salesforce/org-client.ts';
import type { RecordOutcome, WriteRequest } from '../../salesforce/write-request.ts';
import type { Source } from '../../storage/run.ts';
import { askOrg, failed, type Question } from '../ask-org.ts';
import { emptySource } from '../keep-result.ts';
import type { ToolContext, ToolOutcome } from '../tool.ts';
import { isStale, staleOutcome } from './check-versions.ts';
import { finishWrite } from './finish-write.ts';
import { liveQuestion, nameOfRow, notThere, readLive, versionOf } from './live-records.ts';
import type { PlannedRecord, PlannedWrite } from './planned-write.ts';
import { fieldNames, newName } from './preview-write.ts';
import { sendWrite } from './sent-write.ts';

/**
 * Makes a planned write. Existing records are read once more right before it, and nothing is written where one of them is
 * not the one that the user approved.
 *
 * What remains is a window of one round trip between that reading and the write, as there is for everybody who presses
 * Save in Salesforce. For the update of one record Salesforce closes it down to the same second (If-Unmodified-Since);
 * collections and DELETE take no condition.
 */
export async function performWrite(plan: PlannedWrite, context: ToolContext): Promise<ToolOutcome> {
  const { describe, records, action, allOrNone } = plan;
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
  const before = await readBefore(plan, ids, context);
  if ('forModel' in before) return before;
  const { rows, sources } = before;
  const row = ({ id }: PlannedRecord) => (id === null ? undefined : rows.get(id));
  const versions = records.map((record) => versionOf(row(record), describe));
  const names = records.map((record) =>
    record.id === null ? newName(record, describe) : nameOfRow(row(record), describe),
  );
  // A new record has no version that could have changed.
  if (action !== 'create' && isStale(versions, context.versions)) return staleOutcome(describe, sources);

  const there = records.filter((record) => record.id === null || row(record) !== undefined);
  const sendable = allOrNone && there.length < records.length ? [] : there;
  const sent =
    sendable.length === 0
      ? null
      : await sendWrite(
          { request: requestWords(plan), objects: [describe.name] },
          sendable.map(({ id }) => id),
          context,
          () => context.org.write(requestOf(plan, sendable, versions, context), context.signal),
        );
  const outcomes = records.map((record): RecordOutcome => {
    const place = sendable.indexOf(record);
    const outcome = place < 0 ? undefined : sent?.outcomes[place];
    return outcome ?? { id: record.id, saved: false, error: null, duplicates: null };
  });
  if (outcomes.some(changedOnTheWay))
    return staleOutcome(describe, sent ? [...sources, sent.source] : sources);
  return finishWrite(
    { plan, outcomes, names, rows, sources, sent: sent?.source ?? null },
    (index) => {
      const record = records[index];
      return record && row(record) === undefined && record.id !== null
        ? notThere()
        : problem('salesforce_rolled_back');
    },
    context,
  );
}

interface Before {
  readonly rows: ReadonlyMap<string, RawRecord>;
  readonly sources: readonly Source[];
}

async function readBefore(
  plan: PlannedWrite,
  ids: readonly string[],
  context: ToolContext,
): Promise<Before | ToolOutcome> {
  if (ids.length === 0) return { rows: new Map(), sources: [] };
  const fields = fieldNames(plan);
  const question: Question = liveQuestion(plan.describe, ids, fields);
  const live = await askOrg(question, context, () => readLive(plan.describe, ids, fields, context));
  if (!live.ok) return failed(live.problem, { sources: [live.source], error: live.error, hint: NOT_WRITTEN });
  const source = {
    ...emptySource(question, live.durationMs),
    rows: live.value.rows.size,
    total: live.value.rows.size,
  };
  return { rows: live.value.rows, sources: [source] };
}

const NOT_WRITTEN = 'Nothing was written either.';

function requestOf(
  plan: PlannedWrite,
  records: readonly PlannedRecord[],
  versions: readonly (string | null)[],
  context: ToolContext,
): WriteRequest {
  const { action, describe, allOrNone, allowDuplicates } = plan;
  const namesOwner = records.some(({ values }) => values.some(({ field }) => field.name === 'OwnerId'));
  const [only] = records;
  // Only where somebody approved a version: an automatic change in between is no reason to refuse otherwise.
  const since =
    only && records.length === 1 && context.versions ? (versions[plan.records.indexOf(only)] ?? null) : null;
  return {
    action,
    object: describe.name,
    records: records.map(({ id, values }) => ({
      id,
      fields: Object.fromEntries(values.map(({ field, value }) => [field.name, value])),
    })),
    allOrNone,
    // Through the REST API they run by default, even when somebody corrects a phone number: then the owner would change
    // although no preview said so. A new record without an owner is what they are for.
    assignmentRules: action === 'create' && !namesOwner,
    allowDuplicates,
    unmodifiedSince: since,
  };
}

const METHODS = { create: 'POST', update: 'PATCH', delete: 'DELETE' } as const;

/** The request in words; the values stand in the approval and in the org, and stay out of what may be logged. */
function requestWords(plan: PlannedWrite): string {
  const { action, describe, records } = plan;
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id])).join(',');
  const fields = fieldNames(plan).join(', ');
  const what = [ids || `${records.length} new`, fields].filter((part) => part !== '').join(': ');
  return `${METHODS[action]} /sobjects/${describe.name} ${what}`;
}

function changedOnTheWay({ error }: RecordOutcome): boolean {
  return error?.problem.code === 'salesforce_changed_meanwhile';
}
