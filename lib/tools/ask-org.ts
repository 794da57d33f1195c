import { asProblem, type Problem, problem } from '../problem.ts';
import type { Source } from '../storage/run.ts';
import { fence } from './fence.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { ToolContext, ToolOutcome } from './tool.ts';

/** What is asked, as the user will read it under Analyzed sources. */
export type Question = Pick<Source, 'request' | 'language' | 'objects'>;

/** The global describe: what objects there are. */
export const OBJECT_LIST: Question = { request: '/sobjects', language: 'rest', objects: [] };

export function describeQuestion(object: string): Question {
  return { request: `/sobjects/${object}/describe`, language: 'rest', objects: [object] };
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly durationMs: number }
  | { readonly ok: false; readonly problem: Problem; readonly error: Refusal; readonly source: Source };

/** Puts one question to Salesforce; a question that fails still is a source, with its problem. Never throws. */
export async function askOrg<T>(
  question: Question,
  context: ToolContext,
  ask: () => Promise<T>,
): Promise<Answer<T>> {
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    context.signal.throwIfAborted();
    return { ok: true, value: await ask(), durationMs: took() };
  } catch (thrown) {
    const what = context.signal.aborted ? problem('stopped') : asProblem(thrown);
    return {
      ok: false,
      problem: what,
      error: refusalOf(thrown),
      source: {
        ...question,
        result: null,
        rows: 0,
        total: null,
        capped: false,
        durationMs: took(),
        problem: what,
      },
    };
  }
}

/** The outcome of a call that cannot go on. `hint` is our own text for the model; what Salesforce said goes fenced. */
export function failed(
  what: Problem,
  init: { sources?: readonly Source[]; error?: Refusal; hint?: string; repairable?: boolean },
): ToolOutcome {
  const { sources = [], error, hint, repairable = false } = init;
  const parts = [
    `Failed${error?.code ? ` with ${error.code}` : ''}. No data was read.`,
    error?.message ? fence(error.message, 1_000) : null,
    hint ?? null,
  ];
  return {
    forModel: parts.filter((part) => part !== null).join('\n'),
    sources,
    failure: { problem: what, repairable },
  };
}

/** What an empty answer may mean; Salesforce does not say which. */
export const NO_ROWS =
  'No rows. Either nothing matches, or the connected user has no access to what does: tell the user both.';
