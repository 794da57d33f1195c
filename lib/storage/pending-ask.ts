import browser from 'webextension-polyfill';

/** What a right-click hands to the panel of that window, which may only just be opening. Memory only. */
export interface PendingAsk {
  readonly windowId: number;
  readonly url: string;
  readonly title: string;
}

const KEY = 'pendingAsk';

export async function savePendingAsk(ask: PendingAsk): Promise<void> {
  await browser.storage.session.set({ [KEY]: ask });
}

/** Takes it away, so that two panels or a reload do not attach it twice. */
export async function takePendingAsk(windowId: number): Promise<PendingAsk | null> {
  const ask = (await browser.storage.session.get(KEY))[KEY] as PendingAsk | undefined;
  if (!ask || ask.windowId !== windowId) return null;
  await browser.storage.session.remove(KEY);
  return ask;
}

export function watchPendingAsk(windowId: number, onAsk: (ask: PendingAsk) => void): () => void {
  const take = () => void takePendingAsk(windowId).then((ask) => ask && onAsk(ask));
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && changes[KEY]?.newValue) take();
  };
  browser.storage.onChanged.addListener(listener);
  take();
  return () => browser.storage.onChanged.removeListener(listener);
}
