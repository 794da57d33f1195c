import { problem } from '../../problem.ts';
import type { ObjectDescribe, RawRecord } from '../../salesforce/org-client.ts';
import type { RecordOutcome } from '../../salesforce/write-request.ts';
import type { Preview, WriteOutcome } from '../../storage/preview.ts';
import { askOrg, failed } from '../ask-org.ts';
import { emptySource } from '../keep-result.ts';
import type { ToolContext, ToolOutcome } from '../tool.ts';
import { orHopeless } from './call-refused.ts';
import { isStale, staleOutcome } from './check-versions.ts';
import { keepSaved } from './keep-saved.ts';
import { liveQuestion, nameOfRow, readLive, versionOf } from './live-records.ts';
import { sendWrite } from './sent-write.ts';
import { isUnknown, writeWords } from './write-words.ts';

/** What restoring would bring back, read from the recycle bin. */
export async function previewRestore(
  describe: ObjectDescribe,
  ids: readonly string[],
  context: ToolContext,
): Promise<Preview> {
  const { rows } = await readLive(describe, ids, [], context, { deleted: true });
  return orHopeless({
    action: 'restore',
    object: describe.name,
    objectLabel: describe.label,
    allOrNone: false,
    records: ids.map((id) => ({
      recordId: id,
      name: nameOfRow(rows.get(id), describe),
      version: versionOf(rows.get(id), describe),
      fields: [],
      goesWith: [],
      problem: whyNot(rows.get(id)),
    })),
  });
}

export async function runRestore(
  describe: ObjectDescribe,
  ids: readonly string[],
  context: ToolContext,
): Promise<ToolOutcome> {
  const question = liveQuestion(describe, ids, [], true);
  const live = await askOrg(question, context, () => readLive(describe, ids, [], context, { deleted: true }));
  if (!live.ok) return failed(live.problem, { sources: [live.source], error: live.error });
  const { rows } = live.value;
  const read = { ...emptySource(question, live.durationMs), rows: rows.size, total: rows.size };
  const versions = ids.map((id) => versionOf(rows.get(id), describe));
  if (isStale(versions, context.versions)) return staleOutcome(describe, [read]);

  const sendable = ids.filter((id) => whyNot(rows.get(id)) === null);
  const sent =
    sendable.length === 0
      ? null
      : await sendWrite(
          { request: `undelete ${describe.name} ${sendable.join(',')}`, objects: [describe.name] },
          sendable,
          context,
          () => context.org.undelete(sendable, context.signal),
        );
  const outcomes = ids.map((id): RecordOutcome => {
    const place = sendable.indexOf(id);
    const unsent = { id, saved: false, error: null, duplicates: null };
    return (place < 0 ? undefined : sent?.outcomes[place]) ?? unsent;
  });
  const writes = outcomes.map(
    ({ saved, error }, index): WriteOutcome => ({
      recordId: ids[index] ?? null,
      name: nameOfRow(rows.get(ids[index] ?? ''), describe),
      saved,
      problem: saved ? null : (error?.problem ?? whyNot(rows.get(ids[index] ?? ''))),
      duplicates: null,
    }),
  );
  const words = writeWords(writes, outcomes, { done: 'Restored', allOrNone: false });
  const bare = { forModel: words, sources: sent ? [read, sent.source] : [read], writes };
  if (!writes.some(({ saved }) => saved)) {
    const what = (writes.find(isUnknown) ?? writes[0])?.problem ?? problem('unexpected');
    return { ...bare, failure: { problem: what, repairable: false } };
  }
  const kept = sent
    ? await keepSaved({ describe, writes, fields: [], after: null, sent: sent.source }, context)
    : null;
  return kept ? { ...bare, forModel: `${words}\n${kept.forModel}`, sources: [read, kept.source] } : bare;
}

function whyNot(row: RawRecord | undefined) {
  if (!row) return problem('write_not_in_bin');
  return row.IsDeleted === true ? null : problem('write_not_deleted');
}
