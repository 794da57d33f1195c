import type { KeepAlive } from '../../../lib/agent/keep-alive.ts';
import type { Runner } from '../../../lib/agent/runner.ts';
import type { Handlers } from '../../../lib/messaging/listen.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import type { OrgAccess } from '../../../lib/salesforce/org-access.ts';
import { connectionStore } from '../../../lib/storage/connections.ts';
import { runIdsWaitingForLogin } from '../../../lib/storage/conversations.ts';
import { readSettings } from '../../../lib/storage/settings.ts';
import { forgetShare } from '../../../lib/storage/shares.ts';
import {
  appToSignInAgain,
  appUnderPolicy,
  keepAllowed,
  refuseForbidden,
  refuseSharing,
} from '../under-policy.ts';

const TEST_TIMEOUT_MS = 60_000;

type ConnectionRequest =
  | 'connect'
  | 'connectWithKey'
  | 'checkSignIn'
  | 'saveConnectionApp'
  | 'disconnect'
  | 'testConnection'
  | 'callbackAddress';

/** Signing in and out. */
export function connectionHandlers(
  orgs: OrgAccess,
  runner: Runner,
  keepAlive: KeepAlive,
): Pick<Handlers, ConnectionRequest> {
  const goOnWhereItWaited = async () => {
    for (const runId of await runIdsWaitingForLogin()) void runner.connected(runId);
  };
  return {
    connect: async ({ connectionId, app, method }) => {
      // A user may take minutes over a password and a second factor; the background must be there when they are done.
      const letGo = keepAlive.hold();
      try {
        const again = connectionId === null ? undefined : await connectionStore.read(connectionId);
        if (connectionId !== null && !again) throw new ProblemError(problem('connection_gone'));
        const by = again?.method ?? method;
        // Asking again with a copy's own token sets nothing up.
        if (by === 'shared' && !again?.sharedBy) await refuseSharing();
        const through = again
          ? await appToSignInAgain(again)
          : await appUnderPolicy(app ?? (await readSettings()).signIn);
        const made = await orgs.connect(through, { method: by, again: again ?? null });
        const connection = await keepAllowed(made, orgs);
        await goOnWhereItWaited();
        return connection;
      } finally {
        letGo();
      }
    },
    connectWithKey: async ({ app, username, privateKey }) => {
      await refuseSharing();
      const made = await orgs.connectWithKey(await appUnderPolicy(app), { username, privateKey });
      const connection = await keepAllowed(made, orgs);
      await goOnWhereItWaited();
      return connection;
    },
    checkSignIn: async ({ app }) => ({ problem: await orgs.checkSignIn(await appUnderPolicy(app)) }),
    saveConnectionApp: async ({ connectionId, app }) => orgs.saveApp(connectionId, await appUnderPolicy(app)),
    disconnect: async ({ connectionId }) => {
      const left = await orgs.disconnect(connectionId);
      await forgetShare(connectionId);
      return left;
    },
    testConnection: async ({ connectionId }) => {
      const connection = await connectionStore.read(connectionId);
      if (connection) await refuseForbidden(connection);
      return orgs.testConnection(connectionId, AbortSignal.timeout(TEST_TIMEOUT_MS));
    },
    callbackAddress: async () => ({ url: orgs.callbackAddress() }),
  };
}
