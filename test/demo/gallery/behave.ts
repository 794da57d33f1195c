import assert from 'node:assert/strict';
import { type Browser, chromium, type Page } from '@playwright/test';
import { settle } from './clicks.ts';
import { serveGallery } from './serve.ts';

/**
 * What a user does on the approval card, with the agents and at a limit, in a real browser, and what is sent then: `node test/demo/gallery/behave.ts`.
 * Ends with 1 at the first thing that is not as it should be.
 */
const A = 'a'.repeat(64);

const card = (page: Page) => page.getByRole('region', { name: 'Approval needed' });
const button = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true });
const sent = (page: Page) => page.evaluate(() => window.gallery.sent);

const paused = (page: Page) => page.getByRole('region', { name: 'Paused at a limit' });

async function pickAgent(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Agent: / }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

async function send(page: Page, question: string): Promise<void> {
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill(question);
  await message.press('Enter');
}

/** The one question that was sent. */
async function askInput(page: Page) {
  const asked = (await sent(page)).filter(({ name }) => name === 'ask');
  assert.equal(asked.length, 1, 'Not one question was sent.');
  return asked[0]?.input as { agentId: string; conversationId: string; page: unknown };
}

/** What was sent first, as far as the cases look at it. */
async function firstInput(page: Page) {
  const [request] = await sent(page);
  assert.ok(request, 'Nothing was sent.');
  return request.input as { edits: unknown; envelope: string; allowDuplicates: boolean };
}

