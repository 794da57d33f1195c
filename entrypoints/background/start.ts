import '../../lib/no-eval.ts';
import { KeepAlive } from '../../lib/agent/keep-alive.ts';
import { Runner } from '../../lib/agent/runner.ts';
import { listen } from '../../lib/messaging/listen.ts';
import { StreamHub } from '../../lib/messaging/stream-hub.ts';
import { createOrgAccess } from '../../lib/salesforce/org-access.ts';
import { pruneActivity } from '../../lib/storage/activity.ts';
import { connectionStore } from '../../lib/storage/connections.ts';
import { keepConversationKey, openConversationKey } from '../../lib/storage/conversation-key.ts';
import { unfinishedRunIds } from '../../lib/storage/conversations.ts';
import { readSettings, watchSettings } from '../../lib/storage/settings.ts';
import { pruneSpend } from '../../lib/storage/spend.ts';
import { runIdsWithUndo } from '../../lib/storage/undos.ts';
import { showBadge } from './badge.ts';
import { listenForContextMenu } from './context-menu.ts';
import { handlers } from './handlers.ts';
import { openPanelFromToolbar } from './open-panel.ts';
import { runnerWorld } from './runner-world.ts';
import { welcomeAfterInstall } from './welcome.ts';

export function startBackground(): void {
  const stream = new StreamHub();
  const orgs = createOrgAccess({ connections: connectionStore });
  const keepAlive = new KeepAlive();
  const runner = new Runner(runnerWorld(orgs, stream), keepAlive);

  stream.listen();
  listen(handlers(orgs, runner, keepAlive));
  listenForContextMenu();
  openPanelFromToolbar();
  welcomeAfterInstall();
  watchSettings(({ history }) => {
    keepConversationKey(history.keep).catch((error) =>
      console.error('Recordside could not change its history', error),
    );
  });
  void goOnWithUnfinishedRuns(runner);
}

/** The background was killed, or the extension updated, in the middle of these. */
async function goOnWithUnfinishedRuns(runner: Runner): Promise<void> {
  await openConversationKey();
  const { activityDays } = await readSettings();
  await pruneActivity(activityDays);
  await pruneSpend(activityDays);
  const unfinished = new Set([...(await unfinishedRunIds()), ...(await runIdsWithUndo())]);
  for (const id of unfinished) void runner.wake(id);
  await showBadge();
}
