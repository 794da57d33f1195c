import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { conversationKey, openConversationKey } from '../../../lib/storage/conversation-key.ts';
import { db } from '../../../lib/storage/database.ts';
import { deleteEverything } from '../../../lib/storage/delete-everything.ts';
import { exportAll } from '../../../lib/storage/export-all.ts';
import type { HeldItem } from '../../../lib/storage/held.ts';
import { heldNow, watchHeld } from '../../../lib/storage/held-now.ts';
import { readPeople, updatePeople } from '../../../lib/storage/people.ts';
import { readSecret, saveSecret } from '../../../lib/storage/secrets.ts';
import { DEFAULT_SETTINGS, readSettings, updateSettings } from '../../../lib/storage/settings.ts';
import { keepUndo } from '../../../lib/storage/undos.ts';

const PERSON = { id: 'p1', name: 'Mara Lind', publicKey: 'age1example', groups: [] };

async function fill(): Promise<void> {
  await openConversationKey();
  await updateSettings((settings) => ({ ...settings, maxRows: 77 }));
  await updatePeople(() => [PERSON]);
  await saveSecret('refresh:k1', 'a-refresh-token');
  await browser.storage.session.set({ 'access:k1': { accessToken: 'an-access-token' } });
  await keepUndo('r1', 's1', { tool: 'update_records', input: { old: 'value' }, versions: [] });
  await db.pending.put({ stepId: 's1', runId: 'r1' } as never);
}

const item = (items: readonly HeldItem[], id: HeldItem['id']) => items.find((each) => each.id === id);

beforeEach(async () => {
  await Promise.all(db.tables.map((table) => table.clear()));
  await browser.storage.local.clear();
  await browser.storage.session.clear();
});

describe('what is held', () => {
  it('is counted by kind and place', async () => {
    await fill();
    const items = await heldNow();
    expect(item(items, 'settings')).toMatchObject({ count: 1, place: 'disk' });
    expect(item(items, 'people')).toMatchObject({ count: 1, place: 'disk' });
    expect(item(items, 'secrets')).toMatchObject({ count: 1, place: 'disk_sealed' });
    expect(item(items, 'access_tokens')).toMatchObject({ count: 1, place: 'memory' });
    expect(item(items, 'undo')).toMatchObject({ count: 1, place: 'memory' });
    expect(item(items, 'waiting')).toMatchObject({ count: 1, place: 'disk' });
    expect(item(items, 'keys')?.count).toBeGreaterThanOrEqual(1);
    expect(items.every(({ bytes }) => bytes === null || bytes >= 0)).toBe(true);
    // A count is not a copy: nothing of what is counted is in it.
    expect(JSON.stringify(items)).not.toMatch(/token"|value"|Mara/);
  });

  it('is told anew when it changes', async () => {
    const seen: number[] = [];
    const stop = watchHeld((items) => seen.push(item(items, 'people')?.count ?? -1));
    await expect.poll(() => seen.at(-1)).toBe(0);
    await updatePeople(() => [PERSON]);
    await expect.poll(() => seen.at(-1)).toBe(1);
    stop();
  });

  it('is counted without making what is not there', async () => {
    const before = await Dexie.getDatabaseNames();
    await heldNow();
    expect(await Dexie.getDatabaseNames()).toEqual(before);
  });
});

describe('delete everything', () => {
  it('leaves nothing behind, and Recordside works on as newly installed', async () => {
    await fill();
    const before = await conversationKey();
    await deleteEverything();

    expect(await browser.storage.local.get(null)).toEqual({});
    expect(await browser.storage.session.get(null)).toEqual({});
    for (const table of db.tables) expect(await table.count()).toBe(0);
    expect((await Dexie.getDatabaseNames()).filter((name) => name !== db.name)).toEqual([]);
    expect(await readSecret('refresh:k1')).toBeNull();
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
    expect(await readPeople()).toEqual([]);

    expect(await openConversationKey()).not.toBe(before);
    await saveSecret('refresh:k2', 'another');
    expect(await readSecret('refresh:k2')).toBe('another');
  });
});

describe('export', () => {
  it('holds what was set up, and no secret', async () => {
    await fill();
    const text = await exportAll(new Date('2026-11-22T10:00:00Z'));
    const parsed = JSON.parse(text);
    expect(parsed).toMatchObject({ format: 'recordside-settings', version: 1, settings: { maxRows: 77 } });
    expect(parsed.people).toEqual([PERSON]);
    expect(text).not.toMatch(/a-refresh-token|an-access-token|secret:/);
  });
});
