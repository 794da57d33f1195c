import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openWorld, type World } from '../demo/world.ts';
import { startModel } from '../model/start.ts';
import { startOrg } from '../org/server/start.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';

/** The whole browser dies, with one write waiting for the user and another on its way. */
const NAMES = ['Brightwater Logistics - Driver tablets', 'Brightwater Logistics - Analytics add-on'] as const;

test.describe('when the browser is closed', () => {
  let profileDir: string;
  let shared: { org: Awaited<ReturnType<typeof startOrg>>; model: Awaited<ReturnType<typeof startModel>> };

  test.beforeEach(async () => {
    profileDir = mkdtempSync(join(tmpdir(), 'recordside-restart-'));
    shared = { org: await startOrg(), model: await startModel() };
  });
  test.afterEach(async () => {
    await Promise.all([shared.org.close(), shared.model.close()]);
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Signed in, with an answer that waits for approval, and one whose write hangs on the wire. */
  async function waitingAndWriting(options: {
    keepHistory: boolean;
  }): Promise<{ world: World; ids: string[] }> {
    const world = await openWorld({ shared, browser: { profileDir } });
    if (options.keepHistory) await switchHistoryOn(await world.extensionPage('options.html#privacy'));
    const panel = await world.extensionPage('sidepanel.html');
    await ask(panel, 'Count the leads by status');
    await connect(world, panel);
    await expect(answers(panel).last()).toContainText('Open');
    const ids = NAMES.map((name) => /\/(006\w+)\//.exec(world.recordPage('Opportunity', name))?.[1] ?? '');
    for (const id of ids) {
      world.model.play([update(id), { text: 'All done.' }]);
      await panel.getByRole('button', { name: 'New chat' }).click();
      await ask(panel, 'Set the next step');
      await expect(panel.getByRole('region', { name: 'Approval needed' })).toBeVisible();
    }
    // The second is approved, and its write never answers.
    world.org.fault({ match: { method: 'PATCH' }, fault: 'hang', times: 0 });
    await panel.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect.poll(() => world.org.log({ method: 'PATCH' }).length).toBeGreaterThan(0);
    return { world, ids };
  }

  async function killed(world: World): Promise<World> {
    world.chromium.process.kill('SIGKILL');
    await world.chromium.close();
    shared.org.site.faults.clear();
    return openWorld({ shared, browser: { profileDir }, seed: null });
  }

  test('nothing is kept: both are told, by tool, object and record, and one of them as unknown', async () => {
    const { world, ids } = await waitingAndWriting({ keepHistory: false });
    const again = await killed(world);
    const panel = await again.extensionPage('sidepanel.html');
    const told = panel.getByRole('region', { name: 'Ended with the browser' });
    const dismiss = told.getByRole('button', { name: 'Dismiss' });
    await expect(dismiss).toHaveCount(2);
    for (const id of ids) await expect(panel.locator(`a[href*="${id}"]`).first()).toBeVisible();
    await expect(told.getByText('was waiting for your approval')).toHaveCount(1);
    await expect(told.getByText('nobody can say whether it was saved')).toHaveCount(1);

    await dismiss.first().click();
    await expect(dismiss).toHaveCount(1);
    const activity = await again.extensionPage('options.html#activity');
    await expect(activity.getByRole('row').filter({ hasText: /unknown/i })).toHaveCount(1);
    await again.chromium.close();
  });

  test('history kept: the one waits on and can be approved, the other is unknown', async () => {
    const { world, ids } = await waitingAndWriting({ keepHistory: true });
    const again = await killed(world);
    const panel = await again.extensionPage('sidepanel.html');
    await openChat(panel, 0);
    await expect(panel.getByText(/nobody can say|not known/i).first()).toBeVisible();
    await openChat(panel, 1);
    shared.model.play([{ text: 'All done.' }]);
    await panel.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(answers(panel).last()).toContainText('All done.');
    const written = shared.org.log().filter((entry) => entry.effect.includes('updated'));
    expect(written.map((entry) => entry.effect)).toEqual([`updated ${ids[0]}`]);
    await again.chromium.close();
  });
});

const update = (id: string) => ({
  toolCalls: [
    {
      id: 'write-1',
      name: 'update_records',
      arguments: { object: 'Opportunity', records: [{ id, fields: { NextStep: 'Call them' } }] },
    },
  ],
});

async function switchHistoryOn(options: Page): Promise<void> {
  await options.getByRole('switch', { name: /Keep history/ }).click();
  await expect(options.getByRole('switch', { name: /Keep history/ })).toBeChecked();
  await expect
    .poll(() => options.evaluate(async () => JSON.stringify(await chrome.storage.local.get())))
    .toContain('secret:conversation-key');
}

async function openChat(panel: Page, index: number): Promise<void> {
  await panel.getByRole('button', { name: 'Chat history' }).click();
  await panel.getByRole('menuitem').or(panel.getByRole('menuitemradio')).nth(index).click();
}
