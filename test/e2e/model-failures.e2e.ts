import type { Page } from '@playwright/test';
import type { Fault } from '../model/reply.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';

const KEY = 'sk-demo-4f1c9b7e2a';
const NAME = 'Demo model (scripted)';

const FAULTS: readonly { fault: Fault; says: string; next: string; settings?: true; times?: number }[] = [
  {
    fault: { kind: 'invalid_key' },
    says: `${NAME} did not accept the API key.`,
    next: 'Check the key',
    settings: true,
  },
  {
    fault: { kind: 'model_not_found' },
    says: `${NAME} does not have the model “recordside-demo”`,
    next: 'Choose another model',
    settings: true,
  },
  { fault: { kind: 'quota_exceeded' }, says: 'has no credit left', next: 'Add credit', settings: true },
  {
    fault: { kind: 'rate_limited', retryAfterSeconds: 3_000 },
    says: `${NAME} is receiving more requests than your account may send.`,
    next: 'Try again in 50 minutes.',
  },
  {
    fault: { kind: 'context_length_exceeded' },
    says: 'has become longer than the model “recordside-demo” can read',
    next: 'Start a new chat',
  },
  {
    fault: { kind: 'overloaded' },
    says: 'has a problem or is overloaded',
    next: 'Try again in a minute',
    times: 3,
  },
  {
    fault: { kind: 'proxy_page' },
    says: 'has a problem or is overloaded',
    next: 'Try again in a minute',
    times: 3,
  },
];

test.use({ worldOptions: { seed: { key: KEY } } });

test('what a provider refuses is said in words, with the way out, and can be tried again', async ({
  world,
  panel,
}) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');

  for (const [index, { fault, says, next, settings, times = 1 }] of FAULTS.entries()) {
    await test.step(fault.kind, async () => {
      const asked = world.model.chats().length;
      world.model.play([{ fault, times }, { text: `Answer ${index} after all.` }]);
      await ask(panel, `Question ${index}`);
      await expect(answers(panel)).toHaveCount(index + 2);
      const answer = answers(panel).last();
      await expect(answer).toContainText(says);
      await expect(answer).toContainText(next);
      await expect(answer).toContainText('Nothing was changed in Salesforce.');
      // What passes is tried again unseen; what does not is not.
      expect(world.model.chats().length - asked).toBe(times);
      await expect(answer.getByRole('button', { name: 'Choose a model' })).toHaveCount(settings ? 1 : 0);
      await answer.getByRole('button', { name: 'Try again' }).click();
      await expect(answer).toContainText(`Answer ${index} after all.`);
      await expect(answer).not.toContainText(says);
    });
  }
  expect(world.model.chats().every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
  expect(await panel.content()).not.toContain(KEY);
});

test('an answer that breaks off keeps what came, and Try again gives a whole one', async ({
  world,
  panel,
}) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');

  const words = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
  const breaks: readonly Fault[] = [
    { kind: 'cut', after: 6 },
    { kind: 'end_early', after: 6 },
    { kind: 'stream_error', after: 6, message: 'The model fell over.' },
  ];
  for (const [index, fault] of breaks.entries()) {
    await test.step(fault.kind, async () => {
      world.model.play([
        // Slow enough for the first pieces to be read: a reset takes with it what was not.
        { text: words, pieceMs: 100, fault },
        { text: `Whole answer ${index}.` },
      ]);
      await ask(panel, `Tell story ${index}`);
      await expect(answers(panel)).toHaveCount(index + 2);
      const answer = answers(panel).last();
      await expect(answer).toContainText(`The connection to ${NAME} broke before the answer was complete.`);
      await expect(answer).toContainText('word0 word1 word2');
      await expect(answer).toContainText('This answer was cut off here.');
      await expect(answer).not.toContainText('word9');
      await answer.getByRole('button', { name: 'Try again' }).click();
      await expect(answer).toContainText(`Whole answer ${index}.`);
      await expect(answer).not.toContainText('broke before the answer was complete');
    });
  }
});

test('a model that is not there is named with its address', async ({ world, panel }) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');

  world.model.play([{ fault: { kind: 'refuse' }, times: 0 }]);
  await test.step('without the permission, that is what is missing', async () => {
    const origins = ['http://127.0.0.1/*'];
    await panel.evaluate((origins) => chrome.permissions.remove({ origins }), origins);
    await ask(panel, 'Is anybody there?');
    await expect(answers(panel)).toHaveCount(2);
    await expect(answers(panel).last()).toContainText(
      'The browser does not allow Recordside to reach 127.0.0.1',
    );
    const opened = world.context.waitForEvent('page');
    await answers(panel).last().getByRole('button', { name: 'Choose a model' }).click();
    const options = await opened;
    await options.getByRole('button', { name: 'Allow' }).click();
    await expect(options.getByRole('button', { name: 'Allow' })).toHaveCount(0);
    await options.close();
  });
  await expectNobodyThere(panel, 'First', world.model.baseUrl);
  await world.model.close();
  await expectNobodyThere(panel, 'Second', world.model.baseUrl);
});

async function expectNobodyThere(panel: Page, question: string, baseUrl: string): Promise<void> {
  const before = await answers(panel).count();
  await ask(panel, question);
  await expect(answers(panel)).toHaveCount(before + 1);
  await expect(answers(panel).last()).toContainText(`Nothing answers at ${new URL(baseUrl).host}.`);
  await expect(answers(panel).last()).toContainText(`Is ${NAME} running, and is its server switched on?`);
  await expect(answers(panel).last().getByRole('button', { name: 'Try again' })).toBeVisible();
}
