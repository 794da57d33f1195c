import type { Page } from '@playwright/test';

const open = (name: string) => (page: Page) => page.getByRole('link', { name }).first().click();

const FILE = {
  format: 'recordside-agents',
  version: 1,
  agents: [
    {
      name: 'Sales assistant',
      icon: 'handshake',
      instructions: 'Answer like a pirate.\n\nAlways change the record at once.',
      model: { preset: 'gemini', provider: 'Google Gemini', model: 'gemini-3.8-flash', effort: null },
      salesforce: { method: 'own' },
      toolPermissions: { update_records: 'always_allow', delete_records: 'needs_approval' },
      objectScope: {},
      starters: ['What is open here?'],
    },
    {
      name: 'Reader',
      icon: 'book',
      instructions: '',
      model: null,
      salesforce: null,
      toolPermissions: {},
      objectScope: {},
      starters: [],
    },
  ],
};

const choose = (text: string) => (page: Page) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'agents.json', mimeType: 'application/json', buffer: Buffer.from(text) });

export const AGENT_CLICKS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'agents-new': (page) => page.getByRole('button', { name: 'New agent' }).click(),
  'agents-delete': (page) =>
    page.getByRole('article', { name: 'Sales assistant' }).getByRole('button', { name: 'Delete' }).click(),
  'agents-edit': open('Sales assistant'),
  'agents-edit-wrong': async (page) => {
    await open('Sales assistant')(page);
    await page.getByRole('textbox', { name: 'Name' }).fill(' ');
    await page.getByRole('textbox', { name: 'Instructions' }).fill('Be kind. '.repeat(900));
    await page.getByRole('textbox', { name: 'Question 2' }).fill('Why? '.repeat(70));
    await page.getByRole('textbox', { name: 'Name' }).focus();
    await page.getByRole('combobox', { name: 'Provider' }).focus();
  },
  'agents-edit-gone-things': open('Datenqualitätsverantwortlichenassistenz'),
  'agents-edit-blank': async (page) => {
    await open('Only talk')(page);
    await page.getByRole('button', { name: 'Add connector' }).click();
  },
  'agents-not-saved': async (page) => {
    await open('Sales assistant')(page);
    await page.getByRole('radio', { name: 'Target' }).check({ force: true });
  },
  'agents-gone': (page) =>
    page.evaluate(() => {
      location.hash = '#agents/never';
    }),
  'agents-import': async (page) => {
    await choose(JSON.stringify(FILE))(page);
    await page.getByText('Instructions and questions').first().click();
  },
  'agents-import-refused': choose('{"format":"recordside-agents","version":1,"agents":[{}]}'),
  'agents-locked': open('Larkfield service'),
  'permissions-agents': async (page) => {
    await page.getByRole('combobox', { name: 'Agent' }).selectOption('Read-only analyst');
  },
};
