import { belongsTo } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { cite, failureText, nothingFound, paragraphs, plain } from '../markdown.ts';
import { event, task } from '../objects/service.ts';
import { rowsOf } from '../outcome.ts';
import { listQuery } from '../record-table.ts';
import type { Row } from '../result-table.ts';
import { findSubject } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';

const LIMIT = 15;

/** Tasks and events of a record, told by time: what is ahead, and what has been. */
export const activity: Intent = {
  name: 'activity',
  examples: [
    'Recent activity on this account',
    'When did we last talk to Acme?',
    'What happened here recently?',
  ],
  matches: ({ question }) =>
    /\b(activit(y|ies)|interactions?|timeline|last (touch|contacted|talk|spoke|met|call(ed)?)|happened|what happened|history|talk(ed)? to|in touch|next steps?)\b/.test(
      question.text,
    ) && !/\b(no|without|lacking)\b.*\bactivit/.test(question.text),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { object, id, name } = found.subject;
    const query = (kind: typeof task, orderBy: string) =>
      listQuery(kind, { where: [belongsTo(kind, object, id)], orderBy, limit: LIMIT });
    const [tasks, events] = yield [
      queryRecords(query(task, 'ActivityDate DESC NULLS LAST'), 'Latest tasks'),
      queryRecords(query(event, 'StartDateTime DESC NULLS LAST'), 'Latest events'),
    ];
    const on = name === undefined ? 'this record' : cite(name, id);
    const failures = [tasks, events].flatMap((outcome) =>
      outcome?.failure === undefined ? [] : [failureText(outcome, 'part of the activity')],
    );
    const items = [
      ...rowsOf(tasks).map((row) => item(row, row.get('ActivityDate'), row.get('Status'))),
      ...rowsOf(events).map((row) => item(row, row.get('StartDateTime'), 'Event')),
    ];
    if (items.length === 0)
      return paragraphs(failures.length < 2 && nothingFound(`tasks or events on ${on}`), ...failures);
    const today = asked.page.today ?? '';
    const ahead = items
      .filter((each) => each.day >= today && today !== '' && !each.done)
      .sort((a, b) => (a.day < b.day ? -1 : 1));
    const past = items.filter((each) => !ahead.includes(each)).sort((a, b) => (a.day > b.day ? -1 : 1));
    const latest = past.find((each) => each.done && each.day !== '');
    return paragraphs(
      latest ? `The latest on ${on} was on **${latest.day}**: ${latest.link}.` : `Activity on ${on}:`,
      ahead.length > 0 && `### Ahead\n\n${ahead.map((each) => each.line).join('\n')}`,
      past.length > 0 &&
        `### ${today === '' ? 'All' : 'So far'}\n\n${past
          .slice(0, LIMIT)
          .map((each) => each.line)
          .join('\n')}`,
      ...failures,
    );
  },
};

interface Item {
  /** `2026-11-22`, or '' when it has no date. */
  day: string;
  done: boolean;
  link: string;
  line: string;
}

function item(row: Row, when: string, status: string): Item {
  const link = cite(row.get('Subject') || '(no subject)', row.get('Id'));
  const people = [row.get('Who.Name'), row.get('What.Name')]
    .filter((text) => text !== '')
    .map((text) => plain(text));
  const tail = people.length > 0 ? ` – ${people.join(', ')}` : '';
  const day = when.slice(0, 10);
  const done = status === 'Completed' || status === 'Event';
  return {
    day,
    done,
    link,
    line: `- ${when === '' ? 'no date' : plain(when)}: ${link} (${plain(status)})${tail}`,
  };
}
