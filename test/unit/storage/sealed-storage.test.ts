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

describe('with history kept', () => {
  const keep = async (keep: boolean, days = 30) => {
    const { updateSettings } = await import('../../../lib/storage/settings.ts');
    await updateSettings((settings) => ({ ...settings, history: { keep, days } }));
  };
  const result = {
    object: null,
    columns: [],
    rows: [[ODD]],
    recordIds: [null],
    total: 1,
    capped: false,
    createdAt: 1,
  };

  it('conversations survive the browser, results never do', async () => {
    const first = await boot();
    await keep(true);
    await first.keepConversationKey(true);
    const run = await first.appendRun({ ...asked(ODD), createdAt: Date.now() });
    await first.saveResult({ ...result, conversationId: run.conversationId, runId: run.id });
    await browser.storage.session.clear();
    const second = await boot();
    await second.openConversationKey();
    expect((await second.readRun('run'))?.question.text).toBe(ODD);
    expect(await second.db.results.count()).toBe(0);
  });

  it('what is older than the retention goes', async () => {
    const first = await boot();
    await keep(true, 1);
    await first.keepConversationKey(true);
    const twoDays = 2 * 86_400_000;
    await first.appendRun({
      ...asked('old'),
      id: 'old',
      conversationId: 'old',
      createdAt: Date.now() - twoDays,
    });
    await first.appendRun({ ...asked('new'), id: 'new', conversationId: 'new', createdAt: Date.now() });
    await browser.storage.session.clear();
    const second = await boot();
    await second.openConversationKey();
    expect(await second.readRun('old')).toBeNull();
    expect((await second.readRun('new'))?.question.text).toBe('new');
  });

  it('switching it off again makes what is on disk unreadable', async () => {
    const first = await boot();
    await keep(true);
    await first.keepConversationKey(true);
    await first.appendRun(asked(ODD));
    await keep(false);
    await first.keepConversationKey(false);
    expect(JSON.stringify(await browser.storage.local.get())).not.toContain('conversation-key');
    await browser.storage.session.clear();
    const second = await boot();
    await second.openConversationKey();
    expect(await second.db.runs.count()).toBe(0);
  });
});

describe('a write that waited, or was on its way, when the browser closed', () => {
  it.each([
    [false, 'not_run', 'unanswered'],
    [true, 'unknown', 'approved'],
  ] as const)('started: %s is told as %s', async (started, outcome, decision) => {
    const first = await boot();
    await first.openConversationKey();
    const { savePending } = await import('../../../lib/storage/pending-steps.ts');
    const entry = {
      at: 1,
      stepId: 's1',
      agentId: 'default',
      agentName: 'Recordside',
      orgId: '00D000000000001EAA',
      orgName: 'Acme',
      userId: '005000000000001AAA',
      userName: 'Dana',
      tool: 'update_records',
      kind: 'write',
      object: 'Account',
      recordIds: ['001000000000001AAA'],
      queries: [],
      decision: 'approved',
      outcome: 'not_run',
      durationMs: null,
      apiCalls: 0,
      errorCode: null,
    } as const;
    await savePending('run', [
      { stepId: 's1', runId: 'run', started, lightningHost: 'acme.lightning.force.com', entry },
    ]);
    await browser.storage.session.clear();
    const second = await boot();
    await second.openConversationKey();
    const [ending] = await second.db.endings.toArray();
    expect(ending).toMatchObject({ tool: 'update_records', object: 'Account', unknown: started });
    expect(ending?.recordIds).toEqual(['001000000000001AAA']);
    const [row] = await second.db.activity.toArray();
    expect(row).toMatchObject({ outcome, decision, errorCode: 'ended_with_browser' });
    expect(await second.db.pending.count()).toBe(0);
  });
});

describe('places and references', () => {
  it('are given once, however many ask at the same time', async () => {
    const { openConversationKey, appendRun, saveResult } = await boot();
    await openConversationKey();
    const runs = await Promise.all(['a', 'b', 'c', 'd'].map((id) => appendRun({ ...asked(id), id })));
    expect(runs.map((run) => run.seq)).toEqual([0, 1, 2, 3]);
    const draft = {
      object: null,
      columns: [],
      rows: [],
      recordIds: [],
      total: 0,
      capped: false,
      createdAt: 1,
    };
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

  it('all go at once, whatever their runs were at, and later ones are kept', async () => {
    const { openConversationKey, appendRun, deleteAllConversations, readRuns, runIdsNotOver, db } =
      await boot();
    await openConversationKey();
    const states = [
      'queued',
      'thinking',
      'acting',
      'awaiting_approval',
      'needs_login',
      'done',
      'failed',
    ] as const;
    for (const status of states)
      await appendRun({ ...asked('x'), id: status, conversationId: status, status });
    expect((await runIdsNotOver()).sort()).toEqual([...states.slice(0, 5)].sort());
    const [deleted] = await Promise.all([
      deleteAllConversations(),
      appendRun({ ...asked('y'), id: 'y', conversationId: 'later' }),
    ]);
    expect(deleted).toBe(7);
    expect(await readRuns('later')).toHaveLength(1);
    expect(await db.runs.count()).toBe(1);
    expect(await db.results.count()).toBe(0);
  });
});

it('seals any JSON value and gives it back', async () => {
  const { seal, unseal } = await import('../../../lib/storage/seal.ts');
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.string(), async (value, place) => {
      const sealed = await seal(key, place, value);
      expect(JSON.stringify(await unseal(key, place, sealed))).toBe(JSON.stringify(value));
      await expect(unseal(key, `${place}x`, sealed)).rejects.toThrow();
    }),
    { numRuns: 50 },
  );
});
