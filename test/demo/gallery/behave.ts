import assert from 'node:assert/strict';
import { type Browser, chromium, type Page } from '@playwright/test';
import { settle } from './clicks.ts';
import { serveGallery } from './serve.ts';

/**
 * What a user does on the approval card, in a real browser, and what is sent then: `node test/demo/gallery/behave.ts`.
 * Ends with 1 at the first thing that is not as it should be.
 */
const A = 'a'.repeat(64);

const card = (page: Page) => page.getByRole('region', { name: 'Approval needed' });
const button = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true });
const sent = (page: Page) => page.evaluate(() => window.gallery.sent);

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
