import type { Page } from '@playwright/test';
import { logIn, signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import type { World } from '../demo/world.ts';
import { answers, ask, expect, test } from './fixtures.ts';

const card = (panel: Page) => panel.getByRole('region', { name: 'Connect to your org' }).last();
const connectButton = (panel: Page) => panel.getByRole('button', { name: 'Connect Salesforce' }).last();
const sentence = (panel: Page) => card(panel).getByRole('alert');

/** Failures that Salesforce sends back, or gives at the code exchange: armed in the org, what the panel then says. */
const REFUSED: readonly { failure: string; says: string; admin?: true }[] = [
  { failure: 'OAUTH_APP_BLOCKED', says: 'Your administrator blocks this app.', admin: true },
  { failure: 'OAUTH_APP_ACCESS_DENIED', says: 'Your user is not allowed to use this app.', admin: true },
  {
    failure: 'OAUTH_AUTHORIZATION_BLOCKED',
    says: 'This consumer key belongs to a different org.',
    admin: true,
  },
  { failure: 'OAUTH_EC_APP_NOT_FOUND', says: 'not installed in this org. A sandbox loses it', admin: true },
  {
    failure: 'invalid_scope',
    says: 'does not offer what Recordside asks for (full refresh_token)',
    admin: true,
  },
  { failure: 'inactive_user', says: 'Your Salesforce user is inactive.', admin: true },
  { failure: 'inactive_org', says: 'This Salesforce org is inactive or locked.', admin: true },
  { failure: 'rate_limit_exceeded', says: 'Too many sign-ins in a short time.' },
  { failure: 'immediate_unsuccessful', says: 'Salesforce needs you to sign in by hand.' },
  { failure: 'no_response', says: 'Salesforce gave no answer to the sign-in.' },
  { failure: 'token:invalid_client', says: 'The app asks for a secret', admin: true },
  { failure: 'token:ip_restricted', says: 'does not allow a sign-in from your present network', admin: true },
  { failure: 'token:expired_authorization_code', says: 'took too long and its code expired' },
  { failure: 'token:user_not_approved', says: 'You have not allowed Recordside in Salesforce yet' },
  { failure: 'token:server_error', says: 'Salesforce had a problem of its own' },
];

test('each refusal is a plain sentence, nothing is half connected, and the question still waits', async ({
  world,
  panel,
}) => {
  const { failures } = world.org.site;
  await keepCopies(panel);
  await ask(panel, 'What is open on this account?');

  await test.step('Deny', async () => {
    const opened = world.context.waitForEvent('page');
    await connectButton(panel).click();
    const window = await opened;
    await logIn(window, DEMO_USER);
    await window.getByRole('button', { name: 'Deny' }).click();
    await expect(sentence(panel)).toContainText('You cancelled: Salesforce gave Recordside no access.');
  });
  for (const { failure, says, admin } of REFUSED) {
    await test.step(failure, async () => {
      failures.arm(failure);
      // The browser is logged in by now: only for the code exchange a page is shown, to give consent.
      if (failure === 'token:invalid_client') await allow(world, () => connectButton(panel).click());
      else await connectButton(panel).click();
      await expect(sentence(panel)).toContainText(says);
      expect(failures.list()).toEqual([]);
      const copy = sentence(panel).getByRole('button', { name: 'Copy for your admin' });
      if (!admin) return expect(copy).toHaveCount(0);
      const note = await copied(panel, () => copy.click());
      expect(note).toContain(world.org.clientId);
      expect(note).toContain('.chromiumapp.org/oauth');
      expect(note).toContain(`https://${world.org.hosts.login}`);
      expect(note).toContain(says);
    });
  }
  await expectNothingConnected(world, panel);
  expect(world.model.requests).toEqual([]);

  await test.step('then it works, and the question goes on by itself', async () => {
    await connectButton(panel).click();
    await expect(answers(panel)).toHaveCount(1);
    await expect(answers(panel).last()).toContainText('Fleet Pro rollout');
  });
});

test('a page that Salesforce keeps to itself, and a closed window, are told from each other where they can be', async ({
  world,
  panel,
}) => {
  const [app] = world.org.site.apps;
  if (!app) throw new Error('The test org has no app.');
  const closeWindow = async (shows: string) => {
    const opened = world.context.waitForEvent('page');
    await connectButton(panel).click();
    const window = await opened;
    await expect(window.getByText(shows).first()).toBeVisible();
    await window.close();
  };
  await keepCopies(panel);

  await closeWindow('Username');
  await expect(sentence(panel)).toContainText('The sign-in window was closed before Salesforce gave access.');

  app.callbacks = ['https://elsewhere.example.com/callback'];
  await closeWindow('redirect_uri');
  await expect(sentence(panel)).toContainText('does not know the address that Recordside returns to');
  await expect(sentence(panel)).toContainText('.chromiumapp.org/oauth');
  const copy = sentence(panel).getByRole('button', { name: 'Copy for your admin' });
  expect(await copied(panel, () => copy.click())).toContain('.chromiumapp.org/oauth');

  const known = app.clientId;
  app.clientId = 'another';
  await closeWindow('client identifier invalid');
  await expect(sentence(panel)).toContainText(`${world.org.hosts.login} does not know this consumer key.`);
  await expect(sentence(panel).getByRole('button', { name: 'Open connections' })).toBeVisible();
  app.clientId = known;

  await expectNothingConnected(world, panel);
});

test('a session that ends is renewed unseen; one that cannot be waits for a new sign-in', async ({
  world,
  panel,
}) => {
  const { tokens } = world.org.site;
  await ask(panel, 'What is open on this account?');
  await signIn(world.context, DEMO_USER, () => connectButton(panel).click());
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');

  const refreshes = () => world.org.log({ path: '/services/oauth2/token' }).length - 1;
  tokens.expireAccess();
  await ask(panel, 'Count the leads by status');
  await expect(answers(panel)).toHaveCount(2);
  await expect(answers(panel).last()).toContainText('Open');
  expect(refreshes()).toBe(1);

  tokens.expireAccess();
  tokens.expireRefresh();
  await ask(panel, 'Which high-priority cases are open?');
  await expect(answers(panel)).toHaveCount(3);
  await expect(answers(panel).last()).toContainText('Your Salesforce session has ended.');
  await expect(panel.getByText('Sign-in needed')).toBeVisible();
  await connectButton(panel).click();
  await expect(answers(panel)).toHaveCount(3);
  await expect(answers(panel).last()).toContainText('Routes to Tacoma depot');
  await expect(panel.getByText('Sign-in needed')).toBeHidden();
});

async function allow(world: World, press: () => Promise<void>): Promise<void> {
  const opened = world.context.waitForEvent('page');
  await press();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
}

async function expectNothingConnected(world: World, panel: Page): Promise<void> {
  await expect(panel.getByText('Not connected')).toBeVisible();
  const kept = await panel.evaluate(async () => [
    ...Object.keys(await chrome.storage.local.get(null)),
    ...Object.keys(await chrome.storage.session.get(null)),
  ]);
  expect(kept.filter((key) => /^(?:secret:refresh|access):/.test(key))).toEqual([]);
  expect(world.org.log().filter(({ path }) => path.includes('/services/data/'))).toEqual([]);
}

/** A clipboard wants a window in front, which the panel of a browser without a screen never has. */
async function keepCopies(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.documentElement.dataset.copied = text;
    };
  });
}

/** What a press of a button copies: what was copied before it does not count. */
async function copied(panel: Page, press: () => Promise<void>): Promise<string> {
  await panel.evaluate(() => delete document.documentElement.dataset.copied);
  await press();
  const held = await panel.waitForFunction(() => document.documentElement.dataset.copied);
  return (await held.jsonValue()) ?? '';
}
