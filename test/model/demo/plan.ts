/**
 * How the demo keeps its place between requests: it does not. A plan is a generator that yields the calls of one round
 * and is given their outcomes; for every request it is run from its beginning with the outcomes that the messages hold.
 */
import type { ResultTable } from './result-table.ts';
import type { Call } from './tool-call.ts';

export interface Outcome {
  call: Call;
  /** The tables of the result, in order; none when the call failed. */
  tables: readonly ResultTable[];
  /** The result's other lines: notes, a description, or what went wrong. */
  lines: readonly string[];
  /** The whole result, as it came. */
  text: string;
  /** What went wrong, in the tool's words. */
  failure: string | undefined;
}

/** Returns the answer in Markdown. */
export type Plan = Generator<readonly Call[], string, readonly Outcome[]>;

/** An answer that needs no data. */
// biome-ignore lint/correctness/useYield: a plan that asks for nothing
export function* answered(answer: string): Plan {
  return answer;
}

export type Played = { calls: readonly Call[] } | { answer: string };

/** Runs the plan as far as the rounds go: to its answer, or to the calls it needs next. */
export function play(
  plan: Plan,
  rounds: readonly (readonly string[])[],
  read: (call: Call, text: string) => Outcome,
): Played {
  let step = plan.next();
  for (const round of rounds) {
    if (step.done) break;
    const calls = step.value;
    step = plan.next(calls.map((call, index) => read(call, round[index] ?? '')));
  }
  return step.done ? { answer: step.value } : { calls: step.value };
}
