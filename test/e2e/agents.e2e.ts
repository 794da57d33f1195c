import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { ask, connect, expect, test } from './fixtures.ts';

const READS = ['get_record', 'get_related_records', 'query_records', 'search_records', 'describe_object'];

const card = (options: Page, name: string): Locator => options.getByRole('article', { name, exact: true });
const names = (options: Page) =>
  options.getByRole('main').getByRole('heading', { level: 3 }).allTextContents();

async function newAgent(options: Page, preset: string): Promise<void> {
  await options.getByRole('button', { name: 'New agent' }).click();
  await options.getByRole('button', { name: preset, exact: true }).click();
  await expect(options.getByRole('heading', { level: 2, name: preset, exact: true })).toBeVisible();
}

async function pick(panel: Page, name: string): Promise<void> {
  await panel.getByRole('button', { name: /^Agent: / }).click();
  await panel.getByRole('menuitemradio', { name }).click();
  await expect(panel.getByRole('button', { name: `Agent: ${name}` })).toBeVisible();
}

function toolsOffered(body: unknown): string[] {
  const { tools: offered } = body as { tools?: { function: { name: string } }[] };
  return (offered ?? []).map((tool) => tool.function.name).sort();
}

test('an agent that only reads is made, answers, and is not even offered a tool that writes', async ({
  world,
  panel,
}) => {
  await connect(world, panel);
  const options = await world.extensionPage('options.html#agents');
  await newAgent(options, 'Read-only analyst');
  await expect(options).toHaveTitle('Read-only analyst · Recordside settings');
  // Its name is what one goes on with, and it saves by itself.
  const name = options.getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await name.fill('Larkfield reader');
  await name.blur();
  await expect(options.getByRole('heading', { level: 2, name: 'Larkfield reader' })).toBeVisible();
  await options.getByRole('radio', { name: 'Target' }).check();
  await options
    .getByRole('textbox', { name: 'Instructions' })
    .fill('Begin each answer with the word Indeed.');
  await options.getByRole('link', { name: 'All agents' }).click();
  await expect(card(options, 'Larkfield reader')).toContainText('changes nothing');
  await expect(options.getByRole('link', { name: 'Larkfield reader' })).toBeFocused();

  await pick(panel, 'Larkfield reader');
  await ask(panel, 'Change the phone of this account to +1 555 010 7711');
  await expect(panel.getByRole('article').last()).toContainText('disabled for this agent');
  const bodies = world.model.chats().map((chat) => chat.body);
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) {
    expect(toolsOffered(body)).toEqual(READS.toSorted());
    expect(JSON.stringify(body)).toContain('Begin each answer with the word Indeed.');
  }
  expect(world.org.log({ method: 'PATCH' })).toEqual([]);

  // The one from the start is as it was.
  await pick(panel, 'Recordside');
  await ask(panel, 'What is open on this account?');
  await expect(panel.getByRole('article').last()).toContainText('Fleet Pro rollout');
  const last = world.model.chats().at(-1)?.body;
  expect(toolsOffered(last)).toContain('update_records');
  expect(JSON.stringify(last)).not.toContain('Indeed');
});

