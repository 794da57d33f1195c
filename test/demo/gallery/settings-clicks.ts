import type { Page } from '@playwright/test';

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const unfold = (text: string) => (page: Page) => page.getByText(text, { exact: true }).click();

/** What is done to a state of the settings before its picture. */
export const SETTINGS_CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  guide: unfold('Set up an External Client App in your org'),
  'wrong-fields': async (page) => {
    await page.getByRole('textbox', { name: 'Consumer key' }).fill('A'.repeat(64));
    await page.getByRole('textbox', { name: 'Login URL' }).fill('http://evil.example');
    await page.getByRole('textbox', { name: 'Scopes' }).fill('refresh token!');
    await page.getByRole('textbox', { name: 'Scopes' }).blur();
  },
  connecting: press('Connect Salesforce'),
  'not-approved': press('Connect Salesforce'),
  'window-closed': press('Connect Salesforce'),
  'error-page': async (page) => {
    await unfold('Salesforce showed an error page?')(page);
    await page.getByLabel('What the page said').selectOption('OAUTH_APPROVAL_ERROR_GENERIC');
    await unfold('Show the message')(page);
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
