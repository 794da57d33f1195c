import type { KeepAlive } from '../../lib/agent/keep-alive.ts';
import type { Runner } from '../../lib/agent/runner.ts';
import type { Handlers } from '../../lib/messaging/listen.ts';
import type { OrgAccess } from '../../lib/salesforce/org-access.ts';
import { chatHandlers } from './handlers/chat-handlers.ts';
import { connectionHandlers } from './handlers/connection-handlers.ts';
import { dataHandlers } from './handlers/data-handlers.ts';
import { modelHandlers } from './handlers/model-handlers.ts';
import { sharingHandlers } from './handlers/sharing-handlers.ts';

/** What the background does for each request of the panel and the options page. */
export function handlers(orgs: OrgAccess, runner: Runner, keepAlive: KeepAlive): Handlers {
  return {
    ...chatHandlers(runner),
    ...connectionHandlers(orgs, runner, keepAlive),
    ...sharingHandlers(orgs, runner, keepAlive),
    ...modelHandlers(),
    ...dataHandlers(orgs, runner),
  };
}
