import type { Problem } from '../../../lib/problem.ts';

const CODES: readonly Problem['code'][] = [
  'record_changed',
  'salesforce_changed_meanwhile',
  'undo_changed_since',
];

/** Somebody changed the record after it was looked at, so that nothing was written. */
export function changedSince({ code }: Problem): boolean {
  return CODES.includes(code);
}
