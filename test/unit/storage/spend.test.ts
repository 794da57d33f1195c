import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '../../../lib/storage/database.ts';
import {
  addSpend,
  dayOf,
  pruneSpend,
  type Spent,
  spendToday,
  watchSpend,
} from '../../../lib/storage/spend.ts';

const tokens = (change: Partial<Spent> = {}): Spent => ({
  key: 'p1 gpt-5',
  of: 'model',
  name: 'gpt-5',
  answers: 0,
  inputTokens: 100,
  cachedTokens: 40,
  outputTokens: 10,
  apiCalls: 0,
  ...change,
});
const calls = (apiCalls: number, name = 'Acme'): Spent =>
  tokens({ key: '00D1', of: 'org', name, inputTokens: 0, cachedTokens: 0, outputTokens: 0, apiCalls });

beforeEach(() => db.spend.clear());

describe('what was spent', () => {
  it('adds up by day and model, and by day and org', async () => {
    await addSpend('2026-11-22', [tokens(), calls(3)], 'run');
    await addSpend('2026-11-22', [tokens({ answers: 1 }), tokens({ key: 'p2 gpt-5' })], 'run');
    await addSpend('2026-11-23', [calls(1)], 'run');
    expect(await db.spend.toArray()).toEqual([
      {
        id: '2026-11-22 model p1 gpt-5',
        day: '2026-11-22',
        of: 'model',
        name: 'gpt-5',
        answers: 1,
        inputTokens: 200,
        cachedTokens: 80,
        outputTokens: 20,
        apiCalls: 0,
      },
      expect.objectContaining({ id: '2026-11-22 model p2 gpt-5', inputTokens: 100, answers: 0 }),
      expect.objectContaining({ id: '2026-11-22 org 00D1', name: 'Acme', apiCalls: 3 }),
      expect.objectContaining({ id: '2026-11-23 org 00D1', apiCalls: 1 }),
    ]);
  });

  it('loses nothing when several answers end at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => addSpend('2026-11-22', [tokens(), calls(2)], 'run')));
    expect(await db.spend.get('2026-11-22 model p1 gpt-5')).toMatchObject({ inputTokens: 2_000 });
    expect(await db.spend.get('2026-11-22 org 00D1')).toMatchObject({ apiCalls: 40 });
  });

  it('is of the day that it is where the user is', async () => {
    const lateInRome = Date.parse('2026-11-22T23:30:00Z');
    expect(dayOf(lateInRome, 'Europe/Rome')).toBe('2026-11-23');
    expect(dayOf(lateInRome, 'America/New_York')).toBe('2026-11-22');
    expect(dayOf(lateInRome, 'Nowhere/At_All')).toBe('2026-11-22');
    await addSpend(dayOf(lateInRome, 'Europe/Rome'), [tokens()], 'run');
    expect(await spendToday('Europe/Rome', lateInRome)).toHaveLength(1);
    expect(await spendToday('America/New_York', lateInRome)).toHaveLength(0);
  });

  it('goes when it is older than the activity log is kept', async () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    for (const day of ['2026-10-01', '2026-10-23', '2026-11-22']) await addSpend(day, [calls(1)], 'run');
    expect(await pruneSpend(30, now)).toBe(1);
    expect((await db.spend.toArray()).map(({ day }) => day)).toEqual(['2026-10-23', '2026-11-22']);
  });

  it('is told now and at every change, oldest first, from a day on', async () => {
    await addSpend('2026-11-01', [tokens()], 'run');
    await addSpend('2026-11-22', [tokens()], 'run');
    const seen = vi.fn();
    const stop = watchSpend('2026-11-10', seen);
    await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(1));
    await addSpend('2026-11-10', [calls(1)], 'run');
    await vi.waitFor(() =>
      expect(seen.mock.lastCall?.[0].map(({ day }: { day: string }) => day)).toEqual([
        '2026-11-10',
        '2026-11-22',
      ]),
    );
    stop();
  });
});
