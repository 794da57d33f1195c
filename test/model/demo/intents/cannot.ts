import type { Intent } from '../intent.ts';
import { paragraphs } from '../markdown.ts';
import { answered } from '../plan.ts';
import { request } from '../writes/request.ts';

const ASKS_FOR_MORE =
  /^(convert|merge|send|draft|write|email|clone|copy|share|approve|submit|upload|attach)\b/i;

/** What the demo cannot do it says, and that nothing was done. */
export const cannot: Intent = {
  name: 'cannot',
  examples: ['Draft an email to Maria', 'Convert this lead'],
  matches: ({ question }) => ASKS_FOR_MORE.test(request(question.raw)),
  plan: () =>
    answered(
      paragraphs(
        'The scripted demo model cannot do this: **nothing was changed, created or sent.**',
        'It can look things up, list, count and summarise, change a field, create and delete records, and log activities. For everything else choose a real model in the settings.',
      ),
    ),
};
