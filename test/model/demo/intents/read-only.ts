import type { Intent } from '../intent.ts';
import { paragraphs } from '../markdown.ts';
import { answered } from '../plan.ts';

const ASKS_FOR_A_CHANGE =
  /^(please |can you |could you |i want (you )?to |let us )*(create|add|log|update|change|set|edit|delete|remove|convert|merge|assign|reassign|close|reopen|send|draft|write|email|schedule|book|mark)\b/;

/** What the demo cannot do it says, and that nothing was done. */
export const readOnly: Intent = {
  name: 'read-only',
  examples: [
    'Create a task for tomorrow',
    'Update the phone number of this account',
    'Draft an email to Maria',
  ],
  matches: ({ question }) => ASKS_FOR_A_CHANGE.test(question.text),
  plan: () =>
    answered(
      paragraphs(
        'The scripted demo model only reads: **nothing was changed, created or sent.**',
        'It can look things up, list, count and summarise. To have something written or changed, choose a real model in the settings.',
      ),
    ),
};
