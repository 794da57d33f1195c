import type { Page } from '@playwright/test';
import type { World } from '../demo/world.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';

const DEAL = 'Brightwater Logistics - Driver tablets';
const OTHER = 'Brightwater Logistics - Analytics add-on';

const idOf = (world: World, object: string, name: string) =>
  new RegExp(`/${object}/(\\w+)/`).exec(world.recordPage(object, name))?.[1] ?? '';
const update = (id: string, fields: object, call = 'write-1') => ({
  id: call,
  name: 'update_records',
  arguments: { object: 'Opportunity', records: [{ id, fields }] },
});
const card = (panel: Page) => panel.getByRole('region', { name: 'Approval needed' });
const approve = (panel: Page) => panel.getByRole('button', { name: 'Approve', exact: true });
const writes = (world: World) =>
  world.org
    .log()
    .map((entry) => entry.effect)
    .filter((effect) => effect !== 'none');

/** What Salesforce holds now. */
function fieldOf(world: World, id: string, field: string): unknown {
  const [org] = world.org.site.orgs;
  const admin = org?.data.users[0];
  const soql = `SELECT ${field} FROM Opportunity WHERE Id = '${id}'`;
  return admin && org.data.session(admin.id).query(soql, { includeDeleted: false }).rows[0]?.[field];
}

test.beforeEach(async ({ world, panel }) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');
});

test('an update is shown before and after, made on Approve, shown on the page, and taken back by Undo', async ({
  world,
  salesforce,
  panel,
}) => {
  const id = idOf(world, 'Opportunity', DEAL);
  await salesforce.goto(world.recordPage('Opportunity', DEAL));
  world.model.play([{ toolCalls: [update(id, { NextStep: 'Send the quote' })] }, { text: 'All done.' }]);
  const before = fieldOf(world, id, 'NextStep');
  await ask(panel, 'Set the next step');

  await expect(card(panel)).toContainText('Larkfield Systems');
  await expect(card(panel)).toContainText('Avery Quinn');
  await expect(card(panel).getByRole('link', { name: DEAL })).toBeVisible();
  await expect(card(panel).locator('ins')).toContainText('Send the quote');
  expect(writes(world)).toEqual([]);

  await approve(panel).click();
  await expect(answers(panel).last()).toContainText('All done.');
  expect(writes(world)).toEqual([`updated ${id}`]);
  expect(fieldOf(world, id, 'NextStep')).toBe('Send the quote');
  // The open page shows it without the user reloading it.
  await expect(salesforce.getByText('Send the quote').first()).toBeVisible();

  await answers(panel).last().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => fieldOf(world, id, 'NextStep')).toBe(before);
  await expect(answers(panel).last().getByRole('button', { name: 'Undo' })).toBeHidden();
  expect(writes(world)).toHaveLength(2);
});

test('the user changes a value on the card, and exactly that is saved', async ({ world, panel }) => {
  const id = idOf(world, 'Opportunity', DEAL);
  world.model.play([{ toolCalls: [update(id, { NextStep: 'Send the quote' })] }, { text: 'All done.' }]);
  await ask(panel, 'Set the next step');
  await card(panel).getByRole('button', { name: 'Edit' }).click();
  await card(panel)
    .getByRole('textbox', { name: /Next Step/i })
    .fill('Call them first');
  await approve(panel).click();
  await expect(answers(panel).last()).toContainText('All done.');
  expect(fieldOf(world, id, 'NextStep')).toBe('Call them first');
});

test('a rejection changes nothing, and its note reaches the model', async ({ world, panel }) => {
  const id = idOf(world, 'Opportunity', DEAL);
  world.model.play([{ toolCalls: [update(id, { NextStep: 'Send the quote' })] }, { text: 'As you wish.' }]);
  await ask(panel, 'Set the next step');
  await card(panel).getByRole('button', { name: 'Say why' }).click();
  await card(panel).getByRole('textbox').fill('Not before Friday');
  await card(panel).getByRole('button', { name: 'Reject' }).click();
  await expect(answers(panel).last()).toContainText('As you wish.');
  expect(JSON.stringify(world.model.chats().at(-1)?.body)).toContain('Not before Friday');
  expect(writes(world)).toEqual([]);
});

test('several alike are approved at once, each exactly once', async ({ world, panel }) => {
  const ids = [DEAL, OTHER].map((name) => idOf(world, 'Opportunity', name));
  const calls = ids.map((id, index) => update(id, { NextStep: 'Together' }, `write-${index}`));
  world.model.play([{ toolCalls: calls }, { text: 'All done.' }]);
  await ask(panel, 'Set both next steps');
  await panel.getByRole('button', { name: /^Approve all/ }).click();
  await expect(answers(panel).last()).toContainText('All done.');
  expect(writes(world).sort()).toEqual(ids.map((id) => `updated ${id}`).sort());
});

