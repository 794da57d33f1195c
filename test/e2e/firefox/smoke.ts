import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtExtension } from '../../browsers/extension.ts';
import { launchFirefox } from '../../browsers/launch-firefox.ts';
import { DEMO_USER } from '../../demo/story.ts';
import { startModel } from '../../model/start.ts';
import { type RunningOrg, startOrg } from '../../org/server/start.ts';
import { press, pressText, textWith, type, windowOpenedBy } from './page-tools.ts';

const SALESFORCE = ['salesforce.com', 'force.com', 'salesforce-setup.com'];
/**
 * What Firefox itself asks for: settings of its maker at a start, and the callback address, to which it begins to
 * connect before it takes the redirect out. The tunnel refuses them too.
 */
const BROWSER_OWN = /\.(?:mozilla\.(?:com|org|net)|firefox\.com|extensions\.allizom\.org)$/;

const QUESTION = 'What is open on this account?';
const ANSWER = 'article[aria-label="Recordside"]';

test('a question about the open record, in real Firefox', { timeout: 180_000 }, async (t) => {
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

  let broken = false;
  /** Each step stands on the one before. */
  const step = (name: string, run: () => Promise<void>) =>
    t.test(name, { skip: broken }, async () => {
      broken = true;
      await run();
      broken = false;
    });

  await step('the options page takes the org and the model', async () => {
    const options = await firefox.extensionPage('options.html#connections');
    await textWith(options, 'main', '.extensions.allizom.org');
    await type(options, 'textbox', 'Consumer key', org.clientId);
    await press(options, 'link', 'Models');
    await press(options, 'button', 'Any compatible server');
    await type(options, 'textbox', 'Base URL', model.baseUrl);
    await type(options, 'textbox', 'Model', 'recordside-demo');
    // This click also gives the permission for the model's address.
    await press(options, 'button', 'Test');
    await textWith(options, 'main', 'the model calls tools');
    await options.close();
  });

  const salesforce = await firefox.browser.newPage();
  const panel = await firefox.extensionPage('sidepanel.html');
  await step('the panel shows the record that is open', async () => {
    await salesforce.goto(accountPage(org, 'Brightwater Logistics'));
    await textWith(panel, '[role=group][aria-label="Page context"]', 'Brightwater Logistics');
  });

  await step('the first question waits for the sign-in, then is answered', async () => {
    await type(panel, 'textbox', 'Message', QUESTION);
    await press(panel, 'button', 'Send');
    await textWith(panel, 'article[aria-label="You"]', QUESTION);
    const window = await windowOpenedBy(firefox.browser, () => press(panel, 'button', 'Connect Salesforce'));
    await type(window, 'textbox', 'Username', DEMO_USER.username);
    // To assistive technology a password field is no text box here.
    await window.keyboard.press('Tab');
    await window.keyboard.type(DEMO_USER.password);
    await press(window, 'button', 'Log In');
    await press(window, 'button', 'Allow');
    assert.match(await textWith(panel, ANSWER, 'Fleet Pro rollout'), /4 opportunities/);
  });

  await step('Analyzed sources show the query and its rows', async () => {
    await pressText(panel, `${ANSWER} button`, 'Analyzed sources');
    await pressText(panel, `${ANSWER} button`, 'Opportunity');
    await textWith(panel, ANSWER, 'FROM Opportunity');
    await textWith(panel, `${ANSWER} table`, 'Negotiation/Review');
  });

  await step('Salesforce was only read, on My Domain, and nobody else was spoken to', async () => {
    const calls = org.log().filter((entry) => entry.path.includes('/services/data/'));
    const seen = new Set(calls.map(({ method, host }) => `${method} ${host}`));
    assert.deepEqual([...seen], ['GET acme.my.salesforce.com']);
    const refused = [...firefox.refusedHosts].filter((host) => !BROWSER_OWN.test(host));
    assert.deepEqual(refused, []);
  });
});

function accountPage(org: RunningOrg, name: string): string {
  const [first] = org.site.orgs;
  const [admin] = org.users;
  if (!first || !admin) throw new Error('The test org is empty.');
  const soql = `SELECT Id FROM Account WHERE Name = '${name}'`;
  const [account] = first.data.session(admin.id).query(soql, { includeDeleted: false }).rows;
  return `https://${org.hosts.lightning}/lightning/r/Account/${account?.Id}/view`;
}
