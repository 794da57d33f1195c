import browser from 'webextension-polyfill';
import { t } from '../../lib/i18n.ts';
import { db } from '../../lib/storage/database.ts';
import type { Run } from '../../lib/storage/run.ts';
import { readSettings } from '../../lib/storage/settings.ts';

const COLOUR = '#b45309';

/** The toolbar icon counts the answers that wait for the user. */
export async function showBadge(): Promise<void> {
  const waiting = await db.runs.where('status').anyOf('awaiting_approval', 'paused').count();
  await browser.action.setBadgeBackgroundColor({ color: COLOUR });
  await browser.action.setBadgeText({ text: waiting > 0 ? String(waiting) : '' });
}

/** Where the user wants it and no panel is open to show it. Names no record: a notification outlives the browser. */
export async function notifyOfApproval(run: Run, panelIsOpen: boolean): Promise<void> {
  if (panelIsOpen || !(await readSettings()).notifyApprovals) return;
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  await browser.notifications.create(run.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: t('notify_approval_title'),
    message: t('notify_approval_text', run.org?.orgName ?? ''),
  });
}