test('a record that changed since is not overwritten: the card is shown anew', async ({ world, panel }) => {
  const id = idOf(world, 'Opportunity', DEAL);
  world.model.play([{ toolCalls: [update(id, { NextStep: 'From the agent' })] }, { text: 'All done.' }]);
  await ask(panel, 'Set the next step');
  await expect(card(panel)).toBeVisible();
  const [org] = world.org.site.orgs;
  const admin = org?.data.users[0];
  if (!org || !admin) throw new Error('The test org has nobody.');
  org.data.session(admin.id).update('Opportunity', id, { NextStep: 'From somebody else' });
  await approve(panel).click();
  await expect(card(panel)).toContainText('Somebody changed the record');
  await expect(card(panel).locator('del')).toContainText('From somebody else');
  expect(fieldOf(world, id, 'NextStep')).toBe('From somebody else');
  await approve(panel).click();
  await expect(answers(panel).last()).toContainText('All done.');
  expect(fieldOf(world, id, 'NextStep')).toBe('From the agent');
});

test('a disabled tool is not offered, and does not run when the model calls it all the same', async ({
  world,
  panel,
}) => {
  const id = idOf(world, 'Opportunity', DEAL);
  const remove = { id: 'delete-1', name: 'delete_records', arguments: { object: 'Opportunity', ids: [id] } };
  world.model.play([{ toolCalls: [remove] }, { text: 'I may not delete.' }]);
  await ask(panel, 'Delete this deal');
  await expect(answers(panel).last()).toContainText('I may not delete.');
  const body = world.model.chats().at(-1)?.body as { tools?: { function: { name: string } }[] } | undefined;
  const offered = body?.tools?.map((tool) => tool.function.name);
  expect(offered).toContain('update_records');
  expect(offered).not.toContain('delete_records');
  expect(writes(world)).toEqual([]);

  const activity = await world.extensionPage('options.html#activity');
  await expect(
    activity
      .getByRole('row')
      .filter({ hasText: /blocked/i })
      .first(),
  ).toBeVisible();
});

test('permissions set on the options page hold at once', async ({ world, panel }) => {
  const id = idOf(world, 'Opportunity', DEAL);
  const options = await world.extensionPage('options.html#permissions');
  const deletes = options.getByRole('radiogroup', { name: 'Delete records' });
  await deletes.getByRole('radio', { name: 'Needs approval' }).check();
  const updates = options.getByRole('radiogroup', { name: 'Update records' });
  await updates.getByRole('radio', { name: 'Always allow' }).check();
  await expect
    .poll(() => options.evaluate(async () => JSON.stringify(await chrome.storage.local.get('agents'))))
    .toContain('always_allow');

  world.model.play([{ toolCalls: [update(id, { NextStep: 'Unasked' })] }, { text: 'All done.' }]);
  await ask(panel, 'Set the next step');
  await expect(answers(panel).last()).toContainText('All done.');
  expect(fieldOf(world, id, 'NextStep')).toBe('Unasked');

  const remove = { id: 'delete-1', name: 'delete_records', arguments: { object: 'Opportunity', ids: [id] } };
  world.model.play([{ toolCalls: [remove] }, { text: 'Deleted.' }]);
  await ask(panel, 'Delete this deal');
  await expect(card(panel)).toContainText(DEAL);
  await approve(panel).click();
  await expect(answers(panel).last()).toContainText('Deleted.');
  expect(fieldOf(world, id, 'NextStep')).toBeUndefined();
  await answers(panel).last().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => fieldOf(world, id, 'NextStep')).toBe('Unasked');
});

test('the badge counts what waits, until it is answered', async ({ world, panel }) => {
  const id = idOf(world, 'Opportunity', DEAL);
  const badge = async () =>
    (await world.context.serviceWorkers()[0]?.evaluate(() => chrome.action.getBadgeText({}))) ?? '';
  world.model.play([{ toolCalls: [update(id, { NextStep: 'Later' })] }, { text: 'As you wish.' }]);
  await ask(panel, 'Set the next step');
  await expect(card(panel)).toBeVisible();
  await expect.poll(badge).toBe('1');
  await card(panel).getByRole('button', { name: 'Reject' }).click();
  await expect.poll(badge).toBe('');
});