const CASES: Readonly<Record<string, [state: string, act: (page: Page) => Promise<void>]>> = {
  'a double click approves once, to the envelope that was shown': [
    'approve-update',
    async (page) => {
      await button(page, 'Approve').dblclick();
      const input = { runId: 'run1', stepId: 's1', envelope: A, edits: [], allowDuplicates: false };
      assert.deepEqual(await sent(page), [{ name: 'approve', input }]);
      assert.equal(await button(page, 'Approve').isDisabled(), true);
      assert.equal(await button(page, 'Reject').isDisabled(), true);
    },
  ],
  'typed values survive what happens around them, and are sent': [
    'approve-edit',
    async (page) => {
      await button(page, 'Edit').click();
      await page.getByRole('combobox', { name: 'Stage' }).selectOption('Negotiation/Review');
      await page.getByRole('textbox', { name: 'Amount' }).fill('1,250.5');
      await page.getByRole('checkbox', { name: 'Sensors' }).check();
      await page.getByLabel('Kick-off').fill('2026-07-01T09:30');
      await tick(page);
      assert.equal(await page.getByRole('textbox', { name: 'Amount' }).inputValue(), '1,250.5');
      await button(page, 'Approve').click();
      assert.deepEqual((await firstInput(page)).edits, [
        { record: 0, field: 'StageName', value: 'Negotiation/Review' },
        { record: 0, field: 'Amount', value: 1_250.5 },
        { record: 0, field: 'Kickoff__c', value: '2026-07-01T07:30:00.000Z' },
        { record: 0, field: 'Interests__c', value: 'Cranes;Winches;Sensors' },
      ]);
    },
  ],
  'what is wrong is not sent, and gets the focus': [
    'approve-edit',
    async (page) => {
      await button(page, 'Edit').click();
      const amount = page.getByRole('textbox', { name: 'Amount' });
      await amount.fill('1,50');
      await button(page, 'Approve').click();
      assert.deepEqual(await sent(page), []);
      await page.getByText('Enter a number, such as 1234.5.').waitFor();
      assert.equal(await amount.evaluate((input) => input === document.activeElement), true);
      await button(page, 'Cancel editing').click();
      assert.equal(await button(page, 'Edit').evaluate((edit) => edit === document.activeElement), true);
      await button(page, 'Approve').click();
      assert.equal((await sent(page)).length, 1);
    },
  ],
  'a preview that is new cannot be approved in the same breath': [
    'approve-update',
    async (page) => {
      await renew(page);
      assert.equal(await button(page, 'Approve').isDisabled(), true);
      await button(page, 'Approve').click();
      assert.equal((await firstInput(page)).envelope, 'b'.repeat(64));
    },
  ],
  'a plain no is one click': [
    'approve-update',
    async (page) => {
      await button(page, 'Reject').click();
      const input = { runId: 'run1', stepId: 's1', note: null };
      assert.deepEqual(await sent(page), [{ name: 'reject', input }]);
    },
  ],
  'a no can say why': [
    'approve-update',
    async (page) => {
      await button(page, 'Say why').click();
      await page.keyboard.type('Wait until Friday.');
      await button(page, 'Reject').click();
      const input = { runId: 'run1', stepId: 's1', note: 'Wait until Friday.' };
      assert.deepEqual(await sent(page), [{ name: 'reject', input }]);
    },
  ],
  'all are approved at once, each to its own envelope': [
    'approve-three',
    async (page) => {
      await card(page)
        .getByRole('button', { name: /^Approve all/ })
        .click();
      const steps = ['s1', 's2', 's3'].map((stepId) => ({ stepId, envelope: A }));
      assert.deepEqual(await sent(page), [{ name: 'approveAll', input: { runId: 'run1', steps } }]);
    },
  ],
  'not while values were typed that this would pass over': [
    'approve-three',
    async (page) => {
      await button(page, 'Edit').first().click();
      await page.getByLabel('Close Date').fill('2026-01-15');
      assert.equal(
        await card(page)
          .getByRole('button', { name: /^Approve all/ })
          .isDisabled(),
        true,
      );
    },
  ],
  'saving in spite of duplicates is said apart': [
    'approve-duplicates',
    async (page) => {
      await button(page, 'Save anyway').click();
      assert.equal((await firstInput(page)).allowDuplicates, true);
    },
  ],
  'what does not get through can be tried again': [
    'approve-refused',
    async (page) => {
      await button(page, 'Approve').click();
      await card(page).getByRole('alert').waitFor();
      await button(page, 'Approve').click();
      assert.equal((await sent(page)).length, 2);
    },
  ],
  'one can type meanwhile, not send, and stop': [
    'approve-update',
    async (page) => {
      const message = page.getByRole('textbox', { name: 'Message' });
      await message.fill('And then?');
      await message.press('Enter');
      await page.getByText('Waiting for your approval. You can send this once').waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      assert.deepEqual(await sent(page), [{ name: 'stop', input: { runId: 'run1' } }]);
    },
  ],
  'a card that comes up is announced, and takes no focus': [
    'approve-update',
    async (page) => {
      const message = page.getByRole('textbox', { name: 'Message' });
      await message.focus();
      await change(page, `run.status = 'thinking'; run.turns.at(-1).steps = [];`);
      await change(page, `run.status = 'awaiting_approval'; run.turns.at(-1).steps = kept;`);
      await page
        .getByText('Approval needed: Update Opportunity “Fleet retrofit”')
        .waitFor({ state: 'attached' });
      assert.equal(await message.evaluate((input) => input === document.activeElement), true);
    },
  ],
  'a card that goes leaves the focus in the conversation': [
    'approve-update',
    async (page) => {
      await button(page, 'Reject').focus();
      await change(page, `run.status = 'thinking'; run.turns.at(-1).steps = [];`);
      await card(page).waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'chat-scroll');
    },
  ],
  'a card that is taller than the panel begins at its top': [
    'approve-many',
    async (page) => {
      const box = await card(page).boundingBox();
      const view = await page.locator('.chat-scroll').boundingBox();
      assert.ok(box && view && box.y >= view.y && box.y < view.y + 60);
    },
  ],
  'another agent in an empty chat answers there, and is remembered': [
    'agents',
    async (page) => {
      const message = page.getByRole('textbox', { name: 'Message' });
      await message.fill('Half a thought');
      await pickAgent(page, 'Pipeline analyst');
      await page.getByRole('button', { name: 'Agent: Pipeline analyst' }).waitFor();
      await page.getByRole('button', { name: 'Which deals slipped this week?' }).waitFor();
      assert.equal(await message.inputValue(), 'Half a thought');
      assert.equal(await message.evaluate((input) => input === document.activeElement), true);
      await message.press('Enter');
      const { agentId, conversationId } = await askInput(page);
      assert.deepEqual([agentId, conversationId], ['a2', 'c1']);
      await page.waitForFunction(() => window.gallery.memory()?.agentId === 'a2');
    },
  ],
  'another agent in a chat begins a new one, and the draft stays': [
    'agents-in-chat',
    async (page) => {
      const message = page.getByRole('textbox', { name: 'Message' });
      await pickAgent(page, 'Pipeline analyst');
      await page.getByRole('button', { name: 'Which deals slipped this week?' }).waitFor();
      assert.equal(await page.getByRole('article').count(), 0);
      assert.equal(await message.inputValue(), 'And of these, which are late?');
      await message.press('Enter');
      const { agentId, conversationId } = await askInput(page);
      assert.equal(agentId, 'a2');
      assert.notEqual(conversationId, 'c1');
    },
  ],
  'a chat goes on with the agent it began with, whoever was chosen': [
    'agents-of-chat',
    async (page) => {
      await page.getByRole('button', { name: 'Agent: Pipeline analyst' }).click();
      const checked = page.getByRole('menuitemradio', { checked: true });
      assert.deepEqual(await checked.allTextContents(), ['Pipeline analyst']);
      assert.equal(await checked.evaluate((item) => item === document.activeElement), true);
      await checked.click();
      assert.equal(await page.getByRole('article').count(), 2);
      await send(page, 'And then?');
      const { agentId, conversationId } = await askInput(page);
      assert.deepEqual([agentId, conversationId], ['a2', 'c1']);
    },
  ],
  'nobody takes over the chat of an agent that is no more': [
    'agents-gone',
    async (page) => {
      const message = page.getByRole('textbox', { name: 'Message' });
      await message.press('Enter');
      await page.getByText('Choose another agent to send this.').waitFor();
      assert.deepEqual(await sent(page), []);
      await page.getByRole('button', { name: 'New chat with Recordside' }).click();
      await page.getByRole('button', { name: 'Agent: Recordside' }).waitFor();
      assert.equal(await message.inputValue(), 'And of these, which are late?');
      await message.press('Enter');
      const { agentId, conversationId } = await askInput(page);
      assert.equal(agentId, 'default');
      assert.notEqual(conversationId, 'c1');
    },
  ],
  'the picker goes by keyboard, and leads to the agents also where there is but one': [
    'agents-one',
    async (page) => {
      const opener = page.getByRole('button', { name: 'Agent: Recordside' });
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitemradio', { name: 'Recordside' }).waitFor();
      await page.keyboard.press('Escape');
      assert.equal(await opener.evaluate((button) => button === document.activeElement), true);
      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      assert.deepEqual(await sent(page), [{ name: 'openOptions', input: 'agents' }]);
    },
  ],
  'an agent without Salesforce takes no page along': [
    'agents-without-salesforce',
    async (page) => {
      assert.equal(await page.getByRole('group', { name: 'Page context' }).count(), 0);
      assert.equal(await page.getByRole('button', { name: 'Connect Salesforce' }).count(), 0);
      await send(page, 'Write a poem');
      const { agentId, page: sentPage } = await askInput(page);
      assert.deepEqual([agentId, sentPage], ['a4', null]);
    },
  ],
  'an account that is signed out is signed in to again, and no new one is made': [
    'connect-again',
    async (page) => {
      await page.getByRole('button', { name: 'Connect Salesforce' }).click();
      const input = { connectionId: 'k1', app: null, method: 'own' };
      assert.deepEqual(await sent(page), [{ name: 'connect', input }]);
    },
  ],
  'a copy that ended has no Connect button': [
    'shared-over-run',
    async (page) => {
      await page.getByRole('heading', { name: 'The shared connection has ended' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Connect Salesforce' }).count(), 0);
      await page.getByRole('button', { name: 'Open connections' }).click();
      assert.deepEqual(await sent(page), [{ name: 'openOptions', input: 'connections' }]);
    },
  ],
  'each sign-in error leads to what it means': [
    'connect-blocked',
    async (page) => {
      await page.getByRole('button', { name: 'Connect Salesforce' }).click();
      await page.getByRole('link', { name: 'What this means' }).click();
      const [, opened] = await sent(page);
      assert.deepEqual(opened, { name: 'openOptions', input: 'trouble/sign_in_app_blocked' });
    },
  ],
  'a paused answer goes on with one request': [
    'paused',
    async (page) => {
      await paused(page).getByRole('button', { name: 'Go on' }).dblclick();
      assert.deepEqual(await sent(page), [{ name: 'goOn', input: { runId: 'run1' } }]);
      assert.equal(await paused(page).getByRole('button', { name: 'Stop here' }).isDisabled(), true);
    },
  ],
  'a paused answer can end, and the next question waits until then': [
    'paused',
    async (page) => {
      await page.getByRole('textbox', { name: 'Message' }).press('Enter');
      await page.getByText('Paused at a limit. You can send this once').waitFor();
      await paused(page).getByRole('link', { name: 'Cost and limits' }).click();
      await paused(page).getByRole('button', { name: 'Stop here' }).click();
      assert.deepEqual(await sent(page), [
        { name: 'openOptions', input: 'usage' },
        { name: 'stop', input: { runId: 'run1' } },
      ]);
    },
  ],
  'going on that does not get through is said, and can be tried again': [
    'paused-refused',
    async (page) => {
      await paused(page).getByRole('button', { name: 'Go on' }).click();
      await paused(page).getByRole('alert').waitFor();
      await paused(page).getByRole('button', { name: 'Go on' }).click();
      assert.equal((await sent(page)).length, 2);
    },
  ],
  'a pause is announced, and the focus stays in the conversation when it ends': [
    'paused',
    async (page) => {
      await change(page, `run.status = 'thinking';`);
      await change(page, `run.status = 'paused';`);
      await page.getByRole('status').filter({ hasText: 'Paused at a limit.' }).waitFor({ state: 'attached' });
      await paused(page).getByRole('button', { name: 'Go on' }).focus();
      await change(page, `run.status = 'thinking';`);
      await paused(page).waitFor({ state: 'detached' });
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'chat-scroll');
    },
  ],
  'where nothing is set up one way leads through all of it': [
    'nothing-set-up',
    async (page) => {
      await page.getByRole('button', { name: 'Begin' }).click();
      assert.deepEqual(await sent(page), [{ name: 'openOptions', input: 'welcome' }]);
    },
  ],
  'Undo is one request': [
    'write-done',
    async (page) => {
      await page.getByRole('button', { name: 'Undo' }).dblclick();
      assert.deepEqual(await sent(page), [{ name: 'undo', input: { runId: 'run1', stepId: 's1' } }]);
    },
  ],
};

