import { setImmediate as immediate, setTimeout as timeout } from 'node:timers/promises';

/** Waits; rejects when the client goes away. 0 ms still lets the loop turn, so that a disconnect is noticed. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) await immediate(undefined, { signal });
  else await timeout(ms, undefined, { signal });
}

/** Until the client goes away: then it rejects. */
export async function pauseForever(signal: AbortSignal): Promise<never> {
  signal.throwIfAborted();
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
