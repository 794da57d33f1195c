import browser from 'webextension-polyfill';
import type { PanelMemory } from '../../components/chat/panel-sources.ts';

/**
 * The open chat, its half-typed message and who answers, per window, in `storage.session`: memory only, because what a user types
 * about a record is record data too (invariant I5).
 */
const key = (windowId: number) => `panel.${windowId}`;

export async function readMemory(windowId: number): Promise<PanelMemory> {
  const name = key(windowId);
  const stored = (await browser.storage.session.get(name))[name] as Partial<PanelMemory> | undefined;
  return {
    conversationId: typeof stored?.conversationId === 'string' ? stored.conversationId : null,
    draft: typeof stored?.draft === 'string' ? stored.draft : '',
    agentId: typeof stored?.agentId === 'string' ? stored.agentId : null,
  };
}

export async function writeMemory(windowId: number, memory: PanelMemory): Promise<void> {
  await browser.storage.session.set({ [key(windowId)]: memory });
}
