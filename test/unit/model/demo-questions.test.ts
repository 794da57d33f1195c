import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { splitMessage } from '../../model/demo/context.ts';
import { intentFor } from '../../model/demo/demo.ts';
import { NOTHING_EARLIER } from '../../model/demo/earlier.ts';
import { intents } from '../../model/demo/intents/all.ts';
import { SUGGESTIONS } from '../../model/demo/intents/fallback.ts';
import { readQuestion } from '../../model/demo/question.ts';
import { ACCOUNT_ID, noPage, onAccount, onOpportunity, page } from './toolbox.ts';

const intentOf = (message: string) => {
  const { question, page: facts } = splitMessage(message);
  return intentFor({ question: readQuestion(question, facts), page: facts, earlier: NOTHING_EARLIER }).name;
};

describe('each kind of question', () => {
  const examples = intents.flatMap((intent) =>
    intent.examples.map((example) => [intent.name, example] as const),
  );

  it.each(examples)('%s: %s', (name, example) => {
    expect([intentOf(example + noPage), intentOf(example + onAccount)]).toEqual([name, name]);
  });

  it('keeps every promise of the help', () => {
    expect(
      SUGGESTIONS.map((text) => [text, intentOf(text + onAccount)]).filter(([, name]) => name === 'fallback'),
    ).toEqual([]);
    expect(new Set(SUGGESTIONS.map((text) => intentOf(text + onAccount))).size).toBeGreaterThanOrEqual(12);
  });
});

describe('the questions that the panel suggests', () => {
  const texts: Readonly<Record<string, { message: string }>> = messages;
  const starters = Object.keys(texts).filter((key) => key.startsWith('chat_start_'));

  it.each(starters)('%s', (key) => {
    const name = /chat_start_([a-z]+)_/.exec(key)?.[1] ?? '';
    const object = {
      account: 'Account',
      opportunity: 'Opportunity',
      case: 'Case',
      lead: 'Lead',
      contact: 'Contact',
    }[name];
    const words = object ?? 'Invoice';
    const where = page([
      `page: ${name === 'list' ? 'list' : 'record'}`,
      `object: ${object ?? 'Invoice__c'}`,
      `record id: ${ACCOUNT_ID}`,
    ]);
    expect(intentOf((texts[key]?.message ?? '').replace('$1', words) + where)).not.toBe('fallback');
  });
});

describe('other ways to say it', () => {
  it.each([
    ['open-items', 'What’s open here?'],
    ['open-items', 'what open items are there on this account'],
    ['summarise', 'summarize this account for me please'],
    ['summarise', 'What should I know about this account?'],
    ['contacts', 'who do I talk to here'],
    ['contacts', 'Who are our contacts at this account?'],
    ['activity', 'any recent activity?'],
    ['activity', 'When was the last activity?'],
    ['agenda', 'what do I have to do today?'],
    ['list', 'Show me open opportunities on this account'],
    ['list', 'what closes this month?'],
    ['list', 'overdue tasks'],
    ['list', 'my meetings tomorrow'],
    ['list', 'Show me all accounts in Germany'],
    ['find', 'look up the account Globex'],
    ['find', 'Who is Maria Lopez?'],
    ['top', 'biggest open deals'],
    ['top', 'oldest open cases'],
    ['group', 'Break down open cases by status'],
    ['group', 'forecast by month'],
    ['group', 'Customers by country'],
    ['count', 'How much pipeline do we have?'],
    ['count', 'how many leads did we get this month'],
    ['describe', 'what fields are on Account'],
    ['describe', 'fields of Renewal__c'],
    ['no-activity', 'accounts without activity'],
    ['missing', 'deals without next step'],
    ['field-value', 'who owns this'],
    ['field-value', 'what’s the phone number?'],
    ['changes', 'what changed this week'],
    ['agenda', 'what is due for me today?'],
    ['deal-risks', 'is this deal at risk?'],
    ['contacts', 'who else do we know at this company?'],
    ['delete-record', 'delete this record'],
    ['change-field', 'please update the stage of this deal'],
    ['change-field', 'can you change the close date to next Friday'],
    ['change-field', 'Clear the next step here'],
    ['move', 'Mark the task Call Elena as done'],
    ['move', 'close this deal as lost'],
    ['change-field', 'assign this case to me'],
    ['create-record', 'add a contact Jo Park'],
    ['log-activity', 'remind me to call Kofi tomorrow'],
    ['log-activity', 'Book a demo with Mira on Friday at 10'],
    ['restore-record', 'bring back that task'],
    ['cannot', 'merge this account with Globex'],
    ['list', 'Show opportunities closed this month'],
    ['list', 'Deals closing this month'],
    ['fallback', 'tell me a joke'],
    ['fallback', ''],
    ['fallback', '💥'],
  ])('%s: %s', (name, question) => {
    expect(intentOf(question + onAccount)).toBe(name);
  });

  it('does not take a question about one record for a list', () => {
    expect(intentOf(`Will this deal make us rich?${onOpportunity}`)).toBe('fallback');
  });

  it('reads no more than it needs of an endless question', () => {
    expect(intentOf('pipeline '.repeat(50_000))).toBe('list');
  });
});
