import type { Page } from '@playwright/test';

const exactly = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const guide = async (page: Page) => {
  const summary = page.getByText('Guided set-up: an External Client App for your org');
  if (!(await page.getByRole('button', { name: /Make the app/ }).isVisible())) await summary.click();
};
const step = async (page: Page, name: RegExp) => {
  await guide(page);
  await page.getByRole('button', { name }).click();
};
const search = (words: string) => (page: Page) =>
  page.getByRole('textbox', { name: 'What does Salesforce show?' }).fill(words);
const error = (name: string) => (page: Page) => page.getByRole('link', { name }).first().click();

const PAGE = `OAuth Error
We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.
OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occured during authentication. Please try again.`;

/** What is done to a state of the connections, or of the page about errors, before its picture. */
export const CONNECTION_CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  connecting: exactly('Connect'),
  'not-approved': exactly('Connect'),
  'window-closed': exactly('Connect'),
  blocked: async (page) => {
    await exactly('Connect')(page);
    await exactly('Show the step that is missing')(page);
  },
  'connection-app': (page) => page.getByText('Sign-in settings').click(),
  'connection-others': (page) => page.getByText(/^Shared connections \(2\)/).click(),
  'guide-security': (page) => step(page, /on and off/),
  'guide-shared': (page) => step(page, /Upload a certificate/),
  'guide-missing': async (page) => {
    await step(page, /^\d?\s*Check/);
    await exactly('Check the set-up')(page);
    await page.getByText('Missing', { exact: true }).waitFor();
  },
  'guide-done': async (page) => {
    await step(page, /^\d?\s*Check/);
    await exactly('Check the set-up')(page);
  },
  'shared-key': async (page) => {
    await page.getByText('Sign in with a private key (JWT bearer)').first().click();
    await page.getByLabel('Username of the service account').fill('recordside.service@northwind.example');
    await page
      .getByRole('textbox', { name: 'Private key' })
      .fill('-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----');
    await exactly('Connect with private key')(page);
  },
  'connections-policy': (page) => page.getByText('Sign-in settings').click(),
  'trouble-found': search(PAGE),
  'trouble-words': search('secret'),
  'trouble-nothing': search('the printer is on fire'),
  'trouble-generic': error('OAUTH_APPROVAL_ERROR_GENERIC'),
  'trouble-callback': error('redirect_uri_mismatch'),
  'trouble-key': error('invalid assertion'),
};
