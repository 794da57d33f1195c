import type { SalesforceFailure } from './salesforce-failure.ts';

export const MAX_RETRIES = 2;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

/** Failures after which the same request may well succeed. Never the daily limit: every try would cost it more. */
export function mayPass(failure: SalesforceFailure, safe: boolean): boolean {
  if (failure.kind === 'not_api') return safe && [429, 502, 503, 504].includes(failure.status);
  if (failure.kind !== 'refused') return false;
  const { errorCode, status, message } = failure;
  // Told before any work was done: may be sent again even where it would write.
  if (errorCode === 'UNABLE_TO_LOCK_ROW') return true;
  if (errorCode === 'REQUEST_LIMIT_EXCEEDED') return /concurrent/i.test(message);
  return safe && (errorCode === 'SERVER_UNAVAILABLE' || [429, 502, 503, 504].includes(status));
}

/**
 * Milliseconds before try `attempt` (0 is the first retry): doubling, with half of it left to chance so that many
 * who failed together do not come back together. What Salesforce asks for in Retry-After is kept, within reason.
 */
export function waitBefore(attempt: number, retryAfter: string | undefined, random: () => number): number {
  const asked = Number(retryAfter) * 1_000;
  if (retryAfter && asked > 0) return Math.min(asked, LONGEST_WAIT_MS);
  const full = FIRST_WAIT_MS * 2 ** attempt;
  return full / 2 + (full / 2) * random();
}
