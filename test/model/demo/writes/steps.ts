import type { Outcome } from '../plan.ts';
import type { Call } from '../tool-call.ts';

/** A part of a plan: yields the calls of a round, is given their outcomes. */
export type Steps<T> = Generator<readonly Call[], T, readonly Outcome[]>;
