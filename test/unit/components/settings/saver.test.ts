import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSaver, type Saver } from '../../../../components/settings/saver.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../lib/storage/settings.ts';

const key = (consumerKey: string) => (settings: Settings) => ({
  ...settings,
  signIn: { ...settings.signIn, consumerKey },
});
const rows = (maxRows: number) => (settings: Settings) => ({ ...settings, maxRows });

let stored: Settings;
let writes: number;
let broken: boolean;
let onSaved: ReturnType<typeof vi.fn<(settings: Settings) => void>>;
let saver: Saver;

beforeEach(() => {
  vi.useFakeTimers();
  stored = DEFAULT_SETTINGS;
  writes = 0;
  broken = false;
  onSaved = vi.fn();
  saver = createSaver({
    update: async (change) => {
      if (broken) throw new Error('The disk is full.');
      writes++;
      stored = change(stored);
      return stored;
    },
    onSaved,
    delayMs: 500,
  });
});
afterEach(() => vi.useRealTimers());

describe('saving by itself', () => {
  it('waits for a pause, and saves the newest of each field in one write', async () => {
    saver.later('key', key('3M'));
    await vi.advanceTimersByTimeAsync(400);
    saver.later('key', key('3MVG'));
    saver.later('rows', rows(50));
    await vi.advanceTimersByTimeAsync(400);
    expect(writes).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(writes).toBe(1);
    expect(stored.signIn.consumerKey).toBe('3MVG');
    expect(stored.maxRows).toBe(50);
    expect(onSaved).toHaveBeenLastCalledWith(stored);
    expect(saver.state().status).toBe('saved');
  });

  it('saves at once when asked to, and not again afterwards', async () => {
    saver.later('key', key('3MVG'));
    expect(await saver.flush()).toBe(true);
    expect(stored.signIn.consumerKey).toBe('3MVG');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(writes).toBe(1);
  });

  it('writes nothing where nothing waits, and says nothing of it', async () => {
    expect(await saver.flush()).toBe(true);
    expect(writes).toBe(0);
    expect(saver.state().status).toBe('idle');
  });

  it('forgets what came before a value that cannot be saved', async () => {
    saver.later('key', key('3M'));
    saver.drop('key');
    await saver.flush();
    expect(stored.signIn.consumerKey).toBe('');
  });

  it('keeps what could not be saved for the next attempt', async () => {
    broken = true;
    saver.later('key', key('3MVG'));
    expect(await saver.flush()).toBe(false);
    expect(saver.state()).toEqual({ status: 'failed', detail: 'The disk is full.' });
    broken = false;
    saver.later('rows', rows(7));
    expect(await saver.flush()).toBe(true);
    expect(stored).toMatchObject({ signIn: { consumerKey: '3MVG' }, maxRows: 7 });
    expect(saver.state().status).toBe('saved');
  });

  it('does not put an old value over one typed while the old one failed', async () => {
    broken = true;
    saver.later('key', key('old'));
    const failing = saver.flush();
    saver.later('key', key('new'));
    await failing;
    broken = false;
    await saver.flush();
    expect(stored.signIn.consumerKey).toBe('new');
  });

  it('keeps every one of several changes that belong to no field', async () => {
    broken = true;
    await saver.now(key('3MVG'));
    await saver.now(rows(9));
    broken = false;
    await saver.flush();
    expect(stored).toMatchObject({ signIn: { consumerKey: '3MVG' }, maxRows: 9 });
  });

  it('lets the background change the settings alone, after what was typed is saved', async () => {
    const order: string[] = [];
    saver.later('key', key('3MVG'));
    const background = saver.alone(async () => {
      order.push(`background sees ${stored.signIn.consumerKey}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('background done');
    });
    saver.later('rows', rows(3));
    const mine = saver.flush().then(() => order.push(`saved ${stored.maxRows}`));
    await vi.advanceTimersByTimeAsync(200);
    await Promise.all([background, mine]);
    expect(order).toEqual(['background sees 3MVG', 'background done', 'saved 3']);
  });

  it('goes on after work of the background failed', async () => {
    await expect(saver.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await saver.now(rows(4))).toBe(true);
  });

  it('tells every listener until it stops listening', async () => {
    const listener = vi.fn();
    const stop = saver.subscribe(listener);
    await saver.now(rows(2));
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    await saver.now(rows(3));
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
