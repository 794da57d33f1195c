import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newRun } from '../agent/run-fixture.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

const ODD = 'Zzyzx Quillfeather 7719';

/** A fresh copy of the modules, as after the background or the whole browser started again. */
async function boot() {
  vi.resetModules();
  const [keys, conversations, { db }] = await Promise.all([
    import('../../../lib/storage/conversation-key.ts'),
    import('../../../lib/storage/conversations.ts'),
    import('../../../lib/storage/database.ts'),
  ]);
  return { ...keys, ...conversations, db };
}

beforeEach(async () => {
  const { db } = await boot();
  await Promise.all(db.tables.map((table) => table.clear()));
  resetBrowser();
});

const asked = (text: string) => newRun({ question: { ...newRun().question, text } });

describe('what stands on disk', () => {
  it('holds no word of the conversation', async () => {
    const { openConversationKey, appendRun, saveResult, db } = await boot();
    await openConversationKey();
    const run = await appendRun(asked(ODD));
    await saveResult({
      conversationId: run.conversationId,
      runId: run.id,
      object: 'Account',
      columns: [{ name: 'Name', label: 'Name', type: 'string' }],
      rows: [[ODD]],
      recordIds: [null],
      total: 1,
      capped: false,
      createdAt: 1,
    });
    const rows = [await db.runs.toArray(), await db.conversations.toArray(), await db.results.toArray()];
    for (const row of rows.flat()) {
      const bytes = Buffer.concat([Buffer.from(JSON.stringify(row)), Buffer.from(row.sealed.data)]);
      expect(bytes.includes(ODD)).toBe(false);
    }
  });

  it('can be read again by a background that was restarted', async () => {
    const first = await boot();
    await first.openConversationKey();
    await first.appendRun(asked(ODD));
    const second = await boot();
    await second.openConversationKey();
    expect((await second.readRun('run'))?.question.text).toBe(ODD);
  });

  it('is thrown away when the browser was restarted', async () => {
    const first = await boot();
    await first.openConversationKey();
    await first.appendRun(asked(ODD));
    await browser.storage.session.clear();
    const second = await boot();
    await second.openConversationKey();
    expect(await second.db.runs.count()).toBe(0);
    expect(await second.db.conversations.count()).toBe(0);
  });

  it('does not open under another row', async () => {
    const { openConversationKey, appendRun, readRun, db } = await boot();
    await openConversationKey();
    await appendRun(asked(ODD));
    const row = await db.runs.get('run');
    await db.runs.put({ ...row!, id: 'other' });
    await expect(readRun('other')).rejects.toThrow();
  });
});

describe('places and references', () => {
  it('are given once, however many ask at the same time', async () => {
    const { openConversationKey, appendRun, saveResult } = await boot();
    await openConversationKey();
    const runs = await Promise.all(['a', 'b', 'c', 'd'].map((id) => appendRun({ ...asked(id), id })));
    expect(runs.map((run) => run.seq)).toEqual([0, 1, 2, 3]);
    const draft = { object: null, columns: [], rows: [], recordIds: [], total: 0, capped: false, createdAt: 1 };
    const of = { conversationId: 'conversation', runId: 'a' };
    const results = await Promise.all([1, 2, 3].map(() => saveResult({ ...draft, ...of })));
    expect(results.map((result) => result.ref)).toEqual(['r1', 'r2', 'r3']);
  });

  it('go with their conversation when it is deleted, and no others', async () => {
    const { openConversationKey, appendRun, deleteConversation, readRuns } = await boot();
    await openConversationKey();
    await appendRun({ ...asked('x'), id: 'x', conversationId: 'one' });
    await appendRun({ ...asked('y'), id: 'y', conversationId: 'two' });
    await deleteConversation('one');
    expect(await readRuns('one')).toEqual([]);
    expect(await readRuns('two')).toHaveLength(1);
  });
});

it('seals any JSON value and gives it back', async () => {
  const { seal, unseal } = await import('../../../lib/storage/seal.ts');
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.string(), async (value, place) => {
      const sealed = await seal(key, place, value);
      expect(JSON.stringify(await unseal(key, place, sealed))).toBe(JSON.stringify(value));
      await expect(unseal(key, `${place}x`, sealed)).rejects.toThrow();
    }),
    { numRuns: 50 },
  );
});
