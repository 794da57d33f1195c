import { isSurelyRecordId, toId18 } from '../salesforce/record-id.ts';
import type { ActivityEntry, ActivityRow } from './activity-row.ts';
import { isApiName, queryShape } from './query-shape.ts';

const MAX_IDS = 200;
const MAX_QUERIES = 50;
const NAME_LENGTH = 255;

/**
 * What of an entry may stand on disk in plain. A model can put anything where a tool's name, an object or an id belongs, a
 * value of a record too (invariant I5): what does not look the part is left out.
 */
export function factsOf(entry: ActivityEntry): Omit<ActivityRow, 'seq' | 'hash'> {
  return {
    at: entry.at,
    stepId: entry.stepId,
    agentId: entry.agentId,
    agentName: entry.agentName.slice(0, NAME_LENGTH),
    orgId: entry.orgId,
    orgName: entry.orgName?.slice(0, NAME_LENGTH) ?? null,
    userId: entry.userId,
    userName: entry.userName?.slice(0, NAME_LENGTH) ?? null,
    tool: /^[a-z][a-z0-9_]{0,63}$/.test(entry.tool) ? entry.tool : 'unknown_tool',
    kind: entry.kind,
    object: entry.object !== null && isApiName(entry.object) ? entry.object : null,
    recordIds: recordIdsOf(entry.recordIds),
    queries: entry.queries
      .slice(0, MAX_QUERIES)
      .map(({ request, language }) => queryShape(request, language)),
    decision: entry.decision,
    outcome: entry.outcome,
    durationMs: entry.durationMs,
    apiCalls: entry.apiCalls,
    errorCode: entry.errorCode === null ? null : errorCode(entry.errorCode),
  };
}

const errorCode = (code: string) => (/^[A-Za-z][\w.:-]{0,79}$/.test(code) ? code : 'unexpected');

/** 18 characters each, no two alike. */
function recordIdsOf(given: readonly string[]): string[] {
  const ids = given.filter(isSurelyRecordId).map(toId18);
  return [...new Set(ids)].filter((id) => id !== null).slice(0, MAX_IDS);
}
