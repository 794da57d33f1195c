import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtExtension } from '../../browsers/extension.ts';
import { launchFirefox } from '../../browsers/launch-firefox.ts';
import { DEMO_USER } from '../../demo/story.ts';
import { startModel } from '../../model/start.ts';
import { startOrg } from '../../org/server/start.ts';
import { press, textWith, type, windowOpenedBy } from './page-tools.ts';

const SALESFORCE = ['salesforce.com', 'force.com', 'salesforce-setup.com'];
const QUESTION = 'What is open on this account?';

test('a question about the open record in real Firefox', { timeout: 180_000 }, async (t) => {
  const org = await startOrg({ autoLoginUser: DEMO_USER.username });
  t.after(() => org.close());
  const model = await startModel();
  t.after(() => model.close());
  const firefox = await launchFirefox({
    extensionDir: builtExtension('firefox'),
    hosts: SALESFORCE,
    port: org.port,
  });
  t.after(() => firefox.close());

  await t.test('the options page takes the org and the model', async () => {
    const options = await firefox.extensionPage('options.html#connections');
    await textWith(options, 'main', '.extensions.allizom.org');
    await type(options, 'textbox', 'Consumer key', org.clientId);
    await press(options, 'link', 'Models');
    await press(options, 'button', 'Any compatible server');
    await type(options, 'textbox', 'Base URL', model.baseUrl);
    await type(options, 'textbox', 'Model', 'recordside-demo');
    // Asks Firefox for the address, then the model for a tool call.
    await press(options, 'button', 'Test');
    await textWith(options, 'main', 'the model calls tools');
    await options.close();
  });

  const salesforce = await firefox.browser.newPage();
  await salesforce.goto(`https://${org.hosts.lightning}/lightning/page/home`);
  const [account] = (org.site.orgs[0]?.data.session(org.users[0]?.id ?? '')
    .query("SELECT Id FROM Account WHERE Name = 'Brightwater Logistics'", { includeDeleted: false }).rows ?? []);
  await salesforce.goto(`https://${org.hosts.lightning}/lightning/r/Account/${account?.Id}/view`);
  await textWith(salesforce, 'h1, h2', 'Brightwater Logistics');
  const panel = await firefox.extensionPage('sidepanel.html');

  await t.test('the panel shows the record that is open', async () => {
    await textWith(panel, '[role=group][aria-label="Page context"]', 'Brightwater Logistics');
  });

  await t.test('the first question waits for the sign-in, then is answered', async () => {
    await type(panel, 'textbox', 'Message', QUESTION);
    await press(panel, 'button', 'Send');
    await textWith(panel, 'article[aria-label="You"]', QUESTION);
    const window = await windowOpenedBy(firefox.browser, () => press(panel, 'button', 'Connect Salesforce'));
    await type(window, 'textbox', 'Username', DEMO_USER.username);
    await type(window, 'textbox', 'Password', DEMO_USER.password);
    await press(window, 'button', 'Log In');
    await press(window, 'button', 'Allow');
    const answer = await textWith(panel, 'article[aria-label="Recordside"]', 'Fleet Pro rollout');
    assert.match(answer, /4 opportunities/);
  });

  await t.test('Analyzed sources show the query and its rows', async () => {
    await textWith(panel, 'article[aria-label="Recordside"] button', 'Analyzed sources');
    const sources = await panel.waitForSelector('::-p-xpath(//button[contains(., "Analyzed sources")])');
    await sources?.click();
    const step = await panel.waitForSelector('::-p-xpath(//article//button[contains(., "Opportunity")])');
    await step?.click();
    await textWith(panel, 'article[aria-label="Recordside"]', 'FROM Opportunity');
    await textWith(panel, 'article[aria-label="Recordside"] table', 'Negotiation/Review');
  });

  await t.test('Salesforce was only read, on My Domain, and nothing else was asked for', () => {
    const calls = org.log().filter((entry) => entry.path.includes('/services/data/'));
    assert.ok(calls.length > 0);
    assert.deepEqual([...new Set(calls.map((entry) => `${entry.method} ${entry.host}`))], ['GET acme.my.salesforce.com']);
    // Firefox's own services are refused too, so that what is left over is the extension's.
    assert.deepEqual([...firefox.refusedHosts].filter((host) => !host.endsWith('mozilla.com') && !host.endsWith('mozilla.org') && !host.endsWith('firefox.com')), []);
  });
});
