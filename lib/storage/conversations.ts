import { oneAtATime } from '../one-at-a-time.ts';
import { toId18 } from '../salesforce/record-id.ts';
import type { Conversation } from './conversation.ts';
import { conversationKey } from './conversation-key.ts';
import { type ConversationRow, db, type ResultRow, type RunRow } from './database.ts';
import { withRoom } from './make-room.ts';
import type { Result } from './result.ts';
import type { Run } from './run.ts';
import { seal, unseal } from './seal.ts';

/** Sealed rows out and in. Every row is opened with its own place, so rows cannot be swapped. */

export async function openRun(row: RunRow): Promise<Run> {
  return (await unseal(await conversationKey(), `runs/${row.id}`, row.sealed)) as Run;
}

export async function openConversation(row: ConversationRow): Promise<Conversation> {
  return (await unseal(await conversationKey(), `conversations/${row.id}`, row.sealed)) as Conversation;
}

export async function openResult(row: ResultRow): Promise<Result> {
  return (await unseal(await conversationKey(), `results/${row.id}`, row.sealed)) as Result;
}

export async function sealRun(run: Run): Promise<RunRow> {
  const { id, conversationId, seq, status, updatedAt } = run;
  const sealed = await seal(await conversationKey(), `runs/${id}`, run);
  return { id, conversationId, seq, status, updatedAt, sealed };
}

export async function saveRun(run: Run): Promise<void> {
  const row = await sealRun(run);
  await withRoom(run.id, () => db.runs.put(row));
}

export async function readRun(id: string): Promise<Run | null> {
  const row = await db.runs.get(id);
  return row ? openRun(row) : null;
}

export async function readRuns(conversationId: string): Promise<readonly Run[]> {
  const rows = await runRows(conversationId);
  return Promise.all(rows.map(openRun));
}

/** The rows of a conversation in order, still sealed. */
export function runRows(conversationId: string): Promise<RunRow[]> {
  return runsOf(conversationId).toArray();
}

function runsOf(conversationId: string) {
  return db.runs
    .where('[conversationId+seq]')
    .between([conversationId, 0], [conversationId, Number.POSITIVE_INFINITY]);
}

// The background alone writes, and one thing at a time: a place in a conversation is never given twice.
const inTurn = oneAtATime();

/** Puts a new run at the end of its conversation, which it starts where need be; both or neither. */
export function appendRun(draft: Omit<Run, 'seq'>): Promise<Run> {
  return inTurn(async () => {
    const { conversationId: id, createdAt, question } = draft;
    const existing = await db.conversations.get(id);
    const conversation: Conversation = existing
      ? { ...(await openConversation(existing)), updatedAt: createdAt }
      : { id, title: titleOf(question.text), createdAt, updatedAt: createdAt };
    const last = (await runRows(id)).at(-1);
    const run: Run = { ...draft, seq: last ? last.seq + 1 : 0 };
    const sealed = await seal(await conversationKey(), `conversations/${id}`, conversation);
    const runRow = await sealRun(run);
    await withRoom(run.id, () =>
      db.transaction('rw', db.conversations, db.runs, async () => {
        await db.conversations.put({ id, updatedAt: createdAt, sealed });
        await db.runs.add(runRow);
      }),
    );
    return run;
  });
}

export async function deleteConversation(id: string): Promise<void> {
  await db.transaction('rw', db.conversations, db.runs, db.results, async () => {
    await db.conversations.delete(id);
    await runsOf(id).delete();
    await resultsOf(id).delete();
  });
}

/** Returns how many conversations there were. */
export function deleteAllConversations(): Promise<number> {
  return inTurn(() =>
    db.transaction('rw', db.conversations, db.runs, db.results, async () => {
      const count = await db.conversations.count();
      await Promise.all([db.conversations.clear(), db.runs.clear(), db.results.clear()]);
      return count;
    }),
  );
}

/** Ids of the runs that are under way, or wait for somebody. */
export async function runIdsNotOver(): Promise<string[]> {
  return db.runs
    .where('status')
    .anyOf('queued', 'thinking', 'acting', 'awaiting_approval', 'needs_login', 'paused')
    .primaryKeys();
}

/** Ids of the runs that somebody has to go on with. */
export async function unfinishedRunIds(): Promise<string[]> {
  return db.runs.where('status').anyOf('queued', 'thinking', 'acting').primaryKeys();
}

export async function runIdsWaitingForLogin(): Promise<string[]> {
  return db.runs.where('status').equals('needs_login').primaryKeys();
}

export async function readResult(conversationId: string, ref: string): Promise<Result | null> {
  const row = await db.results.get({ conversationId, ref });
  return row ? openResult(row) : null;
}

/** Ids of all records that the results of a conversation hold. */
export async function knownRecordIds(conversationId: string): Promise<ReadonlySet<string>> {
  const rows = await resultsOf(conversationId).toArray();
  const known = new Set<string>();
  for (const row of rows) {
    const { columns, rows: values, recordIds } = await openResult(row);
    for (const id of recordIds) if (id) known.add(id);
    // A lookup's value is an id that the org gave, too: the account of an opportunity may be cited.
    columns.forEach((column, index) => {
      if (column.type !== 'id' && column.type !== 'reference') return;
      for (const cells of values) {
        const id = toId18(String(cells[index] ?? ''));
        if (id) known.add(id);
      }
    });
  }
  return known;
}

/** Names the result by the next free reference of its conversation and keeps it. */
export function saveResult(draft: Omit<Result, 'id' | 'ref'>): Promise<Result> {
  return inTurn(async () => {
    const { conversationId, runId } = draft;
    const id = crypto.randomUUID();
    const ref = `r${(await resultsOf(conversationId).count()) + 1}`;
    const result: Result = { ...draft, id, ref };
    const sealed = await seal(await conversationKey(), `results/${id}`, result);
    await withRoom(runId, () => db.results.add({ id, conversationId, runId, ref, sealed }));
    return result;
  });
}

function resultsOf(conversationId: string) {
  return db.results.where('[conversationId+ref]').between([conversationId, ''], [conversationId, '\uffff']);
}

const TITLE_LENGTH = 80;

function titleOf(question: string): string {
  const line = question.trim().replace(/\s+/g, ' ');
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1)}…` : line;
}
