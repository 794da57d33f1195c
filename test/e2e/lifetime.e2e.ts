import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { builtExtension, CHROME_EXTENSION_ID } from '../browsers/extension.ts';
import { startChromium } from '../browsers/launch-chromium.ts';
import { openPageSession } from '../browsers/page-session.ts';
import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import { openWorld } from '../demo/world.ts';
import { startModel } from '../model/start.ts';
import { startOrg } from '../org/server/start.ts';

const PAGE = `chrome-extension://${CHROME_EXTENSION_ID}/options.html`;

/** No debugger is near the background here, and no panel is open: it lives only by what it does itself. */
test('an answer that takes minutes is given, with the panel closed', async () => {
  test.setTimeout(300_000);
  const profileDir = mkdtempSync(join(tmpdir(), 'recordside-lifetime-'));
  const org = await startOrg();
  const model = await startModel();
  const grantedHosts = ['http://127.0.0.1/*'];
  try {
    await setUp(profileDir, org.port, model.port);
    const chromium = await startChromium({
      extensionDir: builtExtension('chrome'),
      headless: true,
      grantedHosts,
      profileDir,
      args: org.chromiumArgs,
    });
    try {
      const pieces = Array.from({ length: 90 }, (_, second) => `second${second} `);
      model.play([
        { text: 'After a minute.', waitMs: 60_000 },
        { text: pieces, pieceMs: 1_000 },
      ]);
      // One after the other, so that each has the background to itself.
      await expectAnswer(chromium.endpoint, 'slow-first-byte', model);
      await expectAnswer(chromium.endpoint, 'long-stream', model);
      expect(model.chats().map(({ aborted, done }) => ({ aborted, done }))).toEqual([
        { aborted: false, done: true },
        { aborted: false, done: true },
      ]);
    } finally {
      await chromium.close();
    }
  } finally {
    await Promise.all([org.close(), model.close()]);
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }

  async function setUp(folder: string, orgPort: number, modelPort: number): Promise<void> {
    const world = await openWorld({ shared: { org, model }, browser: { profileDir: folder } });
    expect([world.org.port, world.model.port]).toEqual([orgPort, modelPort]);
    const options = await world.extensionPage('options.html#connections');
    await signIn(world.context, DEMO_USER, () =>
      options.getByRole('button', { name: 'Connect', exact: true }).click(),
    );
    await expect(options.getByText(DEMO_USER.username)).toBeVisible();
    await world.chromium.close();
  }
});

/** Asks from a page that closes at once, then waits for the model to be done and looks at what stands in the database. */
async function expectAnswer(
  endpoint: string,
  conversationId: string,
  model: { until: ModelUntil },
): Promise<void> {
  const before = await countDone(model);
  const asking = await openPageSession(endpoint, PAGE);
  const input = {
    conversationId,
    text: 'Wait',
    page: null,
    origin: 'chat',
    timeZone: 'UTC',
    agentId: 'default',
  };
  const asked = await asking.evaluate<{ ok: boolean }>(
    `chrome.runtime.sendMessage(${JSON.stringify({ name: 'ask', input })})`,
  );
  expect(asked.ok).toBe(true);
  await asking.close();
  await model.until(
    (requests) => requests.filter((request) => request.done || request.aborted).length > before,
    130_000,
  );
  const looking = await openPageSession(endpoint, PAGE);
  await expect
    .poll(() => looking.evaluate<string>(statusOf(conversationId)), { timeout: 20_000 })
    .toBe('done');
  await looking.close();
}

type ModelUntil = Awaited<ReturnType<typeof startModel>>['until'];

async function countDone(model: { until: ModelUntil }): Promise<number> {
  let count = 0;
  await model.until((requests) => {
    count = requests.filter((request) => request.done || request.aborted).length;
    return true;
  });
  return count;
}

/** The run's status stands in plain beside its sealed rest. */
function statusOf(conversationId: string): string {
  return `new Promise((resolve, reject) => {
    const opening = indexedDB.open('recordside');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('runs').objectStore('runs').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.find((row) => row.conversationId === ${JSON.stringify(conversationId)})?.status ?? 'none');
      };
    };
  })`;
}
