import { ProblemError } from '../problem.ts';
import { waitBefore } from './backoff.ts';
import { SalesforceError } from './salesforce-error.ts';
import type { RecordOutcome } from './write-request.ts';

/** How often records that somebody else was changing at that moment are tried again. */
const LOCK_RETRIES = 3;

export interface LockRetry {
  readonly count: number;
  readonly allOrNone: boolean;
  /** Sends the records of these indexes, and gives their outcomes in the same order. */
  readonly send: (indexes: readonly number[]) => Promise<readonly RecordOutcome[]>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/**
 * Sends a write, and again what failed for a locked row and nothing else: a refused record was not written, so the same
 * payload may be sent again. What is known of the other records is never lost: a retry that is itself cut or stopped
 * leaves its own records with that error, or with the lock.
 */
export async function retryLocked(retry: LockRetry): Promise<readonly RecordOutcome[]> {
  const { count, allOrNone, send, sleep, random, signal } = retry;
  const outcomes = [...(await send(Array.from({ length: count }, (_, index) => index)))];
  for (let attempt = 0; attempt < LOCK_RETRIES; attempt++) {
    const pending = toSendAgain(outcomes, allOrNone);
    if (pending.length === 0) break;
    try {
      await sleep(waitBefore(attempt, undefined, random), signal);
      signal.throwIfAborted();
      const again = await send(pending);
      pending.forEach((index, place) => {
        outcomes[index] = again[place] ?? outcomes[index] ?? LOST;
      });
    } catch (error) {
      if (error instanceof ProblemError) {
        for (const index of pending) outcomes[index] = { ...(outcomes[index] ?? LOST), error };
      }
      break;
    }
  }
  return outcomes;
}

const LOST: RecordOutcome = { id: null, saved: false, error: null, duplicates: null };

const codeOf = ({ error }: RecordOutcome) => (error instanceof SalesforceError ? error.errorCode : null);

function toSendAgain(outcomes: readonly RecordOutcome[], allOrNone: boolean): number[] {
  const all = outcomes.map((_, index) => index);
  const locked = all.filter((index) => codeOf(outcomes[index] ?? LOST) === 'UNABLE_TO_LOCK_ROW');
  if (!allOrNone || locked.length === 0) return locked;
  // Nothing was saved. Where another record has a reason of its own, that reason would come back.
  const others = outcomes.map(codeOf).filter((code) => code !== 'UNABLE_TO_LOCK_ROW');
  return others.every((code) => code === 'ALL_OR_NONE_OPERATION_ROLLED_BACK' || code === 'PROCESSING_HALTED')
    ? all
    : [];
}
