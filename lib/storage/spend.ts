import { liveQuery } from 'dexie';
import { db } from './database.ts';
import { withRoom } from './make-room.ts';
import type { SpendRow } from './spend-row.ts';

/** What answers used, by day: tokens of each model, calls to each org. No content. */

/** Something that was just used, of one model or one org. */
export type Spent = Omit<SpendRow, 'id' | 'day'> & {
  /** `<provider id> <model>`, or the org's id. */
  readonly key: string;
};

/** The day as it is then in a time zone: `2026-11-22`. A zone that nobody knows counts as UTC. */
export function dayOf(at: number, timeZone: string): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(at);
  try {
    return format(timeZone);
  } catch {
    return format('UTC');
  }
}

/** For the background alone. Adds to the day's rows; `runId` is the run whose results stay if the disk is full. */
export async function addSpend(day: string, spent: readonly Spent[], runId: string): Promise<void> {
  if (spent.length === 0) return;
  await withRoom(runId, () =>
    db.transaction('rw', db.spend, async () => {
      for (const { key, ...amounts } of spent) {
        const id = `${day} ${amounts.of} ${key}`;
        const before = await db.spend.get(id);
        await db.spend.put(before ? added(before, amounts) : { id, day, ...amounts });
      }
    }),
  );
}

function added(row: SpendRow, more: Omit<SpendRow, 'id' | 'day'>): SpendRow {
  return {
    ...row,
    name: more.name,
    answers: row.answers + more.answers,
    inputTokens: row.inputTokens + more.inputTokens,
    cachedTokens: row.cachedTokens + more.cachedTokens,
    outputTokens: row.outputTokens + more.outputTokens,
    apiCalls: row.apiCalls + more.apiCalls,
  };
}

export function spendToday(timeZone: string, now = Date.now()): Promise<readonly SpendRow[]> {
  return db.spend.where('day').equals(dayOf(now, timeZone)).toArray();
}

/** Calls back with the days from `since` on, oldest first, now and at every change; returns the way to stop. */
export function watchSpend(since: string, onChange: (rows: readonly SpendRow[]) => void): () => void {
  const subscription = liveQuery(() => db.spend.where('day').aboveOrEqual(since).sortBy('day')).subscribe({
    next: onChange,
    error: (error) => console.error('Recordside could not read what was spent', error),
  });
  return () => subscription.unsubscribe();
}

const DAY_MS = 86_400_000;

/** For the background, at its start: what is older than so many days goes, with the activity log's. */
export function pruneSpend(days: number, now = Date.now()): Promise<number> {
  return db.spend
    .where('day')
    .below(dayOf(now - days * DAY_MS, 'UTC'))
    .delete();
}
