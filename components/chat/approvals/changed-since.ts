import type { Problem } from '../../../lib/problem.ts';

/** Somebody changed the record after it was looked at, so that nothing was written. */
export function changedSince(problem: Problem): boolean {
  const code: string = problem.code;
  return code === 'record_changed' || code === 'salesforce_changed_meanwhile';
}
