import browser from 'webextension-polyfill';
import type { Runner } from '../../../lib/agent/runner.ts';
import type { Handlers } from '../../../lib/messaging/listen.ts';
import type { OrgAccess } from '../../../lib/salesforce/org-access.ts';
import { readConnections } from '../../../lib/storage/connections.ts';
import { openConversationKey } from '../../../lib/storage/conversation-key.ts';
import { runIdsNotOver } from '../../../lib/storage/conversations.ts';
import { deleteEverything } from '../../../lib/storage/delete-everything.ts';
import { showBadge } from '../badge.ts';

/** What concerns all that is held. */
export function dataHandlers(orgs: OrgAccess, runner: Runner): Pick<Handlers, 'deleteEverything'> {
  return {
    deleteEverything: async () => {
      // First told what cannot be known any more, then revoked while the tokens are there, then forgotten.
      for (const runId of await runIdsNotOver()) await runner.cancel(runId);
      let revoked = 0;
      let notRevoked = 0;
      for (const { id, sharedBy, credential } of await readConnections()) {
        const left = await orgs.disconnect(id);
        if (left.revoked) revoked += 1;
        // A shared copy is not ours to revoke, and a key has no token that outlives its session.
        else if (sharedBy === null && credential === 'refresh_token') notRevoked += 1;
      }
      await deleteEverything();
      await giveBackHosts();
      await openConversationKey();
      await showBadge();
      return { revoked, notRevoked };
    },
  };
}

/** Hosts of model providers that the user had allowed; those of Salesforce come with the extension. */
async function giveBackHosts(): Promise<void> {
  const { host_permissions: required = [] } = browser.runtime.getManifest() as {
    host_permissions?: string[];
  };
  const { origins = [] } = await browser.permissions.getAll();
  const given = origins.filter((origin) => !required.includes(origin));
  if (given.length > 0) await browser.permissions.remove({ origins: given });
}
