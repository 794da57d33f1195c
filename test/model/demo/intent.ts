import type { PageFacts } from './context.ts';
import type { Earlier } from './earlier.ts';
import type { Plan } from './plan.ts';
import type { Question } from './question.ts';

export interface Asked {
  question: Question;
  page: PageFacts;
  earlier: Earlier;
}

export type WriteTool =
  | 'create_records'
  | 'update_records'
  | 'delete_records'
  | 'restore_records'
  | 'log_activity';

/** One kind of question that the demo understands. */
export interface Intent {
  name: string;
  /** Shown when the demo does not understand; each must be understood by this intent and by no earlier one. */
  examples: readonly string[];
  /** The tool that writes; without it nothing is even looked up. */
  writes?: WriteTool;
  matches(asked: Asked): boolean;
  plan(asked: Asked): Plan;
}
