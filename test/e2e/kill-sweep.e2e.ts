import type { CDPSession, Page } from '@playwright/test';
import type { World } from '../demo/world.ts';
import type { ChatRequest } from '../model/contract.ts';
import type { Reply } from '../model/reply.ts';
import { answers, ask, connect, expect, test } from './fixtures.ts';
import { plainRuns } from './runs-table.ts';

/**
 * The background is stopped after the first commit of a run, after the second, and so on to the last, of a run that
 * reads, asks for two writes and answers. Whatever it was doing: no write is made twice, none is claimed that was not
 * made, and the run ends.
 */
const OPPORTUNITIES = ['Brightwater Logistics - Driver tablets', 'Brightwater Logistics - Analytics add-on'];
/** Time between two commits, so that the stop falls between them and not after both. */
const SLOW_MS = 60;
const OVER = ['done', 'failed', 'cancelled', 'interrupted'];

test('the background dies after every commit of a run that reads, writes twice and answers', async ({
  world,
  panel,
}) => {
  test.setTimeout(600_000);
  await ask(panel, 'Count the leads by status');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Open');
  // A page of the extension in a tab: its debugger can stop the background, and it stays when that dies.
  const page = await world.extensionPage('sidepanel.html');
  const debuggers = await world.context.newCDPSession(page);
  await debuggers.send('ServiceWorker.enable');
  const ids = OPPORTUNITIES.map(
    (name) => /\/(006\w+)\//.exec(world.recordPage('Opportunity', name))?.[1] ?? '',
  );
  world.org.fault({ match: { path: '/services/data/' }, fault: 'slow', delayMs: SLOW_MS, times: 0 });

  const whole = await play(world, page, debuggers, ids, 'sweep 0', Number.POSITIVE_INFINITY);
  expect(whole.writes).toEqual([1, 1]);
  expect(whole.commits).toBeGreaterThanOrEqual(10);

  for (let after = 1; after <= whole.commits; after += 1) {
    const mark = `sweep ${after}`;
    const { writes, status, text, stopped } = await play(world, page, debuggers, ids, mark, after);
    const what = `stopped after commit ${after} of ${whole.commits} (${stopped})`;
    expect(status, what).toBe('done');
    for (const [index, count] of writes.entries()) {
      expect(count, `${what}: writes of record ${index}`).toBeLessThanOrEqual(1);
      // A write that was never seen by Salesforce may only be missing where the user is told that nobody knows.
      if (count === 0) expect(text, what).toMatch(/nobody can say|check/i);
    }
  }
});

interface Played {
  readonly commits: number;
  readonly status: string;
  /** How often each record was written with this mark. */
  readonly writes: number[];
  readonly text: string;
  readonly stopped: string;
}

async function play(
  world: World,
  page: Page,
  debuggers: CDPSession,
  ids: readonly string[],
  mark: string,
  stopAfter: number,
): Promise<Played> {
  world.model.play(Array.from({ length: 40 }, () => (request: ChatRequest) => reply(request, ids, mark)));
  await page.getByRole('button', { name: 'New chat' }).click();
  const before = new Set((await plainRuns(page)).map((run) => run.id));
  await countCommits(page);
  await ask(page, mark);
  let stopped = 'not at all';
  let done = false;
  const started = Date.now();
  for (;;) {
    const commits = await page.evaluate(() => (window as unknown as { commits: number }).commits);
    if (!done && commits >= stopAfter) {
      done = true;
      stopped = await statusNow(page, before);
      await debuggers.send('ServiceWorker.stopAllWorkers');
    }
    const status = await statusNow(page, before);
    if (OVER.includes(status)) break;
    if (Date.now() - started > 45_000) break;
    // What the user does meanwhile: say yes to whatever asks.
    const approve = page.getByRole('button', { name: 'Approve', exact: true }).first();
    if (status === 'awaiting_approval' && (done || commits < stopAfter)) {
      await approve.click({ timeout: 1_000 }).catch(() => undefined);
    }
    await page.waitForTimeout(5);
  }
  const status = await statusNow(page, before);
  const answer = answers(page).last();
  await expect(answer).toContainText(status === 'done' ? 'All done' : '');
  const commits = await page.evaluate(() => (window as unknown as { commits: number }).commits);
  const log = world.org.log().filter((entry) => entry.body?.includes(`"${mark}"`));
  const writes = ids.map((id) => log.filter((entry) => entry.effect.includes(`updated ${id}`)).length);
  return { commits, status, writes, text: (await answer.textContent()) ?? '', stopped };
}

/** The model of this test answers from what it is told, so a request that is made again gets the same answer. */
function reply(request: ChatRequest, ids: readonly string[], mark: string): Reply {
  const asked = request.messages.findLastIndex((message) => message.role === 'user');
  const results = request.messages.slice(asked).filter((message) => message.role === 'tool').length;
  const update = (id: string, index: number) => ({
    id: `write-${index}`,
    name: 'update_records',
    arguments: { object: 'Opportunity', records: [{ id, fields: { NextStep: mark } }] },
  });
  const base = { waitMs: SLOW_MS };
  if (results === 0) {
    const soql = `SELECT Id, Name FROM Opportunity WHERE Id IN ('${ids.join("', '")}')`;
    return { ...base, toolCalls: [{ id: 'read-1', name: 'query_records', arguments: { soql } }] };
  }
  if (results === 1) return { ...base, toolCalls: ids.map(update) };
  return { ...base, text: 'All done.' };
}

/** Dexie tells every context of the extension which tables a commit touched; live queries stand on it. */
async function countCommits(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counting = window as unknown as { commits: number; channel?: BroadcastChannel };
    counting.commits = 0;
    counting.channel?.close();
    counting.channel = new BroadcastChannel('x-storagemutated-1');
    counting.channel.onmessage = ({ data }) => {
      if (Object.keys(data).some((part) => part.includes('/recordside/runs/'))) counting.commits += 1;
    };
  });
}

async function statusNow(page: Page, before: ReadonlySet<string>): Promise<string> {
  const run = (await plainRuns(page)).find(({ id }) => !before.has(id));
  return run?.status ?? 'not yet';
}
