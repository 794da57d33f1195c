import { ProblemError, problem } from '../../../lib/problem.ts';

/** Work on the list of agents, which is done whole or not at all; what stopped it is told as that. */
export async function saving(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError(problem('agents_not_saved', { detail, action: 'retry' }), { cause: error });
  }
}
