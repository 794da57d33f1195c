import browser from 'webextension-polyfill';
import type { OpenPage, OptionsSection, PanelSources, Stop } from '../../components/chat/panel-sources.ts';
import { send } from '../../lib/messaging/send.ts';
import { watchStream } from '../../lib/messaging/stream.ts';
import type { Problem } from '../../lib/problem.ts';
import { pageContext } from '../../lib/salesforce/page/page-context.ts';
import { watchActivePage } from '../../lib/salesforce/page/watch-active-page.ts';
import { readResult } from '../../lib/storage/conversations.ts';
import { watchConnections, watchConversations, watchEndings, watchRuns } from '../../lib/storage/live.ts';
import { watchPendingAsk } from '../../lib/storage/pending-ask.ts';
import { dismissEnding } from '../../lib/storage/pending-steps.ts';
import { readSettings, watchSettings } from '../../lib/storage/settings.ts';
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
    watchConnections,
    watchSettings: (onChange) => {
      let told = false;
      const stop = watchSettings((settings) => {
        told = true;
        onChange(settings);
      });
      // A change that came while the first reading was under way is the newer one.
      void readSettings().then((settings) => told || onChange(settings));
      return stop;
    },
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
