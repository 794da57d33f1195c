import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { ActivityEntry } from './activity-entry.tsx';

interface ActivityListProps {
  readonly rows: readonly ActivityRow[];
  readonly connections: readonly Connection[];
}

export function ActivityList({ rows, connections }: ActivityListProps): ReactElement {
  const hosts = new Map(connections.map(({ orgId, lightningHost }) => [orgId, lightningHost]));
  return (
    <table className="ac-table" aria-label={t('activity_table')}>
      <thead>
        <tr>
          <th scope="col">{t('activity_time')}</th>
          <th scope="col">{t('activity_tool')}</th>
          <th scope="col" className="ac-org">
            {t('activity_org')}
          </th>
          <th scope="col">{t('activity_result')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ActivityEntry key={row.seq} row={row} lightningHost={hosts.get(row.orgId ?? '') ?? null} />
        ))}
      </tbody>
    </table>
  );
}
