import browser from 'webextension-polyfill';
import type { UndoCall } from '../tools/tool.ts';

/**
 * Old values of records, for Undo: in `storage.session`, which is memory and outlives the background but not the browser
 * (invariant I5). A value that does not fit is not kept, and the write then cannot be undone.
 */
const PREFIX = 'undo/';

export async function keepUndo(runId: string, stepId: string, undo: UndoCall): Promise<void> {
  await browser.storage.session.set({ [PREFIX + stepId]: { runId, undo } });
}

export async function readUndo(stepId: string): Promise<UndoCall | null> {
  const key = PREFIX + stepId;
  const stored = (await browser.storage.session.get(key))[key] as { undo: UndoCall } | undefined;
  return stored?.undo ?? null;
}

export async function forgetUndo(stepId: string): Promise<void> {
  await browser.storage.session.remove(PREFIX + stepId);
}

/** The runs that have a write which can be undone; one of them may have been undoing it when the background died. */
export async function runIdsWithUndo(): Promise<string[]> {
  const all = await browser.storage.session.get(null);
  const kept = Object.entries(all).filter(([key]) => key.startsWith(PREFIX));
  return [...new Set(kept.map(([, value]) => (value as { runId: string }).runId))];
}
