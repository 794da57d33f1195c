import type { Page } from '@playwright/test';
import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import type { World } from '../demo/world.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';

const PRODUCTION = 'acme.my.salesforce.com';
const SANDBOX = 'acme--uat.sandbox.my.salesforce.com';
const ONLY_THERE = 'Only in the sandbox';

const context = (panel: Page) => panel.getByRole('group', { name: 'Page context' });

test('a page of an org that is not connected is shown, and never mixed with the one that is', async ({
  world,
  salesforce,
  panel,
}) => {
  await ask(panel, 'What is open on this account?');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');

  const id = await openSandboxAccount(world, salesforce);
  await expect(context(panel)).toContainText(ONLY_THERE);
  await expect(context(panel)).toContainText(
    'This page is in another org (acme--uat). Answers come from Larkfield Systems.',
  );
  for (const chat of ['the chat that is open', 'a new one']) {
    await test.step(chat, async () => {
      if (chat === 'a new one') await panel.getByRole('button', { name: 'New chat' }).click();
      const since = lastSeq(world);
      const before = await answers(panel).count();
      await ask(panel, 'What is open on this account?');
      await expect(answers(panel)).toHaveCount(before + 1);
      await expect(answers(panel).last().getByRole('button', { name: 'Copy answer' })).toBeVisible();
      const prompt = JSON.stringify(world.model.chats().at(-1)?.body);
      expect(prompt).toContain('page: in another Salesforce org than the connected one');
      expect(prompt).not.toContain(id);
      expect(prompt).not.toContain(ONLY_THERE);
      expect(apiHosts(world, since)).not.toContain(SANDBOX);
      expect(JSON.stringify(apiCalls(world, since))).not.toContain(id);
    });
  }
});

test('with both orgs connected a chat begins in the org of its page, and stays there', async ({
  world,
  salesforce,
  panel,
}) => {
  await signIn(world.context, DEMO_USER, () =>
    panel.getByRole('button', { name: 'Connect Salesforce' }).click(),
  );
  await expect(panel.getByRole('button', { name: /Larkfield Systems.*Production/ })).toBeVisible();
  await connectSandbox(world);

  const id = await openSandboxAccount(world, salesforce);
  await expect(context(panel)).toContainText(ONLY_THERE);
  await expect(panel.getByRole('button', { name: /Sandbox/ })).toBeVisible();
  await expect(context(panel)).not.toContainText('another org');

  let since = lastSeq(world);
  await ask(panel, 'Summarise this record');
  const citation = answers(panel).last().getByRole('link', { name: ONLY_THERE }).first();
  await expect(citation).toHaveAttribute('href', new RegExp(`^https://${lightningOf(SANDBOX)}/.*${id}`));
  expect(apiHosts(world, since)).toEqual([SANDBOX]);

  await salesforce.goto(world.recordPage('Account', 'Brightwater Logistics'));
  await expect(context(panel)).toContainText('Brightwater Logistics');
  // The chat's org is the one that is shown, and the page's that is named as another.
  await expect(context(panel)).toContainText('This page is in another org (acme).');
  await expect(panel.getByRole('button', { name: /Sandbox/ })).toBeVisible();
  since = lastSeq(world);
  await ask(panel, 'Count the leads by status');
  await expect(answers(panel)).toHaveCount(2);
  await expect(answers(panel).last()).toContainText('Open');
  expect(apiHosts(world, since)).toEqual([SANDBOX]);

  await panel.getByRole('button', { name: 'New chat' }).click();
  await expect(context(panel)).not.toContainText('another org');
  await expect(panel.getByRole('button', { name: /Production/ })).toBeVisible();
  since = lastSeq(world);
  await ask(panel, 'What is open on this account?');
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');
  expect(apiHosts(world, since)).toEqual([PRODUCTION]);
});

test('an org whose session ended is asked for again; the other one does not answer in its place', async ({
  world,
  salesforce,
  panel,
}) => {
  await signIn(world.context, DEMO_USER, () =>
    panel.getByRole('button', { name: 'Connect Salesforce' }).click(),
  );
  await expect(panel.getByRole('button', { name: /Larkfield Systems.*Production/ })).toBeVisible();
  await connectSandbox(world);
  await openSandboxAccount(world, salesforce);
  await expect(context(panel)).toContainText(ONLY_THERE);
  await ask(panel, 'Summarise this record');
  await expect(answers(panel).last()).toContainText(ONLY_THERE);

  const { tokens, orgs } = world.org.site;
  tokens.expireAccess(orgs[1]?.id);
  tokens.expireRefresh(orgs[1]?.id);
  const since = lastSeq(world);
  for (const [index, question] of ['Count the leads by status', 'How many contacts are there?'].entries()) {
    await ask(panel, question);
    await expect(answers(panel)).toHaveCount(index + 2);
    await expect(answers(panel).last().getByRole('button', { name: 'Connect Salesforce' })).toBeVisible();
  }
  await panel.getByRole('button', { name: 'New chat' }).click();
  await ask(panel, 'What is open on this account?');
  await expect(answers(panel).last().getByRole('button', { name: 'Connect Salesforce' })).toBeVisible();
  expect(apiHosts(world, since)).toEqual([SANDBOX]);

  // The sandbox's session is still there in the browser, so no form is shown.
  await answers(panel).last().getByRole('button', { name: 'Connect Salesforce' }).click();
  await expect(answers(panel).last()).toContainText(ONLY_THERE);
  expect(apiHosts(world, since)).toEqual([SANDBOX]);
});

/** Goes to an account that the sandbox alone has; gives its id. */
async function openSandboxAccount(world: World, page: Page): Promise<string> {
  const sandbox = world.org.site.orgs[1];
  const user = sandbox?.data.users.find(({ username }) => username.startsWith(DEMO_USER.username));
  if (!sandbox || !user) throw new Error('The test org has no sandbox.');
  const id = sandbox.data.session(user.id).create('Account', { Name: ONLY_THERE });
  const path = `/lightning/r/Account/${id}/view`;
  const session = new URLSearchParams({ user: user.username, url: path });
  await page.goto(`https://${sandbox.hosts.lightning}/__org/session?${session}`);
  await page.getByRole('heading', { name: ONLY_THERE }).first().waitFor();
  return id;
}

async function connectSandbox(world: World): Promise<void> {
  const options = await world.extensionPage('options.html#connections');
  await options.getByRole('textbox', { name: 'Login URL' }).fill('https://test.salesforce.com');
  const login = { username: `${DEMO_USER.username}.uat`, password: DEMO_USER.password };
  await signIn(world.context, login, () =>
    options.getByRole('button', { name: 'Connect', exact: true }).click(),
  );
  await expect(options.getByText(login.username)).toBeVisible();
  await options.close();
}

const apiCalls = (world: World, since: number) =>
  world.org.log({ since }).filter(({ path }) => path.includes('/services/data'));

const apiHosts = (world: World, since: number) => [
  ...new Set(apiCalls(world, since).map(({ host }) => host)),
];

const lastSeq = (world: World) => world.org.log().at(-1)?.seq ?? 0;

const lightningOf = (host: string) => host.replace('.my.salesforce.com', '.lightning.force.com');
