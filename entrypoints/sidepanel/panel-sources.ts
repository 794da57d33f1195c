import browser from 'webextension-polyfill';
import type { OpenPage, OptionsSection, PanelSources, Stop } from '../../components/chat/panel-sources.ts';
import { send } from '../../lib/messaging/send.ts';
import { watchStream } from '../../lib/messaging/stream.ts';
import type { Problem } from '../../lib/problem.ts';
import { allowedFirst } from '../../lib/salesforce/allowed-org.ts';
import { pageContext } from '../../lib/salesforce/page/page-context.ts';
import { watchActivePage } from '../../lib/salesforce/page/watch-active-page.ts';
import { readAgents, watchAgents } from '../../lib/storage/agents.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { readResult } from '../../lib/storage/conversations.ts';
import { watchConnections, watchConversations, watchEndings, watchRuns } from '../../lib/storage/live.ts';
import { watchPendingAsk } from '../../lib/storage/pending-ask.ts';
import { dismissEnding } from '../../lib/storage/pending-steps.ts';
import { type Policy, readPolicy, watchPolicy } from '../../lib/storage/policy.ts';
import { readSettings, watchSettings } from '../../lib/storage/settings.ts';
import { watchFromNow } from '../options/watch-from-now.ts';
import { readMemory, writeMemory } from './panel-memory.ts';

/** The real sources of the panel. What is sealed is read only when `opened` has settled. */
export function panelSources(opened: Promise<unknown>): PanelSources {
  // Where the background did not answer, reading is tried all the same: its problem shows with the next request.
  const ready = opened.catch(() => undefined);
  const windowId = browser.windows.getCurrent().then(({ id }) => id ?? browser.windows.WINDOW_ID_CURRENT);
  return {
    send,
    watchConversations: (onChange) => after(ready, () => watchConversations(onChange)),
    watchRuns: (conversationId, onChange) => after(ready, () => watchRuns(conversationId, onChange)),
    readResult: async (conversationId, ref) => {
      await ready;
      return readResult(conversationId, ref);
    },
    // Written when the key of this browser session was made, so not before.
    watchEndings: (onChange) => after(ready, () => watchEndings(onChange)),
    dismissEnding: (stepId) => void dismissEnding(stepId),
    watchConnections: watchAllowedConnections,
    watchSettings: watchFromNow(readSettings, watchSettings),
    watchAgents: watchFromNow(readAgents, watchAgents),
    watchStream,
    watchActivePage,
    watchPendingPage: (onPage) =>
      after(windowId, (id) =>
        watchPendingAsk(id, ({ url, title }) => {
          const page = attachedPage(url, title);
          if (page) onPage(page);
        }),
      ),
    readMemory: async () => readMemory(await windowId),
    writeMemory: (memory) => void windowId.then((id) => writeMemory(id, memory)),
    adminNote: writeAdminNote,
    openOptions,
  };
}

/** In the order in which the background chooses among them: what the organisation does not allow goes last. */
function watchAllowedConnections(onChange: (connections: readonly Connection[]) => void): Stop {
  let policy: Policy | null = null;
  let connections: readonly Connection[] | null = null;
  const tell = () => policy && connections && onChange(allowedFirst(connections, policy));
  const stopPolicy = watchFromNow(
    readPolicy,
    watchPolicy,
  )((now) => {
    policy = now;
    tell();
  });
  const stopConnections = watchConnections((now) => {
    connections = now;
    tell();
  });
  return () => {
    stopPolicy();
    stopConnections();
  };
}

function attachedPage(url: string, title: string): OpenPage | null {
  const context = pageContext(url, title);
  return context && { url, title, context };
}

/** Watches once something is there; stopping before that is stopping all the same. */
function after<T>(first: Promise<T>, watch: (value: T) => Stop): Stop {
  let stop: Stop | null = null;
  let stopped = false;
  void first.then((value) => {
    if (!stopped) stop = watch(value);
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

function openOptions(section: OptionsSection): void {
  // `runtime.openOptionsPage` cannot say which section; the address can.
  if (section) void browser.tabs.create({ url: browser.runtime.getURL(`options.html#${section}`) });
  else void browser.runtime.openOptionsPage();
}

/** Loaded when somebody asks for it: hardly anybody does, and the panel has to be there at once. */
async function writeAdminNote(what: Problem): Promise<string> {
  const [{ adminNote }, { signIn }, callback] = await Promise.all([
    import('../../lib/salesforce/admin-note.ts'),
    readSettings(),
    send('callbackAddress', null),
  ]);
  return adminNote(what, { ...signIn, callback: callback.url });
}
