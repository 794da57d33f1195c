import { oneAtATime } from '../one-at-a-time.ts';
import { CHAIN_START, hashRow } from './activity-chain.ts';
import { factsOf } from './activity-facts.ts';
import type { ActivityEntry, ActivityRow, ChainPlace } from './activity-row.ts';
import { db } from './database.ts';

/** Writing, keeping and checking the activity log; `activity-pages.ts` reads it. */

const inTurn = oneAtATime();

/**
 * For the background alone. Keeps the entry's facts at the end of the chain; a step that says the same again (a background
 * that died between its run and its log, and woke) is kept once. Rejects only where the disk does.
 */
export function appendActivity(entry: ActivityEntry): Promise<void> {
  const facts = factsOf(entry);
  return inTurn(async () => {
    const said = await db.activity.where('stepId').equals(facts.stepId).toArray();
    if (said.some((row) => row.outcome === facts.outcome && row.decision === facts.decision)) return;
    // The hash is made outside the transaction, which would not wait for it; nobody may have been quicker meanwhile.
    while (!(await appendedAfter(await chainPlace('head'), facts)));
  });
}

async function appendedAfter(head: ChainPlace, facts: Omit<ActivityRow, 'seq' | 'hash'>): Promise<boolean> {
  const row = { ...facts, seq: head.seq + 1 };
  const hash = await hashRow(head.hash, row);
  return db.transaction('rw', db.activity, db.activityChain, async () => {
    if ((await chainPlace('head')).seq !== head.seq) return false;
    await db.activity.add({ ...row, hash });
    await db.activityChain.put({ seq: row.seq, hash, at: row.at }, 'head');
    return true;
  });
}

/** Whether the log has a row of this step. */
export async function isLogged(stepId: string): Promise<boolean> {
  return (await db.activity.where('stepId').equals(stepId).count()) > 0;
}

const DAY_MS = 86_400_000;

/**
 * For the background, at its start. Deletes what is older than so many days, from the oldest on without a gap, and
 * remembers the last hash that went, so that the rest can still be checked. Returns how many went.
 */
export function pruneActivity(days: number, now = Date.now()): Promise<number> {
  return inTurn(() =>
    db.transaction('rw', db.activity, db.activityChain, async () => {
      const isOld = (row: ActivityRow) => row.at < now - days * DAY_MS;
      const firstToStay = await db.activity
        .orderBy('seq')
        .filter((row) => !isOld(row))
        .first();
      const old = db.activity.where('seq').below(firstToStay?.seq ?? Number.POSITIVE_INFINITY);
      const last = await old.clone().last();
      if (!last) return 0;
      await db.activityChain.put({ seq: last.seq, hash: last.hash, at: now }, 'anchor');
      return old.delete();
    }),
  );
}

export type Verification =
  | {
      readonly ok: true;
      readonly rows: number;
      /** The oldest row's time; null where there is none. */
      readonly since: number | null;
      /** How many older rows retention deleted, and when last. */
      readonly pruned: { readonly rows: number; readonly at: number } | null;
    }
  | {
      readonly ok: false;
      /** The first row that is not as it was written: changed itself, or what came before it is gone. */
      readonly seq: number;
      /** Its time; null where rows at the end are gone. */
      readonly at: number | null;
      readonly reason: 'changed' | 'missing';
    };

const BATCH = 500;

/** Reads the whole chain, oldest first. */
export async function verifyActivity(): Promise<Verification> {
  for (;;) {
    const anchor = await chainPlace('anchor');
    const found = await verifiedFrom(anchor);
    // Rows that were deleted as too old while we read are not missing: once more from the new begin.
    if (found.ok || (await chainPlace('anchor')).seq === anchor.seq) return found;
  }
}

async function verifiedFrom(anchor: ChainPlace): Promise<Verification> {
  // Rows that are appended while we read come after this end.
  const head = await chainPlace('head');
  let before = anchor;
  let since: number | null = null;
  while (before.seq < head.seq) {
    const batch = await db.activity
      .where('seq')
      .between(before.seq, head.seq, false, true)
      .limit(BATCH)
      .toArray();
    if (batch.length === 0) return { ok: false, seq: before.seq + 1, at: null, reason: 'missing' };
    for (const row of batch) {
      const { hash, ...rest } = row;
      if (row.seq !== before.seq + 1)
        return { ok: false, seq: before.seq + 1, at: row.at, reason: 'missing' };
      if ((await hashRow(before.hash, rest)) !== hash)
        return { ok: false, seq: row.seq, at: row.at, reason: 'changed' };
      since ??= row.at;
      before = { seq: row.seq, hash, at: row.at };
    }
  }
  return beyondHead(head, anchor, before, since);
}

/** The end of the chain is kept beside it: without that, rows could be cut off or added there unseen. */
async function beyondHead(
  head: ChainPlace,
  anchor: ChainPlace,
  last: ChainPlace,
  since: number | null,
): Promise<Verification> {
  if (last.hash !== head.hash) return { ok: false, seq: head.seq, at: last.at, reason: 'changed' };
  const outside = await db.activity
    .where('seq')
    .belowOrEqual(anchor.seq)
    .or('seq')
    .above((await chainPlace('head')).seq)
    .first();
  if (outside) return { ok: false, seq: outside.seq, at: outside.at, reason: 'changed' };
  const pruned = anchor.seq > 0 ? { rows: anchor.seq, at: anchor.at } : null;
  return { ok: true, rows: head.seq - anchor.seq, since, pruned };
}

async function chainPlace(name: 'anchor' | 'head'): Promise<ChainPlace> {
  return (await db.activityChain.get(name)) ?? CHAIN_START;
}
