import type { Intent } from '../intent.ts';
import { answered } from '../plan.ts';

/** Reports and dashboards cannot be read with the tools there are. */
export const report: Intent = {
  name: 'report',
  examples: ['What can you tell me about this data?', 'Explain this report'],
  matches: ({ question }) => /\bthis (data|report|dashboard|chart)\b/.test(question.text),
  plan: () =>
    answered(
      'I cannot read the data of a report or a dashboard, only records. Ask for the numbers themselves, for example “Pipeline by stage” or “Open cases by priority”.',
    ),
};
