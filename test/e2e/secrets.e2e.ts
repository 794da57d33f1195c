import type { Page } from '@playwright/test';
import { answers, ask, connect, expect, test } from './fixtures.ts';
import { givenTokens } from './given-tokens.ts';

const KEY = 'sk-demo-9d2c61b07f';

test.use({ worldOptions: { seed: { key: KEY } } });

test('tokens and keys stay in the background: no page, prompt, message or plain storage holds one', async ({
  world,
  panel,
}) => {
  const tokens = givenTokens(world.org);
  const listener = await world.extensionPage('options.html#models');
  await listen(listener);

  await ask(panel, 'What is open on this account?');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');
  world.org.site.tokens.expireAccess();
  await ask(panel, 'Count the leads by status');
  await expect(answers(panel)).toHaveCount(2);
  await expect(answers(panel).last()).toContainText('Open');

  // Two access tokens and the refresh token at least: otherwise nothing was looked for.
  expect(tokens.size).toBeGreaterThanOrEqual(3);
  const secrets = [...tokens, KEY];
  const found = (where: unknown) => {
    const text = typeof where === 'string' ? where : JSON.stringify(where);
    return secrets.filter((secret) => text.includes(secret));
  };

  const [connectionId] = await connectionIds(listener);
  const heard = await replies(listener, [
    { name: 'callbackAddress', input: null },
    { name: 'testConnection', input: { connectionId } },
    { name: 'listModels', input: { providerId: 'provider-1' } },
    { name: 'testModel', input: { providerId: 'provider-1', model: 'recordside-demo' } },
  ]);
  expect(heard.filter((message) => (message as { ok?: boolean }).ok === true)).toHaveLength(4);
  expect(heard.length).toBeGreaterThan(10);
  expect(found(heard)).toEqual([]);

  expect(found(await panel.content())).toEqual([]);
  await expect(listener.getByRole('textbox', { name: 'API key' })).toHaveValue('');
  expect(found(await listener.content())).toEqual([]);
  expect(world.model.chats().every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
  expect(found(world.model.requests.map(({ path, body }) => [path, body]))).toEqual([]);
  const local = await listener.evaluate(() => chrome.storage.local.get(null));
  expect(Object.keys(local).some((name) => name.startsWith('secret:refresh:'))).toBe(true);
  expect(found(local)).toEqual([]);
});

/** Keeps all that the pages of the extension say to the background, and what it streams to them. */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    const keep = (message: unknown) => {
      heard.push(message);
    };
    chrome.runtime.onMessage.addListener(keep);
    chrome.runtime.connect({ name: 'stream' }).onMessage.addListener(keep);
  });
}

/** What was heard so far, and the background's answers to these requests. */
function replies(page: Page, requests: readonly object[]): Promise<unknown[]> {
  return page.evaluate(async (requests) => {
    const { heard } = globalThis as unknown as { heard: unknown[] };
    for (const request of requests) heard.push(await chrome.runtime.sendMessage(request));
    return heard;
  }, requests);
}

function connectionIds(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    Object.keys(await chrome.storage.session.get(null)).flatMap(
      (key) => /^access:(.+)$/.exec(key)?.[1] ?? [],
    ),
  );
}
