import type { Intent } from '../intent.ts';
import { paragraphs, plain } from '../markdown.ts';
import { answered } from '../plan.ts';
import { capabilities } from './fallback.ts';

export const greeting: Intent = {
  name: 'greeting',
  examples: ['Hello'],
  matches: ({ question }) =>
    /^(hi|hello|hey|good (morning|afternoon|evening)|hallo|ciao)( there| recordside)?$/.test(question.text),
  plan({ page }) {
    const name = page.userName === undefined ? '' : ` ${plain(page.userName)}`;
    return answered(paragraphs(`Hello${name}.`, capabilities()));
  },
};

export const thanks: Intent = {
  name: 'thanks',
  examples: ['Thank you!'],
  matches: ({ question }) =>
    /^(ok )?(thanks?|thank you|thx|great|perfect|cheers)( you| a lot| very much)?$/.test(question.text),
  plan: () => answered('You are welcome.'),
};

export const help: Intent = {
  name: 'help',
  examples: ['What can you do?', 'Help'],
  matches: ({ question }) =>
    /^help\b|\bwhat (can|do) you\b|\bwho are you\b|\bwhat are you\b|\bhow do you work\b/.test(question.text),
  plan: () => answered(capabilities()),
};

/** From what every question carries: no tool is needed. */
export const whereAmI: Intent = {
  name: 'where-am-i',
  examples: ['Which page is this?', 'Who am I?'],
  matches: ({ question }) =>
    /\b(who am i|where am i|which (page|org|record) (is this|am i)|what page)\b/.test(question.text),
  plan({ page }) {
    const lines = [
      page.userName && `- **User:** ${plain(page.userName)}`,
      page.orgName && `- **Org:** ${plain(page.orgName)}`,
      page.kind && `- **Page:** ${plain(page.kind)}`,
      page.object && `- **Object:** ${plain(page.object)}`,
      page.name && `- **Name:** ${plain(page.name)}`,
      page.today && `- **Today:** ${plain(page.today)}`,
    ].filter((line) => line !== undefined && line !== '');
    return answered(lines.length === 0 ? 'Your question came without any page or user.' : lines.join('\n'));
  },
};
