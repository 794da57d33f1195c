import { liveQuery } from 'dexie';
import type { ActivityDecision, ActivityOutcome, ActivityRow } from './activity-row.ts';
import { db } from './database.ts';

/** Null asks for all. */
export interface ActivityFilter {
  /** Milliseconds since the epoch: from, and up to but not with. */
  readonly from: number | null;
  readonly to: number | null;
  readonly tool: string | null;
  readonly orgId: string | null;
  readonly decision: ActivityDecision | null;
  readonly outcome: ActivityOutcome | null;
}

export const ALL_ACTIVITY: ActivityFilter = {
  from: null,
  to: null,
  tool: null,
  orgId: null,
  decision: null,
  outcome: null,
};

export interface ActivityPage {
  /** Newest first. */
  readonly rows: readonly ActivityRow[];
  /** Whether older ones fit the filter too. */
  readonly more: boolean;
  /** What the whole log can be filtered by. */
  readonly tools: readonly string[];
  readonly orgs: readonly { readonly orgId: string; readonly orgName: string }[];
}

/** The newest `limit` rows that fit; to turn the page, ask for more. */
export async function readActivity(filter: ActivityFilter, limit: number): Promise<ActivityPage> {
  const [found, tools, orgs] = await Promise.all([
    newestFirst(filter)
      .limit(limit + 1)
      .toArray(),
    db.activity.orderBy('tool').uniqueKeys(),
    orgsInLog(),
  ]);
  return {
    rows: found.slice(0, limit),
    more: found.length > limit,
    tools: tools.filter((tool) => typeof tool === 'string'),
    orgs,
  };
}

/** Every row that fits, newest first; for the export. */
export function readAllActivity(filter: ActivityFilter): Promise<readonly ActivityRow[]> {
  return newestFirst(filter).toArray();
}

/** Calls back with what `readActivity` gives, now and at every change; returns the way to stop. */
export function watchActivity(
  filter: ActivityFilter,
  limit: number,
  onChange: (page: ActivityPage) => void,
): () => void {
  const subscription = liveQuery(() => readActivity(filter, limit)).subscribe({
    next: onChange,
    error: (error) => console.error('Recordside could not read its activity log', error),
  });
  return () => subscription.unsubscribe();
}

const INDEXED = ['tool', 'orgId', 'outcome', 'decision'] as const;

/** By an index where one fits: within one value of it the rows stand in the order they were written. */
function newestFirst(filter: ActivityFilter) {
  const by = INDEXED.find((name) => filter[name] !== null);
  const rows = by ? db.activity.where(by).equals(filter[by] ?? '') : db.activity.orderBy('seq');
  return rows.reverse().filter((row) => fits(row, filter));
}

function fits(row: ActivityRow, filter: ActivityFilter): boolean {
  const { from, to } = filter;
  if ((from !== null && row.at < from) || (to !== null && row.at >= to)) return false;
  return INDEXED.every((name) => filter[name] === null || row[name] === filter[name]);
}

/** Under the name each had last. Null keys are in no index, so calls without an org do not count here. */
async function orgsInLog(): Promise<ActivityPage['orgs']> {
  const ids = await db.activity.orderBy('orgId').uniqueKeys();
  const newest = await Promise.all(ids.map((id) => db.activity.where('orgId').equals(id).last()));
  return newest.flatMap((row) =>
    row?.orgId == null ? [] : [{ orgId: row.orgId, orgName: row.orgName ?? row.orgId }],
  );
}
