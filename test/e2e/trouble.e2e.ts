import { generateKeyPairSync } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { logIn, signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import type { World } from '../demo/world.ts';
import { FAILURES } from '../org/oauth/failures.ts';
import { expect, test } from './fixtures.ts';

/** What each failure of the org is told as; whatever is not named here has a page of its own words. */
const TITLES: Readonly<Record<string, RegExp>> = {
  OAUTH_APPROVAL_ERROR_GENERIC: /your org or your user does not allow this app yet/,
  app_not_installed: /the app is not installed in your org/,
  redirect_uri_mismatch: /does not know the address that Recordside returns to/,
  invalid_client_id: /does not know this consumer key/,
  OAUTH_APP_BLOCKED: /Your administrator blocks this app/,
  OAUTH_APP_ACCESS_DENIED: /Your user is not allowed to use this app/,
  OAUTH_AUTHORIZATION_BLOCKED: /belongs to a different org/,
  OAUTH_EC_APP_NOT_FOUND: /not installed in this org/,
  access_denied: /You cancelled/,
  'access-denied': /You cancelled/,
  unsupported_response_type: /does not allow this kind of sign-in/,
  invalid_scope: /does not offer what Recordside asks for/,
  immediate_unsuccessful: /sign in by hand/,
  rate_limit_exceeded: /Too many sign-ins/,
  inactive_org: /org is inactive or locked/,
  no_response: /gave no answer/,
  inactive_user: /user is inactive/,
  invalid_request: /did not complete the sign-in/,
  'token:invalid_client': /asks for a secret/,
  'token:expired_authorization_code': /took too long/,
  'token:invalid_code_verifier': /could not match the answer/,
  'token:ip_restricted': /present network/,
  'jwt:user_not_approved': /may not use it without a sign-in window/,
  'jwt:invalid_audience': /not the address that Salesforce expects/,
};

const named = (kind: string, show: string) =>
  Object.entries(FAILURES).filter(([, failure]) => failure.show === show && failure.stage === kind);

const connectButton = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true });

/** The last alert: the newest failure. */
const said = (page: Page) =>
  page
    .getByRole('alert')
    .filter({ has: page.getByRole('link') })
    .last();

/** Click by click from an error to its page and back. */
async function followToPage(page: Page, alert: Locator, name: string): Promise<void> {
  await expect(alert).toBeVisible();
  const title = (await alert.locator('.ui-notice-title').textContent()) ?? '';
  await alert.getByRole('link', { name: 'What this means' }).click();
  await expectPage(page, name, title);
  await page.getByRole('link', { name: 'Go to Connections' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connections' })).toBeVisible();
}

async function expectPage(page: Page, name: string, title: string | RegExp): Promise<void> {
  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { level: 2 })).toHaveText(title);
  const expected = TITLES[name];
  if (expected) await expect(article.getByRole('heading', { level: 2 })).toHaveText(expected);
  for (const part of ['What Salesforce shows', 'What it means', 'What you can do meanwhile'])
    await expect(article.getByRole('heading', { name: part })).toBeVisible();
  await expect(article.getByRole('heading', { name: /who must do what/i })).toBeVisible();
  await expect(article.getByRole('button', { name: 'Copy message for your administrator' })).toBeVisible();
  await expect(article).toContainText('.chromiumapp.org/oauth');
}

async function openConnections(world: World): Promise<Page> {
  const page = await world.extensionPage('options.html#connections');
  await expect(connectButton(page)).toBeVisible();
  return page;
}

