import { pendingOf } from '../../lib/agent/pending.ts';
import { permissionOf } from '../../lib/agent/permissions.ts';
import { stepsChanged } from '../../lib/agent/run-parts.ts';
import type { RunnerWorld } from '../../lib/agent/runner-world.ts';
import { activityOf } from '../../lib/agent/step-activity.ts';
import type { StreamHub } from '../../lib/messaging/stream-hub.ts';
import { callModel } from '../../lib/models/call-model.ts';
import { ProblemError, problem } from '../../lib/problem.ts';
import type { OrgAccess } from '../../lib/salesforce/org-access.ts';
import { appendActivity } from '../../lib/storage/activity.ts';
import { readAgent } from '../../lib/storage/agents.ts';
import { chooseConnection } from '../../lib/storage/choose-connection.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { connectionStore, readConnections } from '../../lib/storage/connections.ts';
import { knownRecordIds, readRun, readRuns, saveRun } from '../../lib/storage/conversations.ts';
import { savePending } from '../../lib/storage/pending-steps.ts';
import type { PinnedOrg, Run } from '../../lib/storage/run.ts';
import { readSettings } from '../../lib/storage/settings.ts';
import { forgetUndo, keepUndo, readUndo } from '../../lib/storage/undos.ts';
import { tools } from '../../lib/tools/registry.ts';
import { notifyOfApproval, showBadge } from './badge.ts';
import { providerAndKey } from './provider-and-key.ts';
import { refreshTabs } from './refresh-tabs.ts';

/** The real things behind the runner. */
export function runnerWorld(orgs: OrgAccess, stream: StreamHub): RunnerWorld {
  return {
    tools,
    permission: async (tool, input) => permissionOf(tool, input, await readAgent()),
    pinOrg,
    pinModel: async () => {
      const { providers, activeProviderId } = await readSettings();
      const active = providers.find((provider) => provider.id === activeProviderId);
      return active ? { providerId: active.id, providerName: active.name, model: active.model } : null;
    },
    orgClient: async (org) => {
      const connection = await connectionStore.read(org.connectionId);
      if (!connection) throw new ProblemError(problem('connection_gone', { action: 'reconnect' }));
      // The connection may since have been signed in to as somebody else (invariant I8).
      if (connection.orgId !== org.orgId || connection.userId !== org.userId) {
        throw new ProblemError(problem('connection_changed', { subs: [org.userName, org.orgName] }));
      }
      return orgs.client(connection);
    },
    provider: (model) => providerAndKey(model.providerId),
    callModel,
    maxRows: async () => (await readSettings()).maxRows,
    readRun,
    readRuns,
    saveRun,
    knownRecordIds,
    logSteps: async (before, after) => {
      const at = Date.now();
      for (const entry of activityOf(before, after, at)) await appendActivity(entry);
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
    undos: { keep: keepUndo, read: readUndo, forget: forgetUndo },
    stream,
    now: Date.now,
  };
}

/** Null where somebody has to sign in first. */
async function pinOrg(run: Run): Promise<PinnedOrg | null> {
  const before = await readRuns(run.conversationId);
  const begunIn = before.findLast((other) => other.seq < run.seq && other.org)?.org ?? null;
  const chosen = chooseConnection(await readConnections(), run.question.page, begunIn);
  return chosen?.state === 'connected' ? pinned(chosen) : null;
}

function pinned(connection: Connection): PinnedOrg {
  const { id: connectionId, orgId, orgName, userId, userName, myDomainHost, lightningHost } = connection;
  return { connectionId, orgId, orgName, userId, userName, myDomainHost, lightningHost };
}
