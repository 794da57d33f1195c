import { t } from '../../../lib/i18n.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import type { Cell } from '../../../lib/storage/result.ts';
import { toolTitle } from '../permissions/permission-words.ts';

interface Column {
  readonly label: string;
  readonly cell: (row: ActivityRow) => Cell;
}

const columns = (): readonly Column[] => [
  { label: t('activity_number'), cell: (row) => row.seq },
  // One zone for everybody, so that logs of several people can be laid together.
  { label: t('activity_time'), cell: (row) => new Date(row.at).toISOString() },
  { label: t('activity_tool'), cell: (row) => toolTitle(row.tool) },
  { label: t('activity_column_kind'), cell: (row) => row.kind },
  { label: t('activity_decision'), cell: (row) => row.decision },
  { label: t('activity_outcome'), cell: (row) => row.outcome },
  { label: t('activity_error'), cell: (row) => row.errorCode },
  { label: t('activity_object'), cell: (row) => row.object },
  { label: t('activity_records'), cell: (row) => row.recordIds.join(' ') },
  { label: t('activity_queries'), cell: (row) => row.queries.join('\n') },
  { label: t('activity_column_duration'), cell: (row) => row.durationMs },
  { label: t('activity_api_calls'), cell: (row) => row.apiCalls },
  { label: t('activity_agent'), cell: (row) => row.agentName },
  { label: t('activity_org'), cell: (row) => row.orgName },
  { label: t('activity_column_org_id'), cell: (row) => row.orgId },
  { label: t('activity_user'), cell: (row) => row.userName },
  { label: t('activity_column_user_id'), cell: (row) => row.userId },
  { label: t('activity_column_hash'), cell: (row) => row.hash },
];

/** The log as a table to export. */
export function activityTable(rows: readonly ActivityRow[]) {
  const all = columns();
  return { columns: all, rows: rows.map((row) => all.map(({ cell }) => cell(row))) };
}