test('each failure that comes back leads to its explanation', async ({ world }) => {
  test.setTimeout(240_000);
  const { failures } = world.org.site;
  const page = await openConnections(world);

  await test.step('access_denied, by Deny in the window', async () => {
    const opened = world.context.waitForEvent('page');
    await connectButton(page).click();
    const window = await opened;
    await logIn(window, DEMO_USER);
    await window.getByRole('button', { name: 'Deny' }).click();
    await followToPage(page, said(page), 'access_denied');
  });
  for (const [name] of [...named('request', 'redirect'), ...named('approval', 'redirect')]) {
    await test.step(name, async () => {
      failures.arm(name);
      await connectButton(page).click();
      await followToPage(page, said(page), name);
      expect(failures.list()).toEqual([]);
    });
  }
  // The code exchange comes after the consent, which is asked for once.
  let allowed = false;
  for (const [name] of named('token', 'json')) {
    await test.step(name, async () => {
      failures.arm(name);
      if (allowed) await connectButton(page).click();
      else {
        const opened = world.context.waitForEvent('page');
        await connectButton(page).click();
        await (await opened).getByRole('button', { name: 'Allow' }).click();
        allowed = true;
      }
      await expect.poll(() => failures.list()).toEqual([]);
      await followToPage(page, said(page), name);
    });
  }
});

test('each page that Salesforce keeps to itself is found by what it says', async ({ world }) => {
  const { failures } = world.org.site;
  const page = await openConnections(world);
  // Log in once; the window then comes to the error by itself.
  const opened = world.context.waitForEvent('page');
  await connectButton(page).click();
  const first = await opened;
  await logIn(first, DEMO_USER);
  await first.getByRole('button', { name: 'Deny' }).click();
  await expect(said(page)).toBeVisible();

  for (const [name, { error }] of [...named('request', 'page'), ...named('approval', 'page')]) {
    for (const paste of ['page', 'address'] as const) {
      await test.step(`${name}, by its ${paste}`, async () => {
        failures.arm(name);
        const shown = world.context.waitForEvent('page');
        await connectButton(page).click();
        const window = await shown;
        await expect(window.getByRole('heading', { name: 'OAuth Error' })).toBeVisible();
        const text = paste === 'page' ? await window.locator('body').innerText() : window.url();
        await window.close();
        await said(page).getByRole('link', { name: 'The window showed an error' }).click();
        await page.getByRole('textbox', { name: 'What does Salesforce show?' }).fill(text);
        const found = page.getByRole('region', { name: 'This is what it says' });
        await expect(found.getByRole('link')).toHaveCount(1);
        await found.getByRole('link').click();
        // The page hides why an app is not installed; its address tells it.
        const hidden = name === 'app_not_installed' && paste === 'page';
        await expectPage(page, hidden ? 'OAUTH_APPROVAL_ERROR_GENERIC' : name, /./);
        if (hidden) await expect(page.getByText(/app must be installed into org/)).toBeVisible();
        else if (name !== 'app_not_installed')
          await expect(page.getByRole('article').getByText(error, { exact: true }).first()).toBeVisible();
        await page.getByRole('link', { name: 'Go to Connections' }).click();
      });
    }
  }

  for (const name of ['redirect_uri_mismatch', 'invalid_client_id']) {
    await test.step(`${name}, which Salesforce tells once more without a window`, async () => {
      failures.arm(name, { sticky: true });
      const shown = world.context.waitForEvent('page');
      await connectButton(page).click();
      const window = await shown;
      await expect(window.getByRole('heading', { name: 'OAuth Error' })).toBeVisible();
      await window.close();
      await followToPage(page, said(page), name);
      failures.clear();
    });
  }

  await test.step('OAUTH_APPROVAL_ERROR_GENERIC is told in full', async () => {
    await page.goto(`${page.url().split('#')[0]}#trouble/OAUTH_APPROVAL_ERROR_GENERIC`);
    await expectPage(page, 'OAUTH_APPROVAL_ERROR_GENERIC', /./);
    await expect(page.getByText('How to tell:')).toHaveCount(5);
    await expect(page.getByRole('article')).toContainText(world.org.clientId);
  });
});

