import type { Page } from '@playwright/test';
import type { World } from '../demo/world.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';
import { plainRuns } from './runs-table.ts';

const query = (id: string, soql: string) => ({ id, name: 'query_records', arguments: { soql } });
const TWO_LOOKS = {
  toolCalls: [
    query('look-1', 'SELECT Id, Name FROM Account ORDER BY Name LIMIT 1'),
    query('look-2', 'SELECT Id, Name FROM Contact ORDER BY Name LIMIT 1'),
  ],
};
const paused = (panel: Page) => panel.getByRole('region', { name: 'Paused at a limit' });
const badge = (page: Page) => page.evaluate(() => chrome.action.getBadgeText({}));
const queries = (world: World) => world.org.log().filter(({ path }) => path.includes('/query?')).length;

/** As the settings page saves them. */
const limit = (page: Page, limits: object) =>
  page.evaluate(async (change) => {
    const { settings } = (await chrome.storage.local.get('settings')) as { settings: { limits: object } };
    await chrome.storage.local.set({
      settings: { ...settings, limits: { ...settings.limits, ...change } },
    });
  }, limits);

test.beforeEach(async ({ world, panel }) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');
});

test('an answer pauses at its Salesforce calls, waits through the death of the background, and goes on', async ({
  world,
  panel,
}) => {
  const page = await world.extensionPage('sidepanel.html');
  // Once without a limit: what has to be known of the objects is known then.
  world.model.play([TWO_LOOKS, { text: 'Warm.' }, TWO_LOOKS, { text: 'Both looked up.' }]);
  await ask(panel, 'Look twice');
  await expect(answers(panel).last()).toContainText('Warm.');
  await limit(page, { apiCallsPerAnswer: 1 });
  const before = queries(world);
  await ask(panel, 'Look twice again');
  await expect(paused(panel)).toContainText('limit for requests to Salesforce (1)');
  expect(queries(world) - before).toBe(1);
  await expect.poll(() => badge(page)).toBe('1');

  const debuggers = await world.context.newCDPSession(page);
  await debuggers.send('ServiceWorker.enable');
  await debuggers.send('ServiceWorker.stopAllWorkers');
  // Its next beginning finds the run as it was, and lets it wait.
  await page.evaluate(() => chrome.runtime.sendMessage({ name: 'open', input: null }));
  expect((await plainRuns(page)).map(({ status }) => status)).toContain('paused');
  await expect(paused(panel)).toBeVisible();
  expect(queries(world) - before).toBe(1);

  await paused(panel).getByRole('button', { name: 'Go on' }).click();
  await expect(answers(panel).last()).toContainText('Both looked up.');
  expect(queries(world) - before).toBe(2);
  await expect.poll(() => badge(page)).toBe('');
});

test('an answer that is stopped at its limit asks nothing more', async ({ world, panel }) => {
  const page = await world.extensionPage('sidepanel.html');
  await limit(page, { tokensPerAnswer: 1_000 });
  world.model.play([TWO_LOOKS, { text: 'Never asked for.' }]);
  await ask(panel, 'Look twice');
  await expect(paused(panel)).toContainText('tokens');
  const asked = world.model.chats().length;
  await paused(panel).getByRole('button', { name: 'Stop here' }).click();
  await expect(paused(panel)).toBeHidden();
  expect(world.model.chats().length).toBe(asked);
  await expect(panel.getByText('Never asked for.')).toBeHidden();
  expect((await plainRuns(page)).map(({ status }) => status)).toContain('cancelled');
});
