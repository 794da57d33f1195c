import type { KeepAlive } from '../../../lib/agent/keep-alive.ts';
import type { Runner } from '../../../lib/agent/runner.ts';
import type { Handlers } from '../../../lib/messaging/listen.ts';
import type { Input, Output } from '../../../lib/messaging/protocol.ts';
import { oneAtATime } from '../../../lib/one-at-a-time.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import type { OrgAccess } from '../../../lib/salesforce/org-access.ts';
import { credentialForCopy, originalOf } from '../../../lib/sharing/credential-for-copy.ts';
import { shareFileName } from '../../../lib/sharing/file-name.ts';
import { type OpenedShare, openShare } from '../../../lib/sharing/open-share.ts';
import { sealShare, sealTo } from '../../../lib/sharing/seal-share.ts';
import { sharedConnection, shareSummary, writeShareContents } from '../../../lib/sharing/share-contents.ts';
import { rotated, sealed, withoutPerson } from '../../../lib/sharing/share-row.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { connectionStore, readConnections } from '../../../lib/storage/connections.ts';
import { runIdsWaitingForLogin } from '../../../lib/storage/conversations.ts';
import { readPolicy } from '../../../lib/storage/policy.ts';
import { maySetUpSharing } from '../../../lib/storage/policy-sharing.ts';
import { updateSettings } from '../../../lib/storage/settings.ts';
import { forgetShare, readShare, updateShare } from '../../../lib/storage/shares.ts';
import { sharingIdentity } from '../../../lib/storage/sharing-identity.ts';
import { keepAllowed, refuseForbidden, refuseSharing } from '../under-policy.ts';

type SharingRequest =
  | 'sharingIdentity'
  | 'share'
  | 'inspectShare'
  | 'importShare'
  | 'removeFromShare'
  | 'rotateShare'
  | 'revokeShare';

/** Handing out a shared connection, and taking one in. */
export function sharingHandlers(
  orgs: OrgAccess,
  runner: Pick<Runner, 'connected'>,
  keepAlive: Pick<KeepAlive, 'hold'>,
): Pick<Handlers, SharingRequest> {
  const queues = new Map<string, ReturnType<typeof oneAtATime>>();
  const rotating = new Map<string, Promise<Output<'rotateShare'>>>();
  /** A token that is being replaced must not be sealed meanwhile; and a sign-in window may stay open for minutes. */
  function setUp<T>(connectionId: string, work: () => Promise<T>): Promise<T> {
    const inTurn = queues.get(connectionId) ?? oneAtATime();
    queues.set(connectionId, inTurn);
    return inTurn(async () => {
      await refuseSharing();
      return awake(work);
    });
  }

  async function awake<T>(work: () => Promise<T>): Promise<T> {
    const letGo = keepAlive.hold();
    try {
      return await work();
    } finally {
      letGo();
    }
  }

  async function share(input: Input<'share'>): Promise<Output<'share'>> {
    const connection = originalOf(await connectionStore.read(input.connectionId));
    await refuseForbidden(connection);
    const sharer = input.sharer.trim();
    if (!sharer) throw new ProblemError(problem('share_no_sharer'));
    // What is wrong with the input is said before Salesforce is asked for anything.
    const to = await sealTo(input.people, input.passphrase);
    const credential = await credentialForCopy(connection, input.privateKey, orgs);
    const at = Date.now();
    const shareId = (await readShare(connection.id))?.shareId ?? crypto.randomUUID();
    const origin = { shareId, from: sharer, createdAt: at };
    const text = await sealShare(writeShareContents(origin, connection, credential), to);
    const { people, passphrase } = input;
    await updateShare(connection.id, (before) =>
      sealed(before, {
        ...{ connectionId: connection.id, shareId, sharer, people, at },
        withPassphrase: passphrase !== null,
      }),
    );
    return { fileName: shareFileName(connection), text };
  }

  async function importShare(input: Input<'importShare'>): Promise<Connection> {
    const { contents, connection } = await opened(input);
    if (await originalHere(connection)) throw new ProblemError(problem('share_original_here'));
    // Where it really leads is known only now.
    const adopted = await keepAllowed(await orgs.adopt(connection, contents.credential), orgs);
    // Left by an original that was here once.
    await forgetShare(adopted.id);
    // Else the first question would ask for an account of one's own.
    if (!(await readConnections()).some(({ method }) => method === 'own'))
      await updateSettings((settings) => ({ ...settings, connectionMethod: 'shared' }));
    for (const runId of await runIdsWaitingForLogin()) void runner.connected(runId);
    return adopted;
  }

  async function rotate({ connectionId }: Input<'rotateShare'>): Promise<Output<'rotateShare'>> {
    await refuseForbidden(originalOf(await connectionStore.read(connectionId)));
    const { revoked } = await orgs.rotate(connectionId);
    const shareId = crypto.randomUUID();
    await updateShare(connectionId, (before) => before && rotated(before, shareId, Date.now(), revoked));
    for (const runId of await runIdsWaitingForLogin()) void runner.connected(runId);
    return { revoked };
  }

  async function revoke({ connectionId }: Input<'revokeShare'>): Promise<Output<'revokeShare'>> {
    originalOf(await connectionStore.read(connectionId));
    const { revoked } = await orgs.revoke(connectionId);
    // Who has a copy that still works is not forgotten.
    if (revoked) await forgetShare(connectionId);
    return { revoked };
  }

  return {
    sharingIdentity: async () => {
      const { publicKey, protection } = await sharingIdentity();
      return { publicKey, protection, mayShare: maySetUpSharing(await readPolicy(), publicKey) };
    },
    share: (input) => setUp(input.connectionId, () => share(input)),
    inspectShare: async (input) => {
      const { contents, sealedTo, connection } = await opened(input);
      const replaces = Boolean((await connectionStore.read(connection.id))?.sharedBy);
      return shareSummary(contents, { sealedTo, replaces });
    },
    importShare: (input) => awake(() => importShare(input)),
    removeFromShare: async ({ connectionId, personId }) => {
      await updateShare(connectionId, (before) => before && withoutPerson(before, personId, Date.now()));
      return null;
    },
    // A second click is about the window that is already open.
    rotateShare: (input) => {
      const same = rotating.get(input.connectionId);
      if (same) return same;
      const done = setUp(input.connectionId, () => rotate(input)).finally(() =>
        rotating.delete(input.connectionId),
      );
      rotating.set(input.connectionId, done);
      return done;
    },
    revokeShare: (input) => setUp(input.connectionId, () => revoke(input)),
  };
}

/** Also what the organisation provides. @throws ProblemError `share_…`, or `policy_…` where it leads to a forbidden org */
async function opened({
  text,
  passphrase,
}: Input<'inspectShare'>): Promise<OpenedShare & { readonly connection: Connection }> {
  const identity = async () => (await sharingIdentity()).identity;
  const share = await openShare(text, { identity, passphrase });
  const connection = sharedConnection(share.contents, Date.now());
  await refuseForbidden(connection);
  return { ...share, connection };
}

async function originalHere({ orgId, userId }: Connection): Promise<boolean> {
  return (await readConnections()).some(
    (here) => here.orgId === orgId && here.userId === userId && here.method === 'shared' && !here.sharedBy,
  );
}
