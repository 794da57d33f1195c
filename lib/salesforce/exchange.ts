import { ProblemError } from '../problem.ts';
import { SalesforceError } from './salesforce-error.ts';

/** False only where the browser knows that there is no network. */
export const browserIsOnline = (): boolean => globalThis.navigator?.onLine !== false;

/**
 * Runs one exchange under the caller's signal and a time limit. A Stop comes out as the signal's own reason; the rest
 * as SalesforceError.
 */
export async function exchange<T>(
  run: (signal: AbortSignal) => Promise<T>,
  options: { signal?: AbortSignal | undefined; timeoutMs: number; write?: boolean | undefined },
): Promise<T> {
  const { signal, timeoutMs, write = false } = options;
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await run(signal ? AbortSignal.any([signal, timeout]) : timeout);
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted)
      throw new SalesforceError({ kind: 'timeout', seconds: Math.round(timeoutMs / 1000) }, { write });
    if (error instanceof ProblemError) throw error;
    // fetch says "Failed to fetch" for a lost network, a refused certificate and a wrong name alike.
    if (error instanceof TypeError)
      throw new SalesforceError({ kind: 'network', online: browserIsOnline() }, { write });
    throw error;
  }
}
