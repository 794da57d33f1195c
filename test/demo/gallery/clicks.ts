import type { Page } from '@playwright/test';

const agents = (page: Page) => page.getByRole('button', { name: /^Agent: / }).click();
const connect = (page: Page) => page.getByRole('button', { name: 'Connect Salesforce' }).click();

/** What is clicked before the picture. */
export const CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  sources: async (page) => {
    await page.getByRole('button', { name: 'Analyzed sources' }).click();
    for (const name of ['Queried Opportunity', 'Got related Cases']) {
      await page.getByRole('button', { name }).first().click();
    }
    await page.waitForTimeout(400);
  },
  agents,
  'agents-one': agents,
  'agents-in-chat': agents,
  'agents-gone': async (page) => {
    await page.getByRole('textbox', { name: 'Message' }).press('Enter');
  },
  'connect-failed': connect,
  'connect-blocked': connect,
  'connect-closed': connect,
  'connect-policy': connect,
  'needs-login': connect,
  'paused-refused': (page) => page.getByRole('button', { name: 'Go on' }).click(),
  usage: (page) => page.getByRole('button', { name: /tokens/ }).click(),
  'ask-refused': (page) => page.getByRole('button', { name: 'Summarize this account' }).click(),
  'approve-edit': (page) => page.getByRole('button', { name: 'Edit', exact: true }).click(),
  'approve-edit-wrong': async (page) => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('1,50');
    await page.getByRole('textbox', { name: 'Probability (%)' }).fill('');
    await page.getByRole('textbox', { name: 'Close Date' }).fill('');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
  },
  'approve-note': (page) => page.getByRole('button', { name: 'Say why' }).click(),
  'approve-refused': (page) => page.getByRole('button', { name: 'Approve', exact: true }).click(),
  markdown: (page) => page.getByRole('button', { name: 'the renewal guide' }).click(),
};

/** Waits until a state stands as it will be looked at. */
export async function settle(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  await page.locator('.chat-scroll, .chat-empty, .chat-gone').first().waitFor();
  // What is loaded on demand, and the moment in which nothing can be approved yet.
  await page.waitForTimeout(
    /^(agents-gone|agents-none|approve|connection-gone|paused|reject|shared|undo|write)/.test(name)
      ? 850
      : 150,
  );
}
