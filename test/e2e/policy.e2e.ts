import type { Page } from '@playwright/test';
import type { PolicyValues } from '../browsers/managed-policy.ts';
import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import type { World, WorldOptions } from '../demo/world.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';

const DEAL = 'Brightwater Logistics - Driver tablets';

const LEAD = { object: 'Lead', records: [{ LastName: 'Undone', Company: 'Undone Ltd' }] };

const dealId = (world: World) =>
  /\/Opportunity\/(\w+)\//.exec(world.recordPage('Opportunity', DEAL))?.[1] ?? '';
const deletion = (id: string) => ({
  id: 'delete-1',
  name: 'delete_records',
  arguments: { object: 'Opportunity', ids: [id] },
});
const update = (id: string) => ({
  id: 'write-1',
  name: 'update_records',
  arguments: { object: 'Opportunity', records: [{ id, fields: { NextStep: 'Unasked' } }] },
});
const writes = (world: World) =>
  world.org
    .log()
    .map((entry) => entry.effect)
    .filter((effect) => effect !== 'none');
/** What was asked for at Salesforce's sign-in page. */
const authorized = (world: World) =>
  world.org
    .log({ path: '/services/oauth2/authorize' })
    .map(({ path }) => new URL(path, 'https://x.example').searchParams)
    .filter((query) => query.has('client_id'));
const offered = (world: World) => {
  const body = world.model.chats().at(-1)?.body as { tools?: { function: { name: string } }[] } | undefined;
  return body?.tools?.map((tool) => tool.function.name) ?? [];
};
const request = (page: Page, name: string, input: unknown) =>
  page.evaluate((message) => chrome.runtime.sendMessage(message), { name, input });

/** With the list of its keys, as the guide has it. */
const policy = (values: (...of: Parameters<NonNullable<WorldOptions['policy']>>) => PolicyValues) => ({
  policy: (...of: Parameters<NonNullable<WorldOptions['policy']>>) => {
    const given = values(...of);
    return { keys: Object.keys(given), ...given };
  },
});

/** A user with the developer tools open: writes to storage what no page would. */
async function editByHand(
  page: Page,
  change: { settings?: object; toolPermissions?: object },
): Promise<void> {
  await page.evaluate(async ({ settings, toolPermissions }) => {
    const stored = await chrome.storage.local.get(['settings', 'agents']);
    const agent = {
      id: 'default',
      name: 'Recordside',
      icon: 'spark',
      instructions: '',
      model: null,
      salesforce: { method: null, connectionId: null },
      toolPermissions: toolPermissions ?? {},
      objectScope: {},
      starters: [],
    };
    await chrome.storage.local.set({
      settings: { ...(stored.settings as object), ...settings },
      agents: { schemaVersion: 2, agents: [agent] },
    });
  }, change);
}

