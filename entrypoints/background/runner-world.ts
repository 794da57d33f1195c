import { limitReached } from '../../lib/agent/over-limit.ts';
import { pendingOf } from '../../lib/agent/pending.ts';
import { permissionOf } from '../../lib/agent/permissions.ts';
import { stepsChanged } from '../../lib/agent/run-parts.ts';
import type { RunnerWorld } from '../../lib/agent/runner-world.ts';
import { spentBy } from '../../lib/agent/spending.ts';
import { activityOf } from '../../lib/agent/step-activity.ts';
import type { StreamHub } from '../../lib/messaging/stream-hub.ts';
import { callModel } from '../../lib/models/call-model.ts';
import { priceOf } from '../../lib/models/prices.ts';
import { ProblemError, problem } from '../../lib/problem.ts';
import { allowedFirst } from '../../lib/salesforce/allowed-org.ts';
import type { OrgAccess } from '../../lib/salesforce/org-access.ts';
import { appendActivity } from '../../lib/storage/activity.ts';
import { readAgent } from '../../lib/storage/agents.ts';
import { chooseConnection, connectorInForce } from '../../lib/storage/choose-connection.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { connectionStore, readConnections } from '../../lib/storage/connections.ts';
import { knownRecordIds, readRun, readRuns, saveRun } from '../../lib/storage/conversations.ts';
import { savePending } from '../../lib/storage/pending-steps.ts';
import { readPolicy } from '../../lib/storage/policy.ts';
import { findProvider } from '../../lib/storage/policy-agents.ts';
import type { PinnedModel, PinnedOrg, Run } from '../../lib/storage/run.ts';
import { readSettings, type Settings } from '../../lib/storage/settings.ts';
import { addSpend, dayOf, spendToday } from '../../lib/storage/spend.ts';
import { forgetUndo, keepUndo } from '../../lib/storage/undos.ts';
import { costOf } from '../../lib/token-cost.ts';
import { tools } from '../../lib/tools/registry.ts';
import { notifyOfApproval, showBadge } from './badge.ts';
import { providerAndKey } from './provider-and-key.ts';
import { refreshTabs } from './refresh-tabs.ts';
import { refuseForbidden } from './under-policy.ts';
import { readAllowedUndo } from './undo-under-policy.ts';

/** The real things behind the runner. */
export function runnerWorld(orgs: OrgAccess, stream: StreamHub): RunnerWorld {
  return {
    tools,
    permission: async (run, tool, input) => {
      const agent = await readAgent(run.agent.id);
      // Every tool is one of Salesforce's: without a connector there is none.
      return permissionOf(tool, input, agent?.salesforce ? agent : null, await readPolicy());
    },
    instructions: async (run) => (await readAgent(run.agent.id))?.instructions ?? '',
    needsOrg: async (run) => Boolean((await readAgent(run.agent.id))?.salesforce),
    pinOrg,
    pinModel,
    orgClient: async (org, onCall) => {
      const connection = await connectionStore.read(org.connectionId);
      if (!connection) throw new ProblemError(problem('connection_gone', { action: 'reconnect' }));
      // The connection may since have been signed in to as somebody else (invariant I8).
      if (connection.orgId !== org.orgId || connection.userId !== org.userId) {
        throw new ProblemError(problem('connection_changed', { subs: [org.userName, org.orgName] }));
      }
      await refuseForbidden(connection);
      return orgs.client(connection).metered(onCall);
    },
    provider: (model) => providerAndKey(model.providerId),
    costOf: async ({ model }, usage) => costOf(usage, priceOf(model, (await readSettings()).prices)),
    overLimit: async (run, stepId) => {
      const { limits, prices } = await readSettings();
      const connection = run.org && (await connectionStore.read(run.org.connectionId));
      // Before the model is asked: a question about an org that is forbidden ends with the reason, and costs nothing.
      if (connection && stepId === null) await refuseForbidden(connection);
      return limitReached(run, stepId, {
        limits,
        spentToday: limits.moneyPerDay === null ? 0 : await moneyToday(run.question.timeZone, prices),
        orgUsage: connection ? orgs.client(connection).usage() : null,
      });
    },
    callModel,
    maxRows: async () => (await readSettings()).maxRows,
    readRun,
    readRuns,
    saveRun,
    knownRecordIds,
    logSteps: async (before, after) => {
      const at = Date.now();
      for (const entry of activityOf(before, after, at)) await appendActivity(entry);
      await addSpend(dayOf(at, after.question.timeZone), spentBy(before, after), after.id);
      // Text that streams is saved every other second; what is pending changes with the steps alone.
      if (stepsChanged(before, after)) await savePending(after.id, pendingOf(after, at));
    },
    saved: (before, after) => {
      const failed = (error: unknown) => console.warn('Recordside could not show a change', error);
      if (before.status !== after.status) showBadge().catch(failed);
      if (before.status !== 'awaiting_approval' && after.status === 'awaiting_approval') {
        notifyOfApproval(after, stream.hasListeners).catch(failed);
      }
      refreshTabs(before, after).catch(failed);
    },
    undos: { keep: keepUndo, read: readAllowedUndo, forget: forgetUndo },
    stream,
    now: Date.now,
  };
}

/** The agent's own model with its effort, else the provider in use. */
async function pinModel(run: Run): Promise<PinnedModel | null> {
  const { providers, activeProviderId } = await readSettings();
  const own = (await readAgent(run.agent.id))?.model ?? null;
  if (!own) {
    const active = providers.find((provider) => provider.id === activeProviderId);
    return active ? { providerId: active.id, providerName: active.name, model: active.model } : null;
  }
  const provider = findProvider(providers, own.providerId);
  if (!provider) {
    const subs = [run.agent.name, own.model];
    throw new ProblemError(problem('agent_model_gone', { subs, action: 'open_models' }));
  }
  return { providerId: provider.id, providerName: provider.name, model: own.model, effort: own.effort };
}

/** US dollars of the whole day, as far as prices are known. */
async function moneyToday(timeZone: string, prices: Settings['prices']): Promise<number> {
  const rows = (await spendToday(timeZone)).filter((row) => row.of === 'model');
  return rows.reduce((sum, row) => sum + (costOf(row, priceOf(row.name, prices)) ?? 0), 0);
}

/** Null where somebody has to sign in first. */
async function pinOrg(run: Run): Promise<PinnedOrg | null> {
  const before = await readRuns(run.conversationId);
  const begunIn = before.findLast((other) => other.seq < run.seq && other.org)?.org ?? null;
  const { connectionMethod } = await readSettings();
  const agent = await readAgent(run.agent.id);
  const connector = agent && connectorInForce(agent.salesforce, connectionMethod);
  const connections = await readConnections();
  const chosen = chooseConnection(
    allowedFirst(connections, await readPolicy()),
    run.question.page,
    begunIn,
    connector,
  );
  // One that the organisation forbids is pinned all the same: the run then ends with the reason.
  const connection = connections.find(({ id }) => id === chosen?.id);
  return connection?.state === 'connected' ? pinned(connection) : null;
}

function pinned(connection: Connection): PinnedOrg {
  const { id: connectionId, orgId, orgName, userId, userName, myDomainHost, lightningHost } = connection;
  return { connectionId, orgId, orgName, userId, userName, myDomainHost, lightningHost };
}
