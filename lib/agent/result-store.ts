import { readResult, saveResult } from '../storage/conversations.ts';
import type { Run } from '../storage/run.ts';
import type { ResultStore } from '../tools/tool.ts';

/** The results of a run's conversation: what one answer read, a later one may use by its reference. */
export function resultStore({ conversationId, id: runId }: Run, now: () => number): ResultStore {
  return {
    put: async (result) => (await saveResult({ ...result, conversationId, runId, createdAt: now() })).ref,
    get: (ref) => readResult(conversationId, ref),
  };
}
