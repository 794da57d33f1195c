import { ProblemError, problem } from '../../problem.ts';
import type { WriteOutcome } from '../../storage/preview.ts';

/**
 * Which records of a call "save in spite of the duplicates" is about, by index. `writes` is what became of the call:
 * what was saved must not be sent again, and what a rule blocks stays blocked. Without it all of them are, so it may be
 * left out only where nothing was saved. Throws where no record is left.
 */
export function duplicatesToSave(
  count: number,
  allOrNone: boolean,
  writes: readonly WriteOutcome[] | undefined,
): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (writes === undefined || (allOrNone && !writes.some(({ saved }) => saved))) return all;
  const chosen = all.filter((index) => {
    const write = writes[index];
    return write !== undefined && !write.saved && write.duplicates?.mayBeSaved === true;
  });
  if (chosen.length === 0) throw new ProblemError(problem('write_duplicates_partly'));
  return chosen;
}
