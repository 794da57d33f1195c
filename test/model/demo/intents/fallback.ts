import type { Intent } from '../intent.ts';
import { paragraphs } from '../markdown.ts';
import { answered } from '../plan.ts';

/** Shown in the help; each is an example of an intent, so that the help cannot promise what is not there. */
export const SUGGESTIONS: readonly string[] = [
  'What is open on this account?',
  'Summarise this record',
  'Who are the contacts here?',
  'Recent activity on this account',
  'Prepare me for a meeting with this account',
  'Find accounts named Acme',
  'Opportunities closing this month',
  'Top 10 open opportunities by amount',
  'Pipeline by stage',
  'Open cases by priority',
  'My tasks due this week',
  'Count of leads by status',
  'What is our win rate this quarter?',
  'Which accounts have no activity in the last 30 days?',
  'Contacts without an email address',
  'Describe the fields of Opportunity',
  'Move Fleet Pro rollout to Closed Won',
  'Change the phone of this account to +1 555 010 7711',
  'Log a call with Elena: discussed pricing',
  'Create a task to follow up next Tuesday',
  'Create a lead Jane Doe at Example Freight',
];

export function capabilities(): string {
  return paragraphs(
    'I am a **scripted demo model**, not a language model: I recognise a number of everyday questions, read the answers from the connected org with the tools I am given, ask for changes that you approve, and make nothing up. For free conversation choose a real model in the settings.',
    'You can ask me, for example:',
    SUGGESTIONS.map((text) => `- ${text}`).join('\n'),
  );
}

export const fallback: Intent = {
  name: 'fallback',
  examples: [],
  matches: () => true,
  plan: () => answered(paragraphs('I did not understand this question.', capabilities())),
};