/** The run as stored a moment later; `code` may change `run`, and finds the steps it came with in `kept`. */
async function change(page: Page, code: string): Promise<void> {
  await page.evaluate((body) => {
    const state = window as unknown as { first?: unknown };
    const [run] = structuredClone(window.gallery.shown()) as unknown as [{ turns: { steps: unknown }[] }];
    state.first ??= run.turns.at(-1)?.steps;
    new Function('run', 'kept', body)(run, structuredClone(state.first));
    window.gallery.runs([run] as never);
  }, code);
  await page.waitForTimeout(150);
}

const tick = (page: Page) => change(page, 'run.updatedAt += 1;');
const renew = (page: Page) => change(page, `run.turns.at(-1).steps[0].envelope = 'b'.repeat(64);`);

async function behaves(browser: Browser, url: string, state: string, act: (page: Page) => Promise<void>) {
  const page = await browser.newPage({ viewport: { width: 360, height: 760 } });
  try {
    await page.goto(`${url}?state=${state}`);
    await settle(page, state);
    await act(page);
  } finally {
    await page.close();
  }
}

const { url, close } = await serveGallery();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const [name, [state, act]] of Object.entries(CASES)) {
    await behaves(browser, url, state, act);
    console.log(`ok: ${name}`);
  }
} finally {
  await browser.close();
  await close();
}
