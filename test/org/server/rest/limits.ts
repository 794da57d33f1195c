import { type ApiHandler, ok } from './api-call.ts';

// What the REST routes here use up is counted; the other limits are there because clients list them.
const STILL: Record<string, number> = {
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentSyncReportRuns: 20,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryJobs: 10_000,
  DataStorageMB: 1_024,
  FileStorageMB: 1_024,
  HourlyAsyncReportRuns: 1_200,
  HourlyDashboardRefreshes: 200,
  HourlySyncReportRuns: 500,
  MassEmail: 5_000,
  SingleEmail: 5_000,
};

/** `GET /limits`. */
export const limits: ApiHandler = ({ org }) =>
  ok({
    ...Object.fromEntries(Object.entries(STILL).map(([name, max]) => [name, { Max: max, Remaining: max }])),
    DailyApiRequests: { Max: org.usage.limit, Remaining: Math.max(0, org.usage.limit - org.usage.used) },
  });