test('the guided set-up marks the step that is missing, until all is there', async ({ world }) => {
  const [app] = world.org.site.apps;
  if (!app) throw new Error('The test org has no app.');
  const page = await openConnections(world);
  const { callbacks } = app;
  const steps = page.getByRole('listitem').filter({ has: page.locator('[data-step]') });
  const missing = steps.filter({ hasText: /Missing|Not finished/ });
  await page.getByText('Guided set-up: an External Client App for your org').click();
  const check = async () => {
    const step = page.locator('[data-step="check"][aria-expanded="false"]');
    if ((await step.count()) > 0) await step.click();
    await page.getByRole('button', { name: 'Check the set-up' }).click();
  };

  app.callbacks = ['https://elsewhere.example.com/callback'];
  await check();
  await expect(missing).toHaveText(/Enter the callback address/);
  await expect(missing.getByText(/\.chromiumapp\.org\/oauth/).first()).toBeVisible();
  await expect(page.locator('[data-step="callback"]')).toBeFocused();
  expect(world.org.log({ path: '/login' })).toEqual([]);
  await followToPage(page, missing.getByRole('alert'), 'redirect_uri_mismatch');
  app.callbacks = callbacks;

  const { scopes } = app;
  app.scopes = ['api'];
  await test.step('what only the real sign-in tells', async () => {
    const opened = world.context.waitForEvent('page');
    await check();
    const window = await opened;
    await logIn(window, DEMO_USER);
    await expect(window.getByRole('heading', { name: 'OAuth Error' })).toBeVisible();
    const shown = window.url();
    await window.close();
    await expect(missing).toHaveText(/Check/);
    await missing.getByRole('link', { name: 'What this means' }).click();
    await page.goto(`${page.url().split('#')[0]}#trouble`);
    await page.getByRole('textbox', { name: 'What does Salesforce show?' }).fill(shown);
    await page.getByRole('link', { name: /OAUTH_APPROVAL_ERROR_GENERIC/ }).click();
    await page.getByRole('link', { name: 'Show the step in the guided set-up' }).click();
    await expect(page.locator('[data-step="policies"]')).toBeFocused();
  });
  app.scopes = scopes;

  app.secret = 'hush';
  await check();
  await expect(missing).toHaveText(/Set what must be on and off/);
  app.secret = undefined;

  const opened = world.context.waitForEvent('page');
  await check();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
  await expect(page.getByText('It works: the app is set up, and you are connected.')).toBeVisible();
  await expect(missing).toHaveCount(0);
  await expect(page.getByText(DEMO_USER.username)).toBeVisible();
});

test('a private key that is refused, and a connection that is, lead there too', async ({ world }) => {
  test.setTimeout(180_000);
  const { failures, tokens } = world.org.site;
  const page = await openConnections(world);

  await test.step('a session that cannot be renewed for now', async () => {
    await signIn(world.context, DEMO_USER, () => connectButton(page).click());
    const card = page.getByRole('article').filter({ hasText: DEMO_USER.username });
    await expect(card).toContainText('by the whole org');
    tokens.expireAccess();
    failures.arm('refresh:ip_restricted', { sticky: true });
    await card.getByRole('button', { name: 'Test connection' }).click();
    await followToPage(page, card.getByRole('alert'), 'token:ip_restricted');
    failures.clear();
  });

  await page.getByRole('radio', { name: 'Shared connection' }).check();
  await page.getByText('Sign in with a private key (JWT bearer)', { exact: true }).click();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const box = page.getByRole('textbox', { name: 'Private key', exact: true });
  const connect = page.getByRole('button', { name: 'Connect with private key' });
  await page.getByRole('textbox', { name: 'Username of the service account' }).fill(DEMO_USER.username);

  await test.step('a certificate in its place', async () => {
    await box.fill('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----');
    await connect.click();
    await expect(page.getByText('This is the certificate')).toBeVisible();
    expect(world.org.log().filter(({ note }) => note?.includes('jwt'))).toEqual([]);
  });
  for (const [name] of named('jwt', 'json')) {
    await test.step(name, async () => {
      failures.arm(name, { sticky: true });
      await box.fill(pem);
      await connect.click();
      const form = page.locator('form').filter({ has: box });
      await followToPage(page, form.getByRole('alert').last(), name);
      failures.clear();
      // Whatever came of it, the key is not here any more.
      await expect(box).toHaveValue('');
    });
  }
});
