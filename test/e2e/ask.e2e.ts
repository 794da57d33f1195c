import { answers, ask, connect, expect, messageBox, test } from './fixtures.ts';

test('a first question waits for the sign-in, then is answered from live data, with its sources', async ({
  world,
  salesforce,
  panel,
}) => {
  const context = panel.getByRole('group', { name: 'Page context' });
  await expect(context).toContainText('Brightwater Logistics');

  await ask(panel, 'What is open on this account?');
  await expect(panel.getByRole('article', { name: 'You' })).toContainText('What is open on this account?');
  await connect(world, panel);

  const answer = answers(panel).last();
  await expect(answer).toContainText('Fleet Pro rollout');
  await expect(answer).toContainText('4 opportunities');

  // A record that the answer names leads to its page; the address is the org's own.
  const citation = answer.getByRole('link', { name: /Fleet Pro rollout/ });
  await expect(citation).toHaveAttribute(
    'href',
    /^https:\/\/acme\.lightning\.force\.com\/lightning\/r\/.*006/,
  );

  const sources = answer.getByRole('button', { name: /Analyzed sources/ });
  await expect(sources).toHaveAttribute('aria-expanded', 'false');
  await sources.click();
  await answer
    .getByRole('button', { name: /Opportunity/ })
    .first()
    .click();
  await expect(answer.getByText(/^SELECT .* FROM Opportunity /s).first()).toBeVisible();
  await expect(answer.getByRole('table').filter({ hasText: 'Negotiation/Review' }).last()).toBeVisible();

  // What Salesforce saw: the exact queries that are shown, on My Domain, and nothing was written.
  const seen = world.org.log().filter((entry) => entry.path.includes('/services/data/'));
  expect(seen.every((entry) => entry.host === 'acme.my.salesforce.com')).toBe(true);
  expect(seen.every((entry) => entry.method === 'GET')).toBe(true);

  // Another record, without a reload: the chip follows.
  await salesforce.getByRole('link', { name: 'Elena Marchetti' }).first().click();
  await expect(context).toContainText('Elena Marchetti');

  // The conversation goes on with the new page, and knows the old one.
  await ask(panel, 'Summarise this record');
  await expect(answers(panel)).toHaveCount(2);
  await expect(answers(panel).last()).toContainText('VP Supply Chain');

  await panel.getByRole('button', { name: 'New chat' }).click();
  await expect(answers(panel)).toHaveCount(0);
});

test('the context can be taken off and put back', async ({ world, panel }) => {
  const context = panel.getByRole('group', { name: 'Page context' });
  await expect(context).toContainText('Brightwater Logistics');
  await context.getByRole('button', { name: /remove/i }).click();
  await expect(context).not.toContainText('Brightwater Logistics');
  await ask(panel, 'What is open on this account?');
  await connect(world, panel);
  await expect(answers(panel).getByRole('button', { name: /Copy/ }).last()).toBeVisible();
  const [request] = world.model.chats();
  expect(JSON.stringify(request?.body)).toContain('page: none attached');
  await context.getByRole('button').first().click();
  await expect(context).toContainText('Brightwater Logistics');
});

test('Stop ends the request on the wire and keeps what came', async ({ world, panel }) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');

  const words = Array.from({ length: 400 }, (_, index) => `word${index} `).join('');
  world.model.play([{ text: words, pieceMs: 50 }]);
  await ask(panel, 'Tell me a long story');
  const answer = answers(panel).last();
  await expect(answer).toContainText('word5');
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.getByRole('button', { name: 'Send' })).toBeVisible();
  await world.model.until((requests) => requests.some((request) => request.aborted));
  await expect(answer).toContainText('You stopped this answer');
  await expect(answer).toContainText('word5');
  await expect(messageBox(panel)).toBeEditable();
});

test('a panel that is closed and opened again mid-answer shows all of it', async ({
  world,
  salesforce,
  panel,
}) => {
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');
  const words = Array.from({ length: 60 }, (_, index) => `word${index} `).join('');
  world.model.play([{ text: `${words}end.`, pieceMs: 60 }]);
  await ask(panel, 'Tell me a long story');
  await expect(answers(panel).last()).toContainText('word5');
  await panel.evaluate(() => window.close());
  const again = await world.openSidePanel(salesforce);
  await expect(answers(again).last()).toContainText('word0 word1');
  await expect(answers(again).last()).toContainText('word59 end.');
});