test('without its connector an agent has no tool at all', async ({ world, panel }) => {
  await connect(world, panel);
  const options = await world.extensionPage('options.html#agents');
  await newAgent(options, 'Sales assistant');
  await options.getByRole('button', { name: 'Remove connector' }).click();
  await options.getByRole('group', { name: 'Remove connector' }).getByRole('button').first().click();
  await expect(options.getByText('sees nothing of Salesforce')).toBeVisible();
  await expect(options.getByRole('button', { name: 'Add connector' })).toBeFocused();

  await pick(panel, 'Sales assistant');
  await ask(panel, 'What is open on this account?');
  await expect.poll(() => world.model.chats().length).toBeGreaterThan(0);
  expect(toolsOffered(world.model.chats().at(-1)?.body)).toEqual([]);

  await options.getByRole('button', { name: 'Add connector' }).click();
  await options.getByRole('button', { name: 'Salesforce', exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Salesforce', exact: true })).toBeFocused();
  // What its tools were set to is still there.
  await expect(
    options.getByRole('radiogroup', { name: 'Delete records' }).getByRole('radio', { name: 'Disabled' }),
  ).toBeChecked();
});

test('an agent goes into a file and comes back from it', async ({ world }) => {
  const options = await world.extensionPage('options.html#agents');
  await newAgent(options, 'Data steward');
  await options
    .getByRole('radiogroup', { name: 'Update records' })
    .getByRole('radio', { name: 'Always allow' })
    .check();
  await expect(options.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await options.getByRole('link', { name: 'All agents' }).click();

  const download = options.waitForEvent('download');
  await card(options, 'Data steward').getByRole('button', { name: 'Export' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('recordside-agents-data-steward.json');
  const path = await file.path();
  const text = await readFile(path, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'recordside-agents', version: 1 });

  await card(options, 'Data steward').getByRole('button', { name: 'Delete' }).click();
  const question = options.getByRole('group', { name: 'Delete' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(card(options, 'Data steward')).toHaveCount(0);
  await expect(options.getByRole('link', { name: 'Recordside', exact: true })).toBeFocused();
  await expect.poll(() => names(options)).toEqual(['Recordside']);

  // A file is somebody else's choice: what it loosens is shown, and does not come by itself.
  const mended = { name: 'steward.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  const chooser = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles(mended);
  const preview = options.getByRole('region', { name: 'Import 1 agent' });
  await expect(preview).toContainText('sets Update records to “Always allow”. Usual is “Needs approval”');
  await preview.getByRole('button', { name: 'Add agent' }).click();
  await expect(card(options, 'Data steward')).toContainText('After your approval');
  await expect(card(options, 'Data steward')).not.toContainText('Without asking');

  // Asked for, it does; and the name that is taken is told apart.
  const again = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: 'Import' }).click();
  await (await again).setFiles(mended);
  await options.getByRole('checkbox', { name: 'Set these permissions as the file says' }).check();
  await options.getByRole('button', { name: 'Add agent' }).click();
  await expect(card(options, 'Data steward 2')).toContainText('Without asking: Update records');

  // One that is damaged brings nothing.
  const third = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: 'Import' }).click();
  await (await third).setFiles({ ...mended, buffer: Buffer.from(text.slice(0, -20)) });
  await expect(options.getByRole('alert')).toContainText('Nothing was imported');
  await expect.poll(() => names(options)).toEqual(['Recordside', 'Data steward', 'Data steward 2']);
});

test('agents are put in order by keyboard, duplicated, and told when they are gone', async ({ world }) => {
  const options = await world.extensionPage('options.html#agents');
  await newAgent(options, 'Service assistant');
  await options.getByRole('link', { name: 'All agents' }).click();
  await card(options, 'Service assistant').getByRole('button', { name: 'Move up' }).focus();
  await options.keyboard.press('Enter');
  await expect.poll(() => names(options)).toEqual(['Service assistant', 'Recordside']);
  await expect(options.getByText('Service assistant is now 1 of 2.')).toBeAttached();
  // At the top there is no further up: the focus is on the way back down.
  await expect(card(options, 'Service assistant').getByRole('button', { name: 'Move down' })).toBeFocused();

  await card(options, 'Service assistant').getByRole('button', { name: 'Duplicate' }).click();
  await expect(options.getByRole('heading', { level: 2, name: 'Copy of Service assistant' })).toBeVisible();

  const other = await world.extensionPage('options.html#agents');
  await expect
    .poll(() => names(other))
    .toEqual(['Service assistant', 'Copy of Service assistant', 'Recordside']);
  await card(other, 'Copy of Service assistant').getByRole('button', { name: 'Delete' }).click();
  await other.getByRole('group', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click();
  await expect(options.getByText('This agent is no more.')).toBeVisible();
});
