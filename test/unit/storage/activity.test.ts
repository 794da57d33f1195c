import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { appendActivity, isLogged, pruneActivity, verifyActivity } from '../../../lib/storage/activity.ts';
import { canonicalJson } from '../../../lib/storage/activity-chain.ts';
import {
  ALL_ACTIVITY,
  readActivity,
  readAllActivity,
  watchActivity,
} from '../../../lib/storage/activity-pages.ts';
import { db } from '../../../lib/storage/database.ts';
import { entry } from './activity-fixture.ts';

const DAY = 86_400_000;
const NOW = 1_900_000_000_000;

beforeEach(async () => {
  await Promise.all([db.activity.clear(), db.activityChain.clear()]);
});

async function log(count: number, change: (index: number) => Parameters<typeof entry>[0] = () => ({})) {
  for (let index = 0; index < count; index += 1) await appendActivity(entry(change(index)));
}

describe('what is kept of a call', () => {
  it('is the shape of its queries, and no literal', async () => {
    await appendActivity(entry());
    expect((await db.activity.toArray())[0]).toMatchObject({
      seq: 1,
      queries: ['SELECT Id FROM Account WHERE Name = ?'],
      outcome: 'succeeded',
    });
  });

  it('is nothing that a model put where a name or an id belongs', async () => {
    const odd = 'Zzyzx Quillfeather';
    await appendActivity(
      entry({
        tool: odd,
        object: odd,
        recordIds: [odd, 'ZzyzxQuillfeath', '001Hs00003QvTzLIAV', '001Hs00003QvTzL', '001Hs00003QvTzLAAA'],
        queries: [
          { request: odd, language: 'soql' },
          { request: odd, language: 'search' },
          { request: `/a/${odd}`, language: 'rest' },
        ],
        errorCode: odd,
        decision: 'blocked',
        outcome: 'not_run',
      }),
    );
    const [row] = await db.activity.toArray();
    expect(JSON.stringify(row)).not.toMatch(/zzyzx|quill/i);
    expect(row).toMatchObject({ tool: 'unknown_tool', object: null, recordIds: ['001Hs00003QvTzLIAV'] });
  });

  it('is not more because somebody handed in more', async () => {
    await appendActivity({ ...entry(), values: 'Zzyzx' } as never);
    expect(JSON.stringify(await db.activity.toArray())).not.toContain('Zzyzx');
  });

  it('is kept once when it is said twice, and again when the step came to something else', async () => {
    const asked = entry({ stepId: 's', decision: 'approved', outcome: 'unknown' });
    await Promise.all([appendActivity(asked), appendActivity(asked)]);
    await appendActivity({ ...asked, outcome: 'succeeded' });
    expect((await db.activity.toArray()).map((row) => row.outcome)).toEqual(['unknown', 'succeeded']);
    expect(await isLogged('s')).toBe(true);
    expect(await isLogged('t')).toBe(false);
  });
});

describe('the chain', () => {
  it('is whole when it is empty, after any number of rows, and when many were handed in at once', async () => {
    expect(await verifyActivity()).toEqual({ ok: true, rows: 0, since: null, pruned: null });
    await Promise.all(Array.from({ length: 30 }, () => appendActivity(entry())));
    expect((await db.activity.toArray()).map((row) => row.seq)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 30 });
  });

  it('stays whole with two backgrounds that write at the same time', async () => {
    vi.resetModules();
    const other = await import('../../../lib/storage/activity.ts');
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? other.appendActivity : appendActivity)(entry())),
    );
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 20 });
  });

  it('is read over more rows than one batch', async () => {
    await log(505);
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 505 });
    await db.activity.update(503, { orgName: 'Other' });
    expect(await verifyActivity()).toMatchObject({ ok: false, seq: 503, reason: 'changed' });
  });

  it('breaks at the first row that was changed, whichever field it was', async () => {
    await log(3);
    const row = await db.activity.get(2);
    if (!row) throw new Error('No row');
    const changes = fc
      .constantFrom(...(Object.keys(row) as (keyof typeof row)[]))
      .filter((key) => key !== 'seq');
    await fc.assert(
      fc.asyncProperty(changes, async (key) => {
        await db.activity.put({ ...row, [key]: 'forged' });
        expect(await verifyActivity()).toEqual({
          ok: false,
          seq: 2,
          at: expect.anything(),
          reason: 'changed',
        });
      }),
    );
    await db.activity.put(row);
    expect(await verifyActivity()).toMatchObject({ ok: true });
  });

  it('breaks where a row was taken out, put in, cut off at the end or at the start', async () => {
    await log(4);
    const rows = await db.activity.toArray();
    const forged = { ...rows[3]!, seq: 5 };
    for (const [tamper, seq, reason] of [
      [() => db.activity.delete(2), 2, 'missing'],
      [() => db.activity.delete(4), 4, 'missing'],
      [() => db.activity.delete(1), 1, 'missing'],
      [() => db.activity.clear(), 1, 'missing'],
      [() => db.activity.put(forged), 5, 'changed'],
    ] as const) {
      await tamper();
      expect(await verifyActivity()).toMatchObject({ ok: false, seq, reason });
      await db.activity.clear();
      await db.activity.bulkPut(rows);
    }
  });

  it('hashes the same row the same, in whatever order its fields were set', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });
});

