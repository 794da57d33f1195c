import { vi } from 'vitest';
import type { RunnerWorld } from '../../../lib/agent/runner-world.ts';
import { activityOf } from '../../../lib/agent/step-activity.ts';
import type { ModelReply, ModelRequest, ModelToolCall } from '../../../lib/models/model.ts';
import type { OrgClient } from '../../../lib/salesforce/org-client.ts';
import type { ActivityEntry } from '../../../lib/storage/activity-row.ts';
import type { Run, RunStatus } from '../../../lib/storage/run.ts';
import type { UndoCall } from '../../../lib/tools/tool.ts';
import { MODEL, newRun, ORG } from './run-fixture.ts';

export type Answer = (request: ModelRequest) => Promise<Partial<ModelReply>> | Partial<ModelReply>;

export const call = (change: Partial<ModelToolCall> = {}): ModelToolCall => ({
  id: 'call-1',
  name: 'look_up',
  arguments: '{"what":"x"}',
  providerData: null,
  ...change,
});

/** A world in memory: the model answers from a list, runs live in a map that survives a "death" of the runner. */
export function world(answers: Answer[], change: Partial<RunnerWorld> = {}) {
  const runs = new Map<string, Run>();
  const saved: RunStatus[] = [];
  const requests: ModelRequest[] = [];
  const pushed: string[] = [];
  const logged: ActivityEntry[] = [];
  const undos = new Map<string, UndoCall>();
  const made: RunnerWorld = {
    tools: [],
    permission: async () => 'always_allow',
    instructions: async () => '',
    needsOrg: async () => true,
    costOf: async () => null,
    overLimit: async () => null,
    pinOrg: async () => ORG,
    pinModel: async () => MODEL,
    orgClient: async () => ({}) as OrgClient,
    provider: async () => ({
      provider: { id: 'p1', name: 'Test', baseUrl: 'http://x', preset: 'compatible' },
      key: null,
    }),
    callModel: async (_provider, _key, request) => {
      requests.push(request);
      const answer = answers[requests.length - 1];
      if (!answer) throw new Error('The model was asked once more than the test says.');
      const reply = await answer(request);
      return { text: '', toolCalls: [], finishReason: 'stop', usage: null, ...reply };
    },
    maxRows: async () => 2000,
    readRun: async (id) => runs.get(id) ?? null,
    readRuns: async () => [...runs.values()],
    saveRun: async (run) => {
      runs.set(run.id, run);
      saved.push(run.status);
    },
    knownRecordIds: async () => new Set(['001000000000001AAA']),
    logSteps: async (before, after) => {
      logged.push(...activityOf(before, after, 1));
    },
    saved: () => undefined,
    undos: {
      keep: async (_run, stepId, undo) => void undos.set(stepId, undo),
      read: async (stepId) => undos.get(stepId) ?? null,
      forget: async (stepId) => void undos.delete(stepId),
    },
    stream: { push: (_run, _turn, text) => pushed.push(text), end: () => undefined },
    now: () => 1,
    ...change,
  };
  runs.set('run', newRun());
  const run = () => runs.get('run') as Run;
  return { made, runs, run, requests, saved, pushed, logged, undos };
}

export const until = (check: () => void) => vi.waitFor(check, { timeout: 2_000, interval: 5 });
