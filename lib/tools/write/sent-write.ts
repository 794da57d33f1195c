import { asProblem, type Problem, ProblemError, problem } from '../../problem.ts';
import type { RecordOutcome } from '../../salesforce/write-request.ts';
import type { Source } from '../../storage/run.ts';
import type { ToolContext } from '../tool.ts';

/** A write as it went: an outcome for each record, whatever happened to the request. */
export interface SentWrite {
  readonly outcomes: readonly RecordOutcome[];
  readonly source: Source;
}

/**
 * Sends a write. A request that failed as a whole becomes the same failure for each of its records; whether they may have
 * been saved all the same is in its Problem. Never throws.
 */
export async function sendWrite(
  question: Pick<Source, 'request' | 'objects'>,
  ids: readonly (string | null)[],
  context: ToolContext,
  send: () => Promise<readonly RecordOutcome[]>,
): Promise<SentWrite> {
  const startedAt = performance.now();
  const done = (outcomes: readonly RecordOutcome[], what: Problem | null): SentWrite => ({
    outcomes,
    source: {
      ...question,
      language: 'rest',
      result: null,
      rows: outcomes.filter(({ saved }) => saved).length,
      total: outcomes.length,
      capped: false,
      durationMs: Math.round(performance.now() - startedAt),
      problem: what,
    },
  });
  try {
    context.signal.throwIfAborted();
    const outcomes = await send();
    const none = outcomes.every(({ saved }) => !saved);
    return done(outcomes, none ? (outcomes[0]?.error?.problem ?? null) : null);
  } catch (thrown) {
    // What has a Problem knows best whether anything was saved; an abort can only have come before the sending.
    const error =
      thrown instanceof ProblemError
        ? thrown
        : new ProblemError(context.signal.aborted ? problem('stopped') : asProblem(thrown));
    const outcomes = ids.map((id) => ({ id, saved: false, error, duplicates: null }));
    return done(outcomes, error.problem);
  }
}
