import type { Runner } from '../../../lib/agent/runner.ts';
import type { Handlers } from '../../../lib/messaging/listen.ts';
import type { Input } from '../../../lib/messaging/protocol.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import { pageContext } from '../../../lib/salesforce/page/page-context.ts';
import { readAgent } from '../../../lib/storage/agents.ts';
import { openConversationKey } from '../../../lib/storage/conversation-key.ts';
import {
  appendRun,
  deleteAllConversations,
  deleteConversation,
  readRuns,
  runIdsNotOver,
} from '../../../lib/storage/conversations.ts';
import { RUN_SCHEMA_VERSION, type Run } from '../../../lib/storage/run.ts';
import { tools } from '../../../lib/tools/registry.ts';

type ChatRequest =
  | 'open'
  | 'ask'
  | 'stop'
  | 'retry'
  | 'goOn'
  | 'approve'
  | 'approveAll'
  | 'reject'
  | 'undo'
  | 'deleteConversation'
  | 'deleteAllConversations'
  | 'listTools';

/** Questions, and what the user decides about their answers. */
export function chatHandlers(runner: Runner): Pick<Handlers, ChatRequest> {
  return {
    open: async () => {
      await openConversationKey();
      return null;
    },
    ask: async (input) => {
      await openConversationKey();
      const agent = await readAgent(input.agentId);
      if (!agent) throw new ProblemError(problem('agent_gone'));
      const run = await appendRun(newRun(input, { id: agent.id, name: agent.name }));
      void runner.start(run.id);
      return { runId: run.id };
    },
    stop: async ({ runId }) => {
      await runner.cancel(runId);
      return null;
    },
    retry: async ({ runId }) => {
      await runner.retry(runId);
      return null;
    },
    goOn: async ({ runId }) => {
      await runner.goOn(runId);
      return null;
    },
    approve: async ({ runId, stepId, envelope, edits, allowDuplicates }) => {
      await runner.approve(runId, stepId, envelope, { edits, allowDuplicates });
      return null;
    },
    approveAll: async ({ runId, steps }) => {
      // Each to its own card; one that is out of date does not hold the others back, but the user hears of it.
      const unchanged = { edits: [], allowDuplicates: false };
      const answers = await Promise.allSettled(
        steps.map(({ stepId, envelope }) => runner.approve(runId, stepId, envelope, unchanged)),
      );
      const refused = answers.find((answer) => answer.status === 'rejected');
      if (refused) throw refused.reason;
      return null;
    },
    reject: async ({ runId, stepId, note }) => {
      await runner.reject(runId, stepId, note);
      return null;
    },
    undo: async ({ runId, stepId }) => {
      await runner.undo(runId, stepId);
      return null;
    },
    deleteConversation: async ({ conversationId }) => {
      for (const run of await readRuns(conversationId)) await runner.cancel(run.id);
      await deleteConversation(conversationId);
      return null;
    },
    deleteAllConversations: async () => {
      for (const runId of await runIdsNotOver()) await runner.cancel(runId);
      return { deleted: await deleteAllConversations() };
    },
    listTools: async () => ({
      tools: tools.map(({ name, kind, defaultPermission }) => ({ name, kind, defaultPermission })),
    }),
  };
}

function newRun(
  { conversationId, text, page, origin, timeZone }: Input<'ask'>,
  agent: Run['agent'],
): Omit<Run, 'seq'> {
  const now = Date.now();
  return {
    schemaVersion: RUN_SCHEMA_VERSION,
    id: crypto.randomUUID(),
    conversationId,
    origin,
    agent,
    status: 'queued',
    question: {
      text,
      page: page && pageContext(page.url, page.title),
      askedAt: new Date(now).toISOString(),
      timeZone,
    },
    org: null,
    model: null,
    turns: [],
    problem: null,
    createdAt: now,
    updatedAt: now,
  };
}
