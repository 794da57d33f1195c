import type { Page } from '@playwright/test';
import { CHROME_EXTENSION_ID } from '../browsers/extension.ts';
import { welcomePage } from '../demo/world.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';
import { givenTokens } from './given-tokens.ts';

const held = (page: Page, what: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: what, exact: true }) });

test.describe('a fresh install', () => {
  test.use({ worldOptions: { seed: null, keepWelcome: true } });

  test('begins with a page that leads through the set-up', async ({ world }) => {
    const page = await welcomePage(world.context);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Recordside');
    for (const step of ['Connect Salesforce', 'Choose a model', 'What happens to conversations']) {
      await expect(page.getByRole('heading', { name: step })).toBeVisible();
    }
    await page.getByRole('radio', { name: /Keep history on this device/ }).check();
    await expect
      .poll(() => page.evaluate(async () => (await chrome.storage.local.get('settings')).settings))
      .toMatchObject({ history: { keep: true } });
    await page.bringToFront();
    await page.getByRole('button', { name: 'Open the panel' }).click();
    const panel = await world.sidePanel();
    await expect(panel.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Set up a connection' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connections');
  });
});

test('what is held is shown as it changes, exported without secrets, and deleted whole', async ({
  world,
  panel,
}) => {
  const tokens = givenTokens(world.org);
  const page = await world.extensionPage('options.html#privacy');
  await expect(held(page, 'Access tokens')).toContainText('0');
  await connect(world, panel);
  await ask(panel, 'What is open on this account?');
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');

  await test.step('live', async () => {
    for (const what of ['Connections, without tokens', 'Access tokens', 'Conversations']) {
      await expect(held(page, what).getByRole('cell').first()).toHaveText('1');
    }
    await expect(held(page, 'Query results').getByRole('cell').first()).not.toHaveText('0');
  });

  await test.step('export', async () => {
    await keepSavedText(page);
    await page.getByRole('button', { name: 'Export my settings' }).click();
    const saved = await page.waitForFunction(() => document.documentElement.dataset.saved);
    const text = (await saved.jsonValue()) ?? '';
    expect(JSON.parse(text)).toMatchObject({ format: 'recordside-settings' });
    expect(text).not.toContain('Fleet Pro');
    expect(tokens.size).toBeGreaterThan(1);
    for (const token of tokens) expect(text).not.toContain(token);
  });

  await test.step('delete', async () => {
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('button', { name: 'Delete everything' }).last().click();
    await expect(page.getByText('Everything was deleted.')).toBeVisible();
    await expect(page.getByText('One account was signed out in Salesforce too.')).toBeVisible();
    expect(world.org.log({ path: '/services/oauth2/revoke' })).toHaveLength(1);
    for (const what of ['Connections, without tokens', 'Access tokens', 'Conversations', 'Query results']) {
      await expect(held(page, what).getByRole('cell').first()).toHaveText('0');
    }
    const kept = await page.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
    expect(kept).toEqual([]);
  });

  await test.step('and the panel that is open stands as after an install', async () => {
    await expect(panel.getByText('Fleet Pro rollout')).toHaveCount(0);
    await expect(panel.getByText('Not connected')).toBeVisible();
    expect(panel.url()).toContain(CHROME_EXTENSION_ID);
  });
});

/** The downloads of a browser go to whoever connected to it last, which here is the panel's connection. */
async function keepSavedText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => {
        document.documentElement.dataset.saved = text;
      });
      return make(blob);
    };
  });
}
