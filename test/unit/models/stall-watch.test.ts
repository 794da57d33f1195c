import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StallWatch } from '../../../lib/models/stall-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const kindOf = (watch: StallWatch) => watch.signal.aborted && watch.signal.reason.kind;

it('gives a model its time before the answer, and every byte gives it anew', () => {
  const watch = new StallWatch(300, 100);
  vi.advanceTimersByTime(299);
  watch.heard();
  vi.advanceTimersByTime(299);
  expect(kindOf(watch)).toBe(false);
  vi.advanceTimersByTime(1);
  expect(kindOf(watch)).toBe('timeout');
});

it('has less patience once the answer has begun', () => {
  const watch = new StallWatch(300, 100);
  watch.answerBegan();
  vi.advanceTimersByTime(99);
  watch.heard();
  // Not a byte: only what was said already.
  vi.advanceTimersByTime(50);
  watch.answerBegan();
  vi.advanceTimersByTime(50);
  expect(kindOf(watch)).toBe('stalled');
});

it('lets go when it is stopped', () => {
  const watch = new StallWatch(300, 100);
  watch.stop();
  vi.advanceTimersByTime(10_000);
  expect(kindOf(watch)).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