test.describe('a policy that forbids deletes and locks the app and the provider', () => {
  test.use({
    worldOptions: policy((org, model) => ({
      organisation: 'Larkfield',
      signIn: [
        {
          name: 'Production',
          consumerKey: org.clientId,
          loginUrl: `https://${org.hosts.login}`,
          scopes: 'api refresh_token',
        },
      ],
      allowedProviders: [new URL(model.baseUrl).origin],
      toolCeilings: { delete_records: 'disabled', update_records: 'needs_approval' },
      history: { keep: false },
    })),
  });

  test('holds against a storage that was edited by hand', async ({ world, panel }) => {
    const id = dealId(world);
    const options = await world.extensionPage('options.html');
    const { port } = new URL(world.model.baseUrl);
    const elsewhere = world.model.baseUrl.includes('localhost') ? '127.0.0.1' : 'localhost';
    const forged = { consumerKey: 'forged-key', loginUrl: 'https://login.salesforce.com', scopes: 'full' };
    const provider = { id: 'provider-2', preset: 'openai', name: 'OpenAI', model: 'recordside-demo' };
    const { settings } = (await options.evaluate(() => chrome.storage.local.get('settings'))) as {
      settings: { providers: object[] };
    };
    await editByHand(options, {
      settings: {
        signIn: forged,
        providers: [
          ...settings.providers,
          { ...provider, baseUrl: `http://${elsewhere}:${port}/v1`, hasKey: false, test: null },
        ],
        activeProviderId: 'provider-2',
        history: { keep: true, days: 90 },
      },
      toolPermissions: { delete_records: 'always_allow', update_records: 'always_allow' },
    });

    // Another provider is not asked anything, and the one that is allowed answers in its place.
    for (const [name, input] of [
      ['listModels', { providerId: 'provider-2' }],
      ['testModel', { providerId: 'provider-2', model: 'recordside-demo' }],
    ] as const)
      expect(await request(options, name, input)).toMatchObject({
        ok: false,
        problem: { code: 'policy_provider', subs: [`${elsewhere}:${port}`] },
      });
    expect(world.model.chats()).toEqual([]);

    await ask(panel, 'Count the leads by status');
    await connect(world, panel);
    await expect(answers(panel).last()).toContainText('Open');
    expect(world.model.chats().every(({ headers }) => !headers.host?.startsWith(elsewhere))).toBe(true);
    const [asked] = authorized(world);
    expect(asked?.get('client_id')).toBe(world.org.clientId);
    expect(asked?.get('scope')).toBe('api refresh_token');

    // Nor through an app that a page names.
    expect(
      await request(options, 'connect', { connectionId: null, app: forged, method: 'own' }),
    ).toMatchObject({ ok: false, problem: { code: 'policy_sign_in' } });
    expect(authorized(world).map((query) => query.get('client_id'))).not.toContain('forged-key');

    world.model.play([{ toolCalls: [deletion(id)] }, { text: 'I may not delete.' }]);
    await ask(panel, 'Delete this deal');
    await expect(answers(panel).last()).toContainText('I may not delete.');
    expect(offered(world)).not.toContain('delete_records');

    world.model.play([{ toolCalls: [update(id)] }, { text: 'As you wish.' }]);
    await ask(panel, 'Set the next step');
    const card = panel.getByRole('region', { name: 'Approval needed' });
    await card.getByRole('button', { name: 'Reject' }).click();
    await expect(answers(panel).last()).toContainText('As you wish.');
    expect(writes(world)).toEqual([]);

    // What the user had set up is still theirs, for when the policy goes.
    const kept = JSON.stringify(await options.evaluate(() => chrome.storage.local.get('settings')));
    expect(kept).toContain('forged-key');
    expect(kept).not.toContain(world.org.clientId);
  });

  test('is shown where it decides', async ({ world }) => {
    const options = await world.extensionPage('options.html#connections');
    const key = options.getByRole('textbox', { name: 'Consumer key' });
    await expect(key).toHaveValue(world.org.clientId);
    await expect(key).not.toBeEditable();
    await expect(options.getByText('Set by Larkfield').filter({ visible: true }).first()).toBeVisible();
    await expect(options.getByText('cannot be read')).toBeHidden();
  });
});

