import './activity.css';
import type { ReactElement } from 'react';
import { toCsv } from '../../../lib/csv.ts';
import { t, tn } from '../../../lib/i18n.ts';
import type { Verification } from '../../../lib/storage/activity.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { saveCsvFile } from '../../ui/save-csv-file.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { dayOf } from '../calendar-day.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { ActivityFilters } from './activity-filters.tsx';
import { ActivityList } from './activity-list.tsx';
import { activityTable } from './activity-table.ts';
import { useActivity } from './use-activity.ts';
import { VerifyLog, VerifyOutcome } from './verify-log.tsx';

export function ActivityPage({ connections }: { connections: readonly Connection[] }): ReactElement {
  const { activity } = useSettings().sources;
  const { filter, page, setFilter, showOlder } = useActivity();
  const verification = useTask<Verification>();
  const exporting = useTask<number>();

  if (!page) {
    return (
      <p className="st-progress">
        <Spinner />
        {t('activity_loading')}
      </p>
    );
  }
  const { rows, more, tools, orgs } = page;
  const isEmpty = tools.length === 0;
  const exportAll = async () => {
    const all = await activity.readAll(filter);
    saveCsvFile(t('activity_file', dayOf(Date.now())), toCsv(activityTable(all)));
    return all.length;
  };
  return (
    <>
      <div className="ac-actions">
        <VerifyLog task={verification} onVerify={() => verification.run(() => activity.verify())} />
        <Button
          icon="download"
          disabled={rows.length === 0 || exporting.state.status === 'running'}
          onClick={() => exporting.run(exportAll)}
        >
          {t('activity_export')}
        </Button>
        {exporting.state.status === 'done' && (
          <p className="st-note" role="status">
            {tn('activity_exported', exporting.state.value)}
          </p>
        )}
      </div>
      {exporting.state.status === 'failed' && <ProblemNotice problem={exporting.state.problem} />}
      <VerifyOutcome state={verification.state} />
      {isEmpty ? (
        <Notice icon="history" title={t('activity_empty')}>
          <p>{t('activity_empty_next')}</p>
        </Notice>
      ) : (
        <>
          <ActivityFilters filter={filter} choices={{ tools, orgs }} onFilter={setFilter} />
          {rows.length === 0 ? (
            <p className="ac-none" role="status">
              {t('activity_nothing_fits')}
            </p>
          ) : (
            <ActivityList rows={rows} connections={connections} />
          )}
          {more && (
            <Button className="ac-older" icon="arrowDown" onClick={showOlder}>
              {t('activity_older')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
