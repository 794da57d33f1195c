import type { Page } from '@playwright/test';
import { AGENT_CLICKS } from './settings-clicks-agents.ts';
import { CONNECTION_CLICKS } from './settings-clicks-connections.ts';
import { SHARING_CLICKS } from './settings-clicks-sharing.ts';

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** What is done to a state of the settings before its picture. */
export const SETTINGS_CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  ...AGENT_CLICKS,
  ...CONNECTION_CLICKS,
  ...SHARING_CLICKS,
  'usage-wrong': async (page) => {
    await page.getByRole('textbox', { name: 'Tokens for one answer' }).fill('a few');
    await page.getByRole('textbox', { name: 'Dollars for one day' }).fill('-1');
    await page.getByRole('textbox', { name: 'Dollars for one day' }).blur();
  },
  'usage-not-saved': async (page) => {
    await page.getByRole('textbox', { name: 'Dollars for one day' }).fill('5');
    await page.getByRole('textbox', { name: 'Dollars for one day' }).blur();
  },
  'privacy-everything-gone': async (page) => {
    await press('Delete everything')(page);
    await press('Delete everything')(page);
  },
  'wrong-fields': async (page) => {
    await page.getByRole('textbox', { name: 'Consumer key' }).fill('A'.repeat(64));
    await page.getByRole('textbox', { name: 'Login URL' }).fill('http://evil.example');
    await page.getByRole('textbox', { name: 'Scopes' }).fill('refresh token!');
    await page.getByRole('textbox', { name: 'Scopes' }).blur();
  },
  connected: press('Test connection'),
  accounts: press('Test connection'),
  disconnect: press('Disconnect'),
  'not-revoked': async (page) => {
    await press('Disconnect')(page);
    await press('Disconnect')(page);
  },
  'not-saved': async (page) => {
    await page.getByRole('textbox', { name: 'Scopes' }).fill('api');
    await page.getByRole('textbox', { name: 'Scopes' }).blur();
  },
  'new-provider': press('Anthropic'),
  openai: press('Test'),
  'model-list': press('Show models'),
  'no-tools': press('Test'),
  'wrong-key': press('Test'),
  refused: press('Allow access'),
  providers: async (page) => {
    await page.getByRole('article', { name: 'Ollama' }).getByRole('button', { name: 'Test' }).click();
  },
  remove: press('Remove'),
  'permissions-set': async (page) => {
    const names = page.getByRole('textbox', { name: 'Only these objects: Create records' });
    await names.fill('Account, Sales Order');
    await names.blur();
  },
  'permissions-not-saved': async (page) => {
    await page
      .getByRole('radiogroup', { name: 'Query records' })
      .getByRole('radio', { name: 'Disabled' })
      .check();
  },
  activity: async (page) => {
    await page
      .getByRole('row', { name: /Edited and approved/ })
      .getByRole('button')
      .click();
    await page
      .getByRole('row', { name: /Not answered/ })
      .getByRole('button')
      .click();
  },
  'activity-nothing-fits': async (page) => {
    await page.getByLabel('Outcome').selectOption('stopped');
    await page.getByLabel('Decision').selectOption('auto');
  },
  'activity-whole': press('Verify'),
  'activity-broken': press('Verify'),
  privacy: press('Delete all conversations'),
  'privacy-kept': async (page) => {
    await press('Delete all conversations')(page);
    await press('Delete all conversations')(page);
    await page.getByRole('textbox', { name: 'Days to keep conversations' }).fill('0');
    await page.getByRole('textbox', { name: 'Days to keep conversations' }).blur();
  },
  'privacy-refused': (page) => page.getByRole('switch', { name: 'Notify me' }).click(),
};