test.describe('a policy with mistakes', () => {
  test.use({
    worldOptions: policy(() => ({
      organisation: 'Larkfield',
      // Neither a word nor one of the three: Chrome hands the key over in no form at all.
      toolCeilings: { update_records: 'needs_approval', delete_records: false },
      objectCeilings: { '*': ['Account', 'Opp ortunity'] },
    })),
  });

  test('counts at its strictest, and says what to correct', async ({ world, panel }) => {
    const options = await world.extensionPage('options.html#permissions');
    const managed = await options.evaluate(() => chrome.storage.managed.get(null));
    expect(managed).not.toHaveProperty('toolCeilings');
    await expect(options.getByText('Part of your organisation’s policy cannot be read')).toBeVisible();
    await expect(options.getByText('toolCeilings', { exact: true })).toBeVisible();
    await expect(options.getByText('objectCeilings.*[1]', { exact: true })).toBeVisible();

    const id = dealId(world);
    await editByHand(options, { toolPermissions: { update_records: 'always_allow' } });
    await signIn(world.context, DEMO_USER, async () => {
      void request(options, 'connect', { connectionId: null, app: null, method: 'own' }).catch(
        () => undefined,
      );
    });
    await expect(panel.getByText('Not connected')).toBeHidden();
    world.model.play([{ toolCalls: [update(id)] }, { text: 'I may not.' }]);
    await ask(panel, 'Set the next step');
    await expect(answers(panel).last()).toContainText('I may not.');
    expect(offered(world)).toEqual([]);
    expect(writes(world)).toEqual([]);
  });
});

test.describe('a policy that names the orgs', () => {
  test.use({ worldOptions: policy(() => ({ allowedOrgs: ['*.sandbox.my.salesforce.com'] })) });

  test('signs out of another one again, and says why', async ({ world, panel }) => {
    await ask(panel, 'Count the leads by status');
    await connect(world, panel);
    await expect(panel.getByText(/does not allow Recordside to work with/).first()).toBeVisible();
    await expect.poll(() => world.org.log({ path: '/services/oauth2/revoke' }).length).toBe(1);
    await expect(panel.getByText('Not connected')).toBeVisible();
    // Who signed in, and where: nothing else was asked for.
    for (const { path } of world.org.log({ path: '/query' }))
      expect(path).toMatch(/FROM%20(User|Organization)\b/);
  });
});

test.describe('a policy that comes while the browser runs', () => {
  test.use({ worldOptions: { policy: () => ({}) } });

  test('holds at the next use: for tools, and for a connection that is there already', async ({
    world,
    panel,
  }) => {
    // Each of its changes takes Chromium some seconds to see.
    test.slow();
    const id = dealId(world);
    await ask(panel, 'Count the leads by status');
    await connect(world, panel);
    await expect(answers(panel).last()).toContainText('Open');
    const options = await world.extensionPage('options.html');
    const arrived = async (next: PolicyValues) => {
      world.chromium.setPolicy(next);
      // Chromium looks at the folder again when nothing in it has changed for some seconds.
      await expect
        .poll(() => options.evaluate(() => chrome.storage.managed.get(null)), { timeout: 40_000 })
        .toEqual(next);
    };

    await arrived({ toolCeilings: { update_records: 'disabled' } });
    world.model.play([{ toolCalls: [update(id)] }, { text: 'I may not.' }]);
    await ask(panel, 'Set the next step');
    await expect(answers(panel).last()).toContainText('I may not.');
    expect(writes(world)).toEqual([]);

    // A new record cannot be taken back, since that would delete it.
    const create = { id: 'new-1', name: 'create_records', arguments: LEAD };
    world.model.play([{ toolCalls: [create] }, { text: 'It is there.' }]);
    await ask(panel, 'Make a lead');
    await panel.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(answers(panel).last()).toContainText('It is there.');
    await arrived({ toolCeilings: { delete_records: 'disabled' } });
    await answers(panel).last().getByRole('button', { name: 'Undo' }).click();
    await expect(panel.getByText(/does not allow the action delete_records/)).toBeVisible();
    expect(writes(world)).toEqual([expect.stringMatching(/^created /)]);

    await arrived({ allowedOrgs: ['00D000000000042'] });
    const requests = world.org.log({ path: '/services/data' }).length;
    const chats = world.model.chats().length;
    await ask(panel, 'Count the leads by status');
    await expect(answers(panel).last()).toContainText('does not allow Recordside to work with');
    // Neither the org nor the model was asked.
    expect(world.org.log({ path: '/services/data' })).toHaveLength(requests);
    expect(world.model.chats()).toHaveLength(chats);
  });
});
