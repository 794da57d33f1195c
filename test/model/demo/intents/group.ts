import { filtersOf, phrase } from '../filters.ts';
import type { Intent } from '../intent.ts';
import {
  type ColumnSpec,
  failureText,
  markdownTable,
  nothingFound,
  number,
  numberColumn,
  paragraphs,
  partNote,
  percent,
  plain,
} from '../markdown.ts';
import type { Kind } from '../objects/kind.ts';
import { isWhole, rowsOf, tableOf } from '../outcome.ts';
import { moneyHeading, sum } from '../record-table.ts';
import type { Row } from '../result-table.ts';
import { select } from '../soql.ts';
import { withAccount } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';
import { unreadNote } from '../unread.ts';

const SHOWN = 24;

const WORDS = /\b(by|per|each|breakdown|break down|split|grouped|distribution|leaderboard)\b/;

/** Numbers per stage, status, owner or month, counted by the query itself. */
export const group: Intent = {
  name: 'group',
  examples: [
    'Pipeline by stage',
    'Open cases by priority',
    'Count of leads by status',
    'Open opportunities by owner',
    'Opportunities closing this year by month',
    'How many accounts per industry?',
  ],
  matches({ question }) {
    const kind = question.kinds[0];
    return WORDS.test(question.text) && kind !== undefined && groupingOf(question.text, kind) !== undefined;
  },
  *plan(given) {
    const scoped = yield* withAccount(given);
    if ('answer' in scoped) return scoped.answer;
    const { asked } = scoped;
    const kind = asked.question.kinds[0];
    const grouping = kind && groupingOf(asked.question.text, kind);
    if (!kind || !grouping) return '';
    const filters = filtersOf(asked, kind);
    const { where, scope } = filters;
    const money = kind.money ? [`SUM(${kind.money}) totalAmount`] : [];
    const soql = select({
      fields: [...grouping.fields, 'COUNT(Id) howMany', ...money],
      from: kind.object,
      where,
      groupBy: grouping.groupBy,
      orderBy: grouping.orderBy ?? (kind.money ? `SUM(${kind.money}) DESC NULLS LAST` : 'COUNT(Id) DESC'),
      ...(scope === undefined ? {} : { scope }),
    });
    const what = phrase(filters, kind.plural);
    const title = `${what.charAt(0).toUpperCase()}${what.slice(1)} by ${grouping.heading.toLowerCase()}`;
    const [outcome] = yield [queryRecords(soql, title)];
    if (outcome?.failure !== undefined) return failureText(outcome, what);
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound(what);
    const all = sum(rows, 'howMany') ?? 0;
    const amount = kind.money ? sum(rows, 'totalAmount') : undefined;
    const whole = isWhole(tableOf(outcome));
    return paragraphs(
      `### ${title}`,
      markdownTable(columns(grouping, kind, whole ? all : 0), rows.slice(0, SHOWN)),
      whole &&
        `In total **${number(all)}** ${all === 1 ? kind.singular : kind.plural}${amount === undefined ? '' : ` with **${number(amount)}**`}.`,
      partNote(tableOf(outcome), Math.min(rows.length, SHOWN)),
      unreadNote(asked.question, title),
    );
  },
};

interface Grouping {
  fields: string[];
  groupBy: string[];
  orderBy?: string;
  heading: string;
  label: (row: Row) => string;
}

function columns(grouping: Grouping, kind: Kind, all: number): ColumnSpec[] {
  const share = (row: Row) => percent(row.number('howMany') ?? 0, all);
  return [
    { title: grouping.heading, cell: (row) => plain(grouping.label(row)) || '(empty)' },
    numberColumn(kind.plural.charAt(0).toUpperCase() + kind.plural.slice(1), 'howMany'),
    ...(all > 0 ? [{ title: 'Share', right: true, cell: share }] : []),
    ...(kind.money ? [numberColumn(`Total ${moneyHeading(kind)}`, 'totalAmount')] : []),
  ];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function groupingOf(text: string, kind: Kind): Grouping | undefined {
  const after =
    /\b(?:by|per|each|across|over)\b(.*)$/.exec(text)?.[1] ??
    (/\bleaderboard\b/.test(text) ? ' owner' : text);
  const unit = /^ (month|quarter|year)\b/.exec(after)?.[1];
  if (unit) return byCalendar(unit, kind);
  // The longest words first: "sales rep" before "rep".
  const words = Object.keys(kind.groups).sort((a, b) => b.length - a.length);
  const found = words.find((word) => new RegExp(`\\b${word}s?\\b`).test(after));
  const target = found === undefined ? undefined : kind.groups[found];
  if (!target) return undefined;
  const [path, heading] = target;
  // A picklist's own order is not in the data; for stages the probability tells it.
  const stages = path === 'StageName' ? { orderBy: 'MIN(Probability)' } : {};
  return { fields: [path], groupBy: [path], heading, label: (row) => row.get(path), ...stages };
}

function byCalendar(unit: string, kind: Kind): Grouping {
  const parts = unit === 'year' ? ['YEAR'] : ['YEAR', unit.toUpperCase()];
  const calls = parts.map((part) => `CALENDAR_${part}(${kind.date})`);
  const label = (row: Row) => {
    const year = row.get('theYear');
    if (unit === 'year') return year;
    const part = row.get(unit === 'month' ? 'theMonth' : 'theQuarter');
    return unit === 'month' ? `${MONTHS[Number(part) - 1] ?? part} ${year}` : `Q${part} ${year}`;
  };
  const names = ['theYear', unit === 'month' ? 'theMonth' : 'theQuarter'];
  return {
    fields: calls.map((call, index) => `${call} ${names[index]}`),
    groupBy: calls,
    orderBy: calls.join(', '),
    heading: unit.charAt(0).toUpperCase() + unit.slice(1),
    label,
  };
}
