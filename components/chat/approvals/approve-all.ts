import type { Step } from '../../../lib/storage/run.ts';
import { canBeSaved } from './approval-words.ts';

/**
 * Which steps one click may approve together. Deletes are never swept along with other changes: they go together only
 * where all that waits is deletes.
 */
export function allTogether(steps: readonly Step[]): readonly Step[] {
  const gentle = steps.filter(({ kind }) => kind !== 'destructive');
  const together = (gentle.length > 0 ? gentle : steps).filter(canBeSaved);
  return together.length > 1 ? together : [];
}
