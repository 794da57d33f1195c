import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { db } from '../../../lib/storage/database.ts';
import { withRoom } from '../../../lib/storage/make-room.ts';

const full = () => Object.assign(new Error('full'), { name: 'QuotaExceededError' });
const sealed = { v: 1, iv: new Uint8Array(12), data: new ArrayBuffer(0) } as const;

beforeEach(async () => {
  await db.results.clear();
  for (const runId of ['mine', 'other']) {
    await db.results.add({ id: runId, runId, conversationId: 'c', ref: 'r1', sealed });
  }
});

it('writes once where there is room', async () => {
  const write = vi.fn(async () => 'written');
  await expect(withRoom('mine', write)).resolves.toBe('written');
  expect(write).toHaveBeenCalledOnce();
  expect(await db.results.count()).toBe(2);
});

it('throws the results of other runs away and writes again', async () => {
  const aborted = Object.assign(new Error('aborted'), { name: 'AbortError', inner: full() });
  const write = vi.fn(async () => 'written').mockRejectedValueOnce(aborted);
  await expect(withRoom('mine', write)).resolves.toBe('written');
  expect((await db.results.toArray()).map(({ id }) => id)).toEqual(['mine']);
});

it('says in words that the disk is full where that was not enough', async () => {
  const write = vi.fn(() => Promise.reject(full()));
  await expect(withRoom('mine', write)).rejects.toMatchObject({
    problem: { code: 'storage_full', action: 'retry' },
  });
  expect(write).toHaveBeenCalledTimes(2);
});

it('passes every other failure on, and throws nothing away for it', async () => {
  await expect(withRoom('mine', () => Promise.reject(new Error('other')))).rejects.toThrow('other');
  expect(await db.results.count()).toBe(2);
});
