import { type Problem, ProblemError } from '../../problem.ts';
import type { Preview } from '../../storage/preview.ts';
import type { Source } from '../../storage/run.ts';
import { fence } from '../fence.ts';
import type { ToolContext, ToolOutcome } from '../tool.ts';

/**
 * A write that is refused before anything is sent: `preview` throws it, `run` gives its `outcome`. The outcome says to
 * the model what to mend.
 */
export class CallRefused extends ProblemError {
  readonly outcome: ToolOutcome;

  constructor(
    what: Problem,
    /** `hint` is our own text; `details` may hold names and values of the org, and go fenced. */
    init: {
      hint?: string;
      details?: readonly string[];
      repairable?: boolean;
      sources?: readonly Source[];
    } = {},
  ) {
    const { hint, details = [], repairable = false, sources = [] } = init;
    // Whoever knows this as a ProblemError alone still has what is wrong.
    super(details.length > 0 ? { ...what, detail: details.join(' ').slice(0, 500) } : what);
    this.name = 'CallRefused';
    const parts = [
      `Nothing was written.${hint ? ` ${hint}` : ''}`,
      details.length > 0 ? fence(details.join('\n')) : null,
    ];
    this.outcome = {
      forModel: parts.filter((part) => part !== null).join('\n'),
      sources,
      failure: { problem: this.problem, repairable },
    };
  }
}

/** The preview, unless not one of its records can be written: there would be nothing to say yes to. */
export function orHopeless(preview: Preview): Preview {
  const [first] = preview.records;
  if (!first?.problem || preview.records.some((record) => record.problem === null)) return preview;
  const ids = preview.records.slice(0, 10).map(({ recordId }) => recordId);
  throw new CallRefused(first.problem, {
    hint: `None of these ${preview.object} records can be used (missing, or no access): ${ids.join(', ')}. Tell the user.`,
    repairable: true,
  });
}

/** The outcome of a call, refusals among them. Anything else that is thrown stays thrown. */
export async function orRefusal(run: () => Promise<ToolOutcome>, context: ToolContext): Promise<ToolOutcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CallRefused && !context.signal.aborted) return error.outcome;
    throw error;
  }
}
