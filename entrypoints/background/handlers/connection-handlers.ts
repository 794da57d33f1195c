import type { KeepAlive } from '../../../lib/agent/keep-alive.ts';
import type { Runner } from '../../../lib/agent/runner.ts';
import type { Handlers } from '../../../lib/messaging/listen.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import type { OrgAccess } from '../../../lib/salesforce/org-access.ts';
import { connectionStore } from '../../../lib/storage/connections.ts';
import { runIdsWaitingForLogin } from '../../../lib/storage/conversations.ts';
import { readSettings } from '../../../lib/storage/settings.ts';

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
        const connection = await orgs.connect(again ?? app ?? (await readSettings()).signIn, {
          method: again?.method ?? method,
          again: again ?? null,
        });
        await goOnWhereItWaited();
        return connection;
      } finally {
        letGo();
      }
    },
    connectWithKey: async ({ app, username, privateKey }) => {
      const connection = await orgs.connectWithKey(app, { username, privateKey });
      await goOnWhereItWaited();
      return connection;
    },
    checkSignIn: async ({ app }) => ({ problem: await orgs.checkSignIn(app) }),
    saveConnectionApp: ({ connectionId, app }) => orgs.saveApp(connectionId, app),
    disconnect: ({ connectionId }) => orgs.disconnect(connectionId),
    testConnection: ({ connectionId }) =>
      orgs.testConnection(connectionId, AbortSignal.timeout(TEST_TIMEOUT_MS)),
    callbackAddress: async () => ({ url: orgs.callbackAddress() }),
  };
}
