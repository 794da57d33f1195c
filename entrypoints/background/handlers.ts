import type { KeepAlive } from '../../lib/agent/keep-alive.ts';
import type { Runner } from '../../lib/agent/runner.ts';
import { t } from '../../lib/i18n.ts';
import type { Handlers } from '../../lib/messaging/listen.ts';
import type { Input } from '../../lib/messaging/protocol.ts';
import { listModels } from '../../lib/models/list-models.ts';
import { testModel } from '../../lib/models/test-model.ts';
import type { OrgAccess } from '../../lib/salesforce/org-access.ts';
import { pageContext } from '../../lib/salesforce/page/page-context.ts';
import { DEFAULT_AGENT_ID } from '../../lib/storage/agents.ts';
import { openConversationKey } from '../../lib/storage/conversation-key.ts';
import {
  appendRun,
  deleteAllConversations,
  deleteConversation,
  readRuns,
  runIdsNotOver,
  runIdsWaitingForLogin,
} from '../../lib/storage/conversations.ts';
import { RUN_SCHEMA_VERSION, type Run } from '../../lib/storage/run.ts';
import { forgetSecret, saveSecret } from '../../lib/storage/secrets.ts';
import { readSettings, updateSettings } from '../../lib/storage/settings.ts';
import { tools } from '../../lib/tools/registry.ts';
import { modelKeyName, providerAndKey } from './provider-and-key.ts';

const TEST_TIMEOUT_MS = 60_000;

/** What the background does for each request of the panel and the options page. */
export function handlers(orgs: OrgAccess, runner: Runner, keepAlive: KeepAlive): Handlers {
  return {
    open: async () => {
      await openConversationKey();
      return null;
    },
    ask: async (input) => {
      await openConversationKey();
      const run = await appendRun(newRun(input));
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
    connect: async () => {
      const { signIn } = await readSettings();
      // A user may take minutes over a password and a second factor; the background must be there when they are done.
      const letGo = keepAlive.hold();
      const connection = await orgs.connect(signIn).finally(letGo);
      for (const runId of await runIdsWaitingForLogin()) void runner.connected(runId);
      return connection;
    },
    disconnect: ({ connectionId }) => orgs.disconnect(connectionId),
    testConnection: ({ connectionId }) =>
      orgs.testConnection(connectionId, AbortSignal.timeout(TEST_TIMEOUT_MS)),
    callbackAddress: async () => ({ url: orgs.callbackAddress() }),
    saveModelKey,
    listModels: async ({ providerId }) => {
      const { provider, key } = await providerAndKey(providerId);
      return { models: await listModels(provider, key) };
    },
    testModel: async ({ providerId, model }) => {
      const { provider, key } = await providerAndKey(providerId);
      return testModel(provider, key, model);
    },
  };
}

function newRun({ conversationId, text, page, origin, timeZone }: Input<'ask'>): Omit<Run, 'seq'> {
  const now = Date.now();
  return {
    schemaVersion: RUN_SCHEMA_VERSION,
    id: crypto.randomUUID(),
    conversationId,
    origin,
    agent: { id: DEFAULT_AGENT_ID, name: t('agent_default_name') },
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

async function saveModelKey({ providerId, key }: Input<'saveModelKey'>): Promise<null> {
  const name = modelKeyName(providerId);
  const trimmed = key.trim();
  if (trimmed) await saveSecret(name, trimmed);
  else await forgetSecret(name);
  await updateSettings((settings) => ({
    ...settings,
    providers: settings.providers.map((provider) =>
      provider.id === providerId ? { ...provider, hasKey: trimmed !== '' } : provider,
    ),
  }));
  return null;
}
