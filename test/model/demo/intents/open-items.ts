import { belongsTo } from '../filters.ts';
import type { Asked, Intent } from '../intent.ts';
import { cite, count, failureText, nothingFound, paragraphs, partNote } from '../markdown.ts';
import type { Kind } from '../objects/kind.ts';
import { opportunity } from '../objects/sales.ts';
import { caseKind, task } from '../objects/service.ts';
import { isWhole, rowsOf, tableOf } from '../outcome.ts';
import type { Outcome, Plan } from '../plan.ts';
import { inTotal, listQuery, parentColumns, recordTable, sum } from '../record-table.ts';
import { findSubject, type Subject } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';

const OPEN_KINDS = [opportunity, caseKind, task];
const SHOWN = 10;

/** "What is open on this account?": deals, cases and tasks, asked for at once. */
export const openItems: Intent = {
  name: 'open-items',
  examples: ['What is open on this account?', 'What is still open here?', 'Anything open on Acme?'],
  matches({ question }) {
    const general = /\b(what|what is|anything|everything|something|items|things|stuff|work)\b/.test(
      question.text,
    );
    const specific = question.kinds.some((kind) => OPEN_KINDS.includes(kind));
    return /\b(open|outstanding|unresolved|pending)\b/.test(question.text) && general && !specific;
  },
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    return yield* openOn(found.subject, asked);
  },
};

function* openOn(subject: Subject, asked: Asked): Plan {
  const asking = OPEN_KINDS.flatMap((kind) => {
    const condition = belongsTo(kind, subject.object, subject.id);
    return condition === undefined ? [] : [{ kind, where: [condition, kind.open?.[0]] }];
  });
  const outcomes = yield asking.map(({ kind, where }) =>
    queryRecords(listQuery(kind, { where }), `Open ${kind.plural}`),
  );
  const name = subject.name ?? asked.page.name;
  const on = name === undefined ? 'this record' : cite(name, subject.id);
  const parts = asking.map(({ kind }, index) => part(kind, outcomes[index], subject));
  const failed = parts.flatMap((each) => each.failure ?? []);
  const open = parts.filter((each) => each.howMany > 0);
  if (open.length === 0) {
    const what = asking.map(({ kind }) => `open ${kind.plural}`).join(', ');
    return paragraphs(failed.length < asking.length && nothingFound(`${what} on ${on}`), ...failed);
  }
  const summary = parts.filter((each) => each.failure === undefined).map((each) => each.summary);
  return paragraphs(
    `On ${on} there is open: ${listed(summary)}.`,
    ...open.map((each) => each.section),
    ...failed,
  );
}

interface Part {
  howMany: number;
  summary: string;
  section: string;
  failure?: string;
}

function part(kind: Kind, outcome: Outcome | undefined, subject: Subject): Part {
  if (outcome?.failure !== undefined) {
    return { howMany: 0, summary: '', section: '', failure: failureText(outcome, `the ${kind.plural}`) };
  }
  const table = tableOf(outcome);
  const rows = rowsOf(outcome);
  const howMany = table.total ?? rows.length;
  // A sum over part of the rows would look like the whole.
  const amount = kind.money && isWhole(table) ? sum(rows, kind.money) : undefined;
  const shown = rows.slice(0, SHOWN);
  const title = `### Open ${kind.plural} (${howMany})`;
  return {
    howMany,
    summary: `**${count(howMany, kind.singular, kind.plural)}**${inTotal(amount, kind)}`,
    section: paragraphs(
      title,
      recordTable(kind, shown, parentColumns(subject.object)),
      partNote(table, shown.length),
    ),
  };
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
}
