import type { PageFacts } from './context.ts';
import type { Plan } from './plan.ts';
import type { Question } from './question.ts';

export interface Asked {
  question: Question;
  page: PageFacts;
}

/** One kind of question that the demo understands. */
export interface Intent {
  name: string;
  /** Shown when the demo does not understand; each must be understood by this intent and by no earlier one. */
  examples: readonly string[];
  matches(asked: Asked): boolean;
  plan(asked: Asked): Plan;
}