describe('retention', () => {
  it('deletes what is older, says so, and leaves the rest checkable', async () => {
    await log(6, (index) => ({ at: NOW - (100 - index * 20) * DAY }));
    expect(await pruneActivity(90, NOW)).toBe(1);
    expect(await pruneActivity(50, NOW)).toBe(2);
    expect(await pruneActivity(50, NOW)).toBe(0);
    expect((await db.activity.toArray()).map((row) => row.seq)).toEqual([4, 5, 6]);
    const whole = { ok: true, rows: 3, since: NOW - 40 * DAY, pruned: { rows: 3, at: NOW } };
    expect(await verifyActivity()).toEqual(whole);
    await log(1);
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 4 });
  });

  it('can delete everything, and the chain goes on', async () => {
    await log(3, () => ({ at: NOW - 200 * DAY }));
    expect(await pruneActivity(90, NOW)).toBe(3);
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 0, pruned: { rows: 3 } });
    await log(2);
    expect((await db.activity.toArray()).map((row) => row.seq)).toEqual([4, 5]);
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 2 });
  });

  it('never leaves a gap, even if the clock once stood wrong', async () => {
    await log(3, (index) => ({ at: NOW - [100, 1, 100][index]! * DAY }));
    expect(await pruneActivity(90, NOW)).toBe(1);
    expect(await verifyActivity()).toMatchObject({ ok: true, rows: 2 });
  });

  it('does not hide that the rows after it were tampered with', async () => {
    await log(4, (index) => ({ at: NOW - (100 - index * 25) * DAY }));
    await pruneActivity(90, NOW);
    await db.activity.delete(2);
    expect(await verifyActivity()).toMatchObject({ ok: false, seq: 2, reason: 'missing' });
  });
});

describe('reading the log', () => {
  it('gives the newest first, as many as asked for, and says whether there are more', async () => {
    await log(5);
    const page = await readActivity(ALL_ACTIVITY, 3);
    expect(page.rows.map((row) => row.seq)).toEqual([5, 4, 3]);
    expect(page.more).toBe(true);
    expect((await readActivity(ALL_ACTIVITY, 5)).more).toBe(false);
  });

  it('finds exactly the rows that fit, newest first, whatever the filter', async () => {
    const of = <T>(all: readonly T[], index: number) => all[index % all.length] as T;
    await log(24, (index) => ({
      at: NOW + index,
      tool: of(['query_records', 'update_records', 'get_record'], index),
      orgId: of(['00DHs0000012345MAA', '00DHs0000099999MAA', null], index >> 1),
      decision: of(['auto', 'approved', 'rejected'] as const, index >> 2),
      outcome: of(['succeeded', 'failed'] as const, index >> 3),
    }));
    const rows = await db.activity.toArray();
    const one = <K extends 'tool' | 'orgId' | 'decision' | 'outcome'>(key: K) =>
      fc.constantFrom(null, ...new Set(rows.map((row) => row[key])));
    const filters = fc.record({
      from: fc.option(fc.integer({ min: NOW, max: NOW + 24 })),
      to: fc.option(fc.integer({ min: NOW, max: NOW + 24 })),
      tool: one('tool'),
      orgId: one('orgId'),
      decision: one('decision'),
      outcome: one('outcome'),
    });
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const expected = rows.filter(
          (row) =>
            row.at >= (filter.from ?? 0) &&
            row.at < (filter.to ?? Number.POSITIVE_INFINITY) &&
            row.tool === (filter.tool ?? row.tool) &&
            row.orgId === (filter.orgId ?? row.orgId) &&
            row.decision === (filter.decision ?? row.decision) &&
            row.outcome === (filter.outcome ?? row.outcome),
        );
        const found = (await readAllActivity(filter)).map((row) => row.seq);
        expect(found).toEqual(expected.map((row) => row.seq).reverse());
      }),
    );
  });

  it('tells what there is to filter by, each org under its newest name', async () => {
    await log(3, (index) => ({
      orgName: ['Old', 'New', 'None'][index]!,
      orgId: index === 2 ? null : '00DHs0000012345MAA',
    }));
    const { tools, orgs } = await readActivity(ALL_ACTIVITY, 10);
    expect(tools).toEqual(['query_records']);
    expect(orgs).toEqual([{ orgId: '00DHs0000012345MAA', orgName: 'New' }]);
  });

  it('tells of new rows as they come', async () => {
    const seen: number[] = [];
    const stop = watchActivity(ALL_ACTIVITY, 10, ({ rows }) => seen.push(rows.length));
    await vi.waitFor(() => expect(seen.at(-1)).toBe(0));
    await log(1);
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1));
    stop();
  });
});
