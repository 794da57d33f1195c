import type { ActivityDecision, ActivityEntry, ActivityOutcome } from '../storage/activity-row.ts';
import type { Run, Step } from '../storage/run.ts';
import { findStep } from './run-parts.ts';

const ENDED: readonly Step['state'][] = [
  'succeeded',
  'failed',
  'refused',
  'rejected',
  'cancelled',
  'unknown',
];

/** What the activity log has to say of a change of a run: each call that came to its end by it, and each undo. */
export function activityOf(before: Run, after: Run, at: number): ActivityEntry[] {
  const entries: ActivityEntry[] = [];
  for (const step of after.turns.flatMap((turn) => turn.steps)) {
    const earlier = findStep(before, step.id);
    if (ENDED.includes(step.state) && earlier?.state !== step.state) entries.push(entryOf(after, step, at));
    const undone = step.undo && ['done', 'failed', 'unknown'].includes(step.undo.state);
    if (undone && earlier?.undo?.state !== step.undo?.state)
      entries.push(undoEntry(after, step, at, callsOf(step) - callsOf(earlier)));
  }
  return entries;
}

/** One call as the activity log knows it: no value of a record. */
export function entryOf(run: Run, step: Step, at: number): ActivityEntry {
  return {
    at,
    stepId: step.id,
    agentId: run.agent.id,
    agentName: run.agent.name,
    orgId: run.org?.orgId ?? null,
    orgName: run.org?.orgName ?? null,
    userId: run.org?.userId ?? null,
    userName: run.org?.userName ?? null,
    tool: step.tool,
    kind: step.kind,
    object: step.preview?.object ?? step.sources[0]?.objects[0] ?? null,
    recordIds: recordIdsOf(step),
    queries: step.sources.map(({ request, language }) => ({ request, language })),
    decision: decisionOf(step),
    outcome: outcomeOf(step),
    durationMs: step.startedAt === null ? null : at - step.startedAt,
    apiCalls: callsOf(step),
    errorCode: step.problem?.code ?? null,
  };
}

function undoEntry(run: Run, step: Step, at: number, apiCalls: number): ActivityEntry {
  const outcome =
    step.undo?.state === 'done' ? 'succeeded' : step.undo?.state === 'unknown' ? 'unknown' : 'failed';
  return {
    ...entryOf(run, step, at),
    // An undo that failed may be tried again: each try is a row.
    stepId: `${step.id}:undo:${at}`,
    tool: 'undo',
    decision: 'approved',
    outcome,
    queries: [],
    durationMs: null,
    apiCalls,
    errorCode: step.undo?.problem?.code ?? null,
  };
}

function callsOf(step: Step | undefined): number {
  return step?.apiCalls ?? 0;
}

function recordIdsOf({ writes, preview }: Step): string[] {
  const written = writes.flatMap(({ recordId }) => recordId ?? []);
  return written.length > 0 ? written : (preview?.records.flatMap(({ recordId }) => recordId ?? []) ?? []);
}

function decisionOf(step: Step): ActivityDecision {
  if (step.state === 'rejected') return 'rejected';
  if (step.decision === 'blocked' || step.decision === 'invalid') return step.decision;
  if (step.approval) return step.approval.edited ? 'edited' : 'approved';
  return step.decision === 'ask' ? 'unanswered' : 'auto';
}

function outcomeOf(step: Step): ActivityOutcome {
  switch (step.state) {
    case 'succeeded':
    case 'failed': {
      const saved = step.writes.filter((write) => write.saved).length;
      if (saved > 0 && saved < step.writes.length) return 'partial';
      return step.state;
    }
    case 'unknown':
      return 'unknown';
    case 'cancelled':
      return step.startedAt === null ? 'not_run' : 'stopped';
    default:
      return 'not_run';
  }
}
