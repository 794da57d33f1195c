import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { generate } from 'selfsigned';
import type { PolicyValues } from '../browsers/managed-policy.ts';
import { logIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import { openWorld, type World } from '../demo/world.ts';
import type { ModelServer } from '../model/start.ts';
import type { RunningOrg } from '../org/server/start.ts';
import { answers, ask, expect, test } from './fixtures.ts';

/** docs/admin-guide.md, followed step by step: its own example policy, with the values of the org that is here. */
const docs = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8');
const GUIDE = docs('admin-guide.md');
const EXAMPLE = JSON.parse(docs('policy-example.json')) as PolicyValues & {
  keys: string[];
  signIn: object[];
  allowedProviders: string[];
  sharedConnections: object;
};

const SERVICE = 'ingrid.halvorsen@larkfield.example';

/** "Copy it, take out what you do not want to set, and change the rest." */
function ownPolicy(org: RunningOrg, model: ModelServer, more: PolicyValues = {}): PolicyValues {
  return {
    ...EXAMPLE,
    signIn: [{ ...EXAMPLE.signIn[0], consumerKey: org.clientId, loginUrl: `https://${org.hosts.my}` }],
    allowedOrgs: [org.hosts.my],
    allowedProviders: [...EXAMPLE.allowedProviders, new URL(model.baseUrl).origin],
    // The key of this browser is not known before it runs.
    sharedConnections: { setUpBy: 'everyone', administrators: [], provided: [] },
    ...more,
  };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('the administrator’s guide', () => {
  test.use({ worldOptions: { policy: ownPolicy } });
  test.slow();

  test('leads from nothing to a team that works', async ({ world, panel }) => {
    const [app] = world.org.site.apps;
    if (!app) throw new Error('The test org has no app.');
    const page = await world.extensionPage('options.html#connections');

    await test.step('1. let your org know Recordside', async () => {
      const shown = page.getByText(/^https:\/\/\w{32}\.chromiumapp\.org\//).first();
      const callback = await shown.innerText();
      expect(GUIDE).toContain(callback);
      app.callbacks = [callback];
      app.scopes = ['api', 'refresh_token', 'offline_access'];
      app.rotateRefreshTokens = false;
      app.preAuthorized = [DEMO_USER.username];
      const opened = world.context.waitForEvent('page');
      await button(page, 'Connect').click();
      await logIn(await opened, DEMO_USER);
      await expect(page.getByRole('article').filter({ hasText: DEMO_USER.username })).toBeVisible();
    });

    await test.step('6. see that it is in force', async () => {
      const managed = await page.evaluate(() => chrome.storage.managed.get(null));
      expect(Object.keys(managed).sort()).toEqual(['keys', ...EXAMPLE.keys].sort());
      await expect(page.getByText('Set by Larkfield').filter({ visible: true }).first()).toBeVisible();
      await expect(page.getByText('cannot be read')).toBeHidden();

      // Its agents come before the user's own, and the first one answers.
      await expect(panel.getByRole('button', { name: 'Agent: Larkfield Sales' })).toBeVisible();
      await panel.getByRole('button', { name: 'Agent: Larkfield Sales' }).click();
      await panel.getByRole('menuitemradio', { name: /Recordside/ }).click();
      const call = { id: 'delete-1', name: 'delete_records', arguments: { object: 'Case', ids: [CASE] } };
      world.model.play([{ toolCalls: [call] }, { text: 'That is disabled.' }]);
      await ask(panel, 'Delete this case');
      await expect(answers(panel).last()).toContainText('That is disabled.');
      await page.getByRole('link', { name: 'Activity', exact: true }).click();
      await expect(
        page
          .getByText(/blocked/i)
          .filter({ visible: true })
          .first(),
      ).toBeVisible();
      expect(world.org.log().filter(({ effect }) => effect !== 'none')).toEqual([]);
    });

    const made = await generate([{ name: 'commonName', value: 'recordside' }], {
      algorithm: 'sha256',
      keySize: 2048,
    });
    await test.step('7. a shared connection with a private key', async () => {
      app.certificate = made.cert;
      app.preAuthorized = [DEMO_USER.username, SERVICE];
      await page.getByRole('link', { name: 'Connections', exact: true }).click();
      await page.getByRole('radio', { name: 'Shared connection' }).check();
      await page.getByText('Sign in with a private key (JWT bearer)', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Username of the service account' }).fill(SERVICE);
      await page.getByRole('textbox', { name: 'Private key', exact: true }).fill(made.private);
      await page.getByRole('button', { name: 'Connect with private key' }).click();
      await expect(page.getByRole('article').filter({ hasText: SERVICE }).first()).toBeVisible();
    });

    let passphrase = '';
    let text = '';
    await test.step('7. a sealed file for the team', async () => {
      await button(page, 'Share').click();
      await page.getByRole('radio', { name: /whole team/ }).check();
      await button(page, 'Suggest').click();
      passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
      await page.getByRole('textbox', { name: /^Your name/ }).fill('Avery Quinn');
      await page.getByRole('textbox', { name: 'Private key' }).last().fill(made.private);
      await button(page, 'Make the sealed file').click();
      text = await page.getByRole('textbox', { name: 'Sealed text' }).inputValue();
      expect(text).toContain('BEGIN AGE ENCRYPTED FILE');
    });

    await test.step('7. by policy: a colleague opens it and asks', async () => {
      const { org, model } = world;
      const provided = [{ name: 'Service desk', text }];
      const colleague = await openWorld({
        shared: { org, model },
        policy: () =>
          ownPolicy(org, model, {
            sharedConnections: { setUpBy: 'administrators', administrators: [], provided },
          }),
      });
      try {
        await opensAndAsks(colleague, passphrase);
        const asked = org
          .log({ path: '/query' })
          .filter(({ path, user }) => path.startsWith('/services/data/') && user === SERVICE);
        expect(asked.length).toBeGreaterThan(0);
      } finally {
        await colleague.close();
      }
    });
  });
});

const CASE = '500000000000001AAA';

async function opensAndAsks(world: World, passphrase: string): Promise<void> {
  const page = await world.extensionPage('options.html#connections');
  await page.getByRole('radio', { name: 'Shared connection' }).check();
  await expect(
    page.getByText('Your organisation has a shared connection for you: Service desk'),
  ).toBeVisible();
  await button(page, 'See what it is').click();
  const box = page.getByLabel('Passphrase', { exact: true });
  await box.fill(passphrase);
  await box.press('Enter');
  await button(page, 'Accept').click();
  await expect(page.getByText('Shared by Avery Quinn').first()).toBeVisible();

  const salesforce = await world.context.newPage();
  await salesforce.goto(world.recordPage('Account', 'Brightwater Logistics'));
  const panel = await world.openSidePanel(salesforce);
  // The agent that the policy made for the shared connection.
  await panel.getByRole('button', { name: /^Agent: / }).click();
  await panel.getByRole('menuitemradio', { name: /Larkfield Service/ }).click();
  const soql = "SELECT Id, Name FROM Opportunity WHERE Account.Name = 'Brightwater Logistics'";
  world.model.play([
    { toolCalls: [{ name: 'query_records', arguments: { soql } }] },
    { text: 'Fleet Pro rollout is open.' },
  ]);
  await ask(panel, 'What is open on this account?');
  const answer = panel.getByRole('article', { name: 'Larkfield Service' });
  await expect(answer.last()).toContainText('Fleet Pro rollout is open.');
}
