import { filtersOf, phrase } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { count as counted, failureText, number, paragraphs } from '../markdown.ts';
import { rowsOf } from '../outcome.ts';
import { select } from '../soql.ts';
import { withAccount } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';
import { unreadNote } from '../unread.ts';

/** "How many …" and "how much …": counted, summed and averaged by the query. */
export const count: Intent = {
  name: 'count',
  examples: [
    'How many open cases do we have?',
    'What is my open pipeline worth?',
    'Average deal size won this year',
  ],
  matches: ({ question }) =>
    question.kinds.length > 0 &&
    /\b(how many|how much|number of|count|total|sum|worth|value of|average|avg)\b/.test(question.text),
  *plan(given) {
    const scoped = yield* withAccount(given);
    if ('answer' in scoped) return scoped.answer;
    const { asked } = scoped;
    const kind = asked.question.kinds[0];
    if (!kind) return '';
    const filters = filtersOf(asked, kind);
    const { money } = kind;
    const sums = money
      ? [`SUM(${money}) totalAmount`, `AVG(${money}) averageAmount`, `MAX(${money}) largestAmount`]
      : [];
    const { where, scope } = filters;
    const soql = select({
      fields: ['COUNT(Id) howMany', ...sums],
      from: kind.object,
      where,
      ...(scope === undefined ? {} : { scope }),
    });
    const what = phrase(filters, kind.plural);
    const [outcome] = yield [queryRecords(soql, `How many ${what}`)];
    const row = rowsOf(outcome)[0];
    const howMany = row?.number('howMany');
    if (outcome?.failure !== undefined) return failureText(outcome, what);
    if (!row || howMany === undefined) return `The query for ${what} gave no number.`;
    const amounts = [
      ['In total', row.number('totalAmount')],
      ['On average', row.number('averageAmount')],
      ['The largest', row.number('largestAmount')],
    ] as const;
    const lines = amounts.flatMap(([words, value]) =>
      value === undefined ? [] : [`- ${words}: **${number(value)}**`],
    );
    const note = howMany === 0 && 'Either nothing matches, or you do not have access to what does.';
    return paragraphs(
      `**${counted(howMany, phrase(filters, kind.singular), what)}**.`,
      lines.join('\n'),
      note,
      unreadNote(asked.question, what),
    );
  },
};
