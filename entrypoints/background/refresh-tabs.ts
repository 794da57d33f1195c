import browser from 'webextension-polyfill';
import { findStep } from '../../lib/agent/run-parts.ts';
import { pageContext } from '../../lib/salesforce/page/page-context.ts';
import { sameRecord } from '../../lib/salesforce/record-id.ts';
import type { Run } from '../../lib/storage/run.ts';

/**
 * After a write the pages that show one of its records show the new values. A page that is being edited is left alone, as
 * far as its address tells; for inline edits, which it does not tell, the browser itself asks before it leaves them.
 */
export async function refreshTabs(before: Run, after: Run): Promise<void> {
  const written = writtenIds(before, after);
  const org = after.org;
  if (written.length === 0 || !org) return;
  const tabs = await browser.tabs.query({ url: `https://${org.lightningHost}/*` });
  for (const tab of tabs) {
    const page = tab.url ? pageContext(tab.url) : null;
    const shows = page?.recordId && written.some((id) => sameRecord(id, page.recordId ?? ''));
    if (shows && page.mode === 'view' && tab.id !== undefined) await browser.tabs.reload(tab.id);
  }
}

function writtenIds(before: Run, after: Run): string[] {
  const ids: string[] = [];
  for (const step of after.turns.flatMap((turn) => turn.steps)) {
    const earlier = findStep(before, step.id);
    const wrote = step.state === 'succeeded' && earlier?.state !== 'succeeded';
    const undone = step.undo?.state === 'done' && earlier?.undo?.state !== 'done';
    if (!wrote && !undone) continue;
    ids.push(...step.writes.flatMap(({ recordId, saved }) => (saved && recordId ? [recordId] : [])));
  }
  return ids;
}
