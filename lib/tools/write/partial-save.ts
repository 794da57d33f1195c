import { ProblemError, problem } from '../../problem.ts';
import type { WriteOutcome } from '../../storage/preview.ts';

/**
 * Which records of a call "save in spite of the duplicates" is about, by index. Those that were saved must not be sent
 * again, so that where some may have been, `writes` (what became of the call) has to say which. Throws where it does not.
 */
export function duplicatesToSave(
  count: number,
  allOrNone: boolean,
  writes: readonly WriteOutcome[] | undefined,
): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count === 1 || (allOrNone && !writes?.some(({ saved }) => saved))) return all;
  const chosen = all.filter((index) => {
    const write = writes?.[index];
    return write !== undefined && !write.saved && write.duplicates?.mayBeSaved === true;
  });
  if (chosen.length === 0) throw new ProblemError(problem('write_duplicates_partly'));
  return chosen;
}
