import type { Page } from '@playwright/test';

/** What is clicked before the picture. */
export const CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  sources: async (page) => {
    await page.getByRole('button', { name: 'Analyzed sources' }).click();
    for (const name of ['Queried Opportunity', 'Got related Cases']) {
      await page.getByRole('button', { name }).first().click();
    }
    await page.waitForTimeout(400);
  },
  'connect-failed': (page) => page.getByRole('button', { name: 'Connect Salesforce' }).click(),
  'needs-login': (page) => page.getByRole('button', { name: 'Connect Salesforce' }).click(),
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
  // What is loaded on demand, and the moment in which nothing can be approved yet.
  await page.waitForTimeout(/^(approve|write|undo|reject)/.test(name) ? 850 : 150);
}
