import { useEffect, useState } from 'react';
import { type ActivityFilter, type ActivityPage, ALL_ACTIVITY } from '../../../lib/storage/activity-pages.ts';
import { useSettings } from '../settings-context.ts';

const AT_A_TIME = 50;

interface ActivityView {
  readonly filter: ActivityFilter;
  /** Undefined until the log was read; what an earlier filter gave stands until the new one has answered. */
  readonly page: ActivityPage | undefined;
  setFilter(filter: ActivityFilter): void;
  showOlder(): void;
}

export function useActivity(): ActivityView {
  const { activity } = useSettings().sources;
  const [filter, setFilter] = useState(ALL_ACTIVITY);
  const [limit, setLimit] = useState(AT_A_TIME);
  const [page, setPage] = useState<ActivityPage>();
  useEffect(() => activity.watch(filter, limit, setPage), [activity, filter, limit]);
  return {
    filter,
    page,
    setFilter(next) {
      setFilter(next);
      setLimit(AT_A_TIME);
    },
    showOlder: () => setLimit(limit + AT_A_TIME),
  };
}
