import { type Problem, problem } from '../../problem.ts';
import type { RawRecord } from '../../salesforce/org-client.ts';
import type { RecordOutcome } from '../../salesforce/write-request.ts';
import type { WriteOutcome } from '../../storage/preview.ts';
import type { Source } from '../../storage/run.ts';
import { refusalOf } from '../refusal.ts';
import type { ToolContext, ToolOutcome } from '../tool.ts';
import { keepSaved } from './keep-saved.ts';
import { nameOfRow, readLive } from './live-records.ts';
import { nameDuplicates } from './name-duplicates.ts';
import { otherValues } from './other-values.ts';
import type { PlannedWrite } from './planned-write.ts';
import { fieldNames } from './preview-write.ts';
import { undoOf } from './undo-write.ts';
import { isUnknown, writeWords } from './write-words.ts';

export interface DoneWrite {
  readonly plan: PlannedWrite;
  readonly outcomes: readonly RecordOutcome[];
  /** Names as they were before, in step with the records. */
  readonly names: readonly (string | null)[];
  /** The records as they were before. */
  readonly rows: ReadonlyMap<string, RawRecord>;
  readonly sources: readonly Source[];
  /** Null where nothing was sent. */
  readonly sent: Source | null;
}

const DONE = { create: 'Created', update: 'Updated', delete: 'Deleted' } as const;

/**
 * Puts what became of a write into an outcome. By now it is made: nothing that goes wrong here may turn it into a failure,
 * so each part that asks Salesforce again can be missing.
 */
export async function finishWrite(
  done: DoneWrite,
  /** Why a record was not even sent. */
  unsent: (index: number) => Problem,
  context: ToolContext,
): Promise<ToolOutcome> {
  const { plan, outcomes, sources, sent } = done;
  const after = await readAfter(done, context);
  const duplicates = await nameDuplicates(outcomes, context);
  const writes = outcomes.map((outcome, index): WriteOutcome => {
    const { id, saved, error } = outcome;
    const now = id === null ? undefined : after?.get(id);
    return {
      recordId: id,
      name: nameOfRow(now, plan.describe) ?? done.names[index] ?? null,
      saved,
      problem: saved ? null : (error?.problem ?? unsent(index)),
      duplicates: duplicates[index] ?? null,
    };
  });
  const undo = after ? undoOf(plan, outcomes, done.rows, after) : undefined;
  // A deleted record has no page to link to.
  const kept =
    sent === null || plan.action === 'delete'
      ? null
      : await keepSaved({ describe: plan.describe, writes, fields: fieldNames(plan), after, sent }, context);
  const words = writeWords(writes, outcomes, { done: DONE[plan.action], allOrNone: plan.allOrNone });
  const other = otherWords(plan, outcomes, after);
  return {
    forModel: [words, other, kept?.forModel].filter((part) => part).join('\n'),
    sources: [...sources, ...(kept ? [kept.source] : sent ? [sent] : [])],
    writes,
    ...failureOf(writes, outcomes),
    ...(undo ? { undo } : {}),
  };
}

/**
 * The saved records as they are right after the write, automations included: what the answer may tell, and the versions
 * that Undo will insist on.
 */
async function readAfter(
  { plan, outcomes }: DoneWrite,
  context: ToolContext,
): Promise<ReadonlyMap<string, RawRecord> | null> {
  const ids = outcomes.flatMap(({ id, saved }) => (saved && id !== null ? [id] : []));
  if (ids.length === 0) return null;
  try {
    const deleted = plan.action === 'delete';
    return (await readLive(plan.describe, ids, fieldNames(plan), context, { deleted })).rows;
  } catch {
    return null;
  }
}

/** What the model must not claim, in API names: the values stand in the table of the saved records. */
function otherWords(
  plan: PlannedWrite,
  outcomes: readonly RecordOutcome[],
  after: ReadonlyMap<string, RawRecord> | null,
): string | null {
  const lines = plan.records.flatMap((record, index) => {
    const { id = null, saved = false } = outcomes[index] ?? {};
    const fields = saved && id !== null ? otherValues(record, after?.get(id)) : [];
    return fields.length > 0 ? [`record ${index + 1}: ${fields.map(({ name }) => name).join(', ')}`] : [];
  });
  if (lines.length === 0) return null;
  const list = lines.slice(0, 20).join('; ');
  return `Salesforce holds another value than was sent in ${list}. Tell the user: the table shows what it holds now.`;
}

/** The call failed where nothing was saved; otherwise each record speaks for itself. */
function failureOf(
  writes: readonly WriteOutcome[],
  outcomes: readonly RecordOutcome[],
): Pick<ToolOutcome, 'failure'> {
  if (writes.some(({ saved }) => saved)) {
    return {};
  }
  const problems = writes.map((write) => write.problem ?? problem('unexpected'));
  const worst =
    writes.find(isUnknown)?.problem ??
    problems.find(({ code }) => code !== 'salesforce_rolled_back') ??
    problems[0] ??
    problem('unexpected');
  const repairable =
    worst.saved === 'nothing' && outcomes.some(({ error }) => error !== null && refusalOf(error).repairable);
  return { failure: { problem: worst, repairable } };
}
