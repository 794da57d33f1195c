import type { MessageKey } from './i18n.ts';

/**
 * An error as the user meets it: what happened, what was and was not saved, what to do next.
 * The words stand in the locale files as `problem_<code>` and `problem_<code>_next`, both filled with `subs`.
 */
export type ProblemCode = MessageKey extends infer K
  ? K extends `problem_${infer C}_next`
    ? C
    : never
  : never;

/** What one click can do about it. */
export type ProblemAction = 'reconnect' | 'retry' | 'open_models' | 'open_connections' | 'copy_for_admin';

export interface Problem {
  readonly code: ProblemCode;
  readonly subs: readonly string[];
  /** The service's own words, shown as data and never interpreted. Free of tokens and keys; at most 500 characters. */
  readonly detail: string | null;
  /** Whether Salesforce data may have changed: `nothing` for reads and refused writes, `unknown` for a cut write. */
  readonly saved: 'nothing' | 'unknown';
  readonly action: ProblemAction | null;
}

interface ProblemInit {
  subs?: readonly (string | number)[];
  detail?: string | null;
  saved?: Problem['saved'];
  action?: ProblemAction | null;
}

const DETAIL_LIMIT = 500;

export function problem(code: ProblemCode, init: ProblemInit = {}): Problem {
  return {
    code,
    subs: (init.subs ?? []).map(String),
    detail: init.detail ? init.detail.slice(0, DETAIL_LIMIT) : null,
    saved: init.saved ?? 'nothing',
    action: init.action ?? null,
  };
}

/** Carries a Problem up the stack; `message` is for developers, the user reads the Problem. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(what: Problem, options?: ErrorOptions) {
    super(what.detail ? `${what.code}: ${what.detail}` : what.code, options);
    this.name = 'ProblemError';
    this.problem = what;
  }
}

/** Any thrown value as a Problem; what nobody foresaw becomes `unexpected`, with its message as detail. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem('unexpected', {
    detail: error instanceof Error ? error.message : String(error),
    action: 'retry',
  });
}
