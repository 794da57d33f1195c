import type { ActivityEntry } from '../../../lib/storage/activity-row.ts';

let steps = 0;

/** A call that went well, of a step of its own. */
export function entry(change: Partial<ActivityEntry> = {}): ActivityEntry {
  steps += 1;
  return {
    at: 1_800_000_000_000 + steps,
    stepId: `step-${steps}`,
    agentId: 'default',
    agentName: 'Recordside',
    orgId: '00DHs0000012345MAA',
    orgName: 'Northwind Robotics',
    userId: '005Hs00000AbCdEIAV',
    userName: 'Mara Lind',
    tool: 'query_records',
    kind: 'read',
    object: 'Account',
    recordIds: [],
    queries: [{ request: "SELECT Id FROM Account WHERE Name = 'Halvorsen'", language: 'soql' }],
    decision: 'auto',
    outcome: 'succeeded',
    durationMs: 120,
    apiCalls: 1,
    errorCode: null,
    ...change,
  };
}
