import type { Page } from '@playwright/test';
import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import type { World } from '../demo/world.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';

/** A window of its own with these two tabs; gives their pages. */
async function openWindow(world: World, salesforce: string): Promise<{ page: Page; panel: Page }> {
  const helper = await world.extensionPage('options.html');
  const opened: Page[] = [];
  const listen = (page: Page) => opened.push(page);
  world.context.on('page', listen);
  await helper.evaluate(
    (url) => chrome.windows.create({ url: [url, chrome.runtime.getURL('sidepanel.html')] }),
    salesforce,
  );
  await expect.poll(() => opened.length).toBe(2);
  world.context.off('page', listen);
  await helper.close();
  const panel = opened.find((page) => page.url().includes('sidepanel.html'));
  const page = opened.find((each) => each !== panel);
  if (!page || !panel) throw new Error('The window did not open.');
  return { page, panel };
}

test('two windows on two orgs: each answer comes from the org of its window', async ({ world, panel }) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');

  // The user signs in to the sandbox as well.
  const sandbox = world.org.orgs.find((org) => org.name === 'acme--uat');
  if (!sandbox) throw new Error('The test org has no sandbox.');
  const options = await world.extensionPage('options.html#connections');
  await options.getByRole('textbox', { name: 'Login URL' }).fill(`https://${sandbox.hosts.my}`);
  await options.getByRole('textbox', { name: 'Login URL' }).blur();
  const user = { username: `${DEMO_USER.username}.uat`, password: DEMO_USER.password };
  await signIn(world.context, user, () =>
    options.getByRole('button', { name: 'Connect', exact: true }).click(),
  );
  await expect(options.getByText(user.username)).toBeVisible();
  await options.close();

  const path = new URL(world.recordPage('Account', 'Brightwater Logistics')).pathname;
  const second = await openWindow(world, `https://${sandbox.hosts.lightning}${path}`);
  const chip = second.panel.getByRole('group', { name: 'Page context' });
  await expect(chip).toBeVisible();

  const since = world.org.log().at(-1)?.seq ?? 0;
  await panel.getByRole('button', { name: 'New chat' }).click();
  await Promise.all([
    ask(panel, 'What is open on this account?'),
    ask(second.panel, 'What is open on this account?'),
  ]);
  for (const each of [panel, second.panel])
    await expect(answers(each).last()).toContainText('4 opportunities');
  const queries = world.org.log({ since, path: 'FROM%20Opportunity' }).map((entry) => entry.host);
  expect(queries.sort()).toEqual([sandbox.hosts.my, world.org.hosts.my].sort());
});

test('two panels on one conversation show the same, as it comes', async ({ world, panel }) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');
  const words = Array.from({ length: 80 }, (_, index) => `word${index} `).join('');
  world.model.play([{ text: `${words}end.`, pieceMs: 50 }]);
  await ask(panel, 'Tell me a long story');
  const other = await world.extensionPage('sidepanel.html');
  await expect(answers(other).last()).toContainText('word5 ');
  for (const each of [panel, other]) await expect(answers(each).last()).toContainText('word79 end.');
  expect(world.model.chats().filter((request) => request.answeredBy?.startsWith('script'))).toHaveLength(1);
});
