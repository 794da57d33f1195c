import type { ActivityLog } from '../../../components/settings/settings-sources.ts';
import type { Verification } from '../../../lib/storage/activity.ts';
import type { ActivityFilter } from '../../../lib/storage/activity-pages.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import { connection } from './invented.ts';

/** A log in memory that filters as the real one does. */
export function fakeActivity(rows: readonly ActivityRow[], verification?: Verification): ActivityLog {
  const fitting = (filter: ActivityFilter) =>
    rows
      .filter(
        (row) =>
          row.at >= (filter.from ?? 0) &&
          row.at < (filter.to ?? Number.POSITIVE_INFINITY) &&
          (['tool', 'orgId', 'decision', 'outcome'] as const).every(
            (key) => filter[key] === null || filter[key] === row[key],
          ),
      )
      .toReversed();
  const orgs = new Map(rows.map(({ orgId, orgName }) => [orgId ?? '', orgName ?? '']));
  orgs.delete('');
  return {
    watch(filter, limit, tell) {
      const found = fitting(filter);
      const timer = setTimeout(() =>
        tell({
          rows: found.slice(0, limit),
          more: found.length > limit,
          tools: [...new Set(rows.map(({ tool }) => tool))].sort(),
          orgs: [...orgs].map(([orgId, orgName]) => ({ orgId, orgName })),
        }),
      );
      return () => clearTimeout(timer);
    },
    readAll: async (filter) => fitting(filter),
    verify: async () =>
      verification ?? { ok: true, rows: rows.length, since: rows[0]?.at ?? null, pruned: null },
  };
}

const hash = (seq: number) => seq.toString(16).padStart(2, '0').repeat(32);

/** An invented row, to be varied. */
export function activityRow(seq: number, change: Partial<ActivityRow> = {}): ActivityRow {
  return {
    seq,
    at: Date.UTC(2026, 10, 22, 9, 0) + seq * 37_000,
    stepId: `s${seq}`,
    agentId: 'default',
    agentName: 'Recordside',
    orgId: connection.orgId,
    orgName: connection.orgName,
    userId: connection.userId,
    userName: connection.userName,
    tool: 'query_records',
    kind: 'read',
    object: 'Opportunity',
    recordIds: ['001Hs00003QvTzLIAV', '006Hs00001LmKdQIAV'],
    queries: [
      'SELECT Id, Name, StageName, Amount, CloseDate, Owner.Name FROM Opportunity WHERE AccountId = ? AND IsClosed = ? ORDER BY CloseDate LIMIT ?',
    ],
    decision: 'auto',
    outcome: 'succeeded',
    durationMs: 412,
    apiCalls: 1,
    errorCode: null,
    hash: hash(seq),
    ...change,
  };
}

const many = Array.from({ length: 70 }, (_, index) => `006Hs0000${String(1_000_000 + index).slice(1)}QIAV`);

/** A morning with everything in it. */
export const MORNING: readonly ActivityRow[] = [
  ...Array.from({ length: 60 }, (_, index) => activityRow(index + 1)),
  activityRow(61, {
    tool: 'describe_object',
    object: 'Sales_Order_Line_With_A_Very_Long_Name__c',
    queries: ['/sobjects/Account/describe'],
    recordIds: [],
  }),
  activityRow(62, {
    tool: 'update_records',
    kind: 'write',
    decision: 'approved',
    queries: [],
    apiCalls: 3,
    durationMs: 1_230,
  }),
  activityRow(63, {
    tool: 'update_records',
    kind: 'write',
    decision: 'edited',
    outcome: 'partial',
    queries: [],
    recordIds: many,
  }),
  activityRow(64, {
    tool: 'delete_records',
    kind: 'destructive',
    decision: 'rejected',
    outcome: 'not_run',
    queries: [],
    durationMs: null,
    apiCalls: 0,
  }),
  activityRow(65, {
    tool: 'delete_records',
    kind: 'destructive',
    decision: 'blocked',
    outcome: 'not_run',
    queries: [],
    durationMs: null,
    apiCalls: 0,
    errorCode: 'tool_disabled',
  }),
  activityRow(66, {
    tool: 'unknown_tool',
    kind: 'destructive',
    decision: 'blocked',
    outcome: 'not_run',
    object: null,
    recordIds: [],
    queries: [],
    durationMs: null,
    apiCalls: 0,
    orgId: null,
    orgName: null,
    userId: null,
    userName: null,
  }),
  activityRow(67, { decision: 'invalid', outcome: 'not_run', object: null, recordIds: [], queries: ['?'] }),
  activityRow(68, { outcome: 'failed', errorCode: 'INVALID_FIELD' }),
  activityRow(69, {
    tool: 'create_records',
    kind: 'write',
    decision: 'approved',
    outcome: 'unknown',
    queries: [],
    orgId: '00DHs0000099999MAA',
    orgName: 'Société Générale d’Assurances et de Réassurances Internationales',
  }),
  activityRow(70, {
    tool: 'create_records',
    kind: 'write',
    decision: 'unanswered',
    outcome: 'stopped',
    queries: [],
  }),
];
