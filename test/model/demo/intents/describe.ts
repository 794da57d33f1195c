import type { Intent } from '../intent.ts';
import {
  failureText,
  markdownTable,
  nothingFound,
  number,
  paragraphs,
  plain,
  textColumn,
} from '../markdown.ts';
import { rowsOf, tableOf } from '../outcome.ts';
import type { Question } from '../question.ts';
import type { Row } from '../result-table.ts';
import { describeObject } from '../tool-call.ts';

const SHOWN = 25;
const CUSTOM_OBJECT = /\b\w+__c\b/i;

/** What fields an object has; those that the system keeps for itself come last. */
export const describe: Intent = {
  name: 'describe',
  examples: [
    'Describe the fields of Opportunity',
    'Which custom fields does Account have?',
    'What are the stages of an opportunity?',
  ],
  matches: ({ question }) =>
    /^describe\b|\b(fields?|schema|picklist|possible values|(stages|statuses) (of|for|are)|what are the (stages|statuses))\b/.test(
      question.text,
    ) && objectIn(question) !== undefined,
  *plan({ question }) {
    const object = objectIn(question) ?? '';
    const [outcome] = yield [describeObject(object)];
    if (outcome?.failure !== undefined) return failureText(outcome, `the fields of ${plain(object)}`);
    const all = rowsOf(outcome);
    const picklist = /\b(stages?|statuse?s?)\b/.exec(question.text)?.[1];
    const custom = /\bcustom\b/.test(question.text);
    const rows = all.filter((row) => {
      const label = `${row.get('Field')} ${row.get('Label')}`;
      if (picklist)
        return /picklist/.test(row.get('Type')) && label.toLowerCase().includes(picklist.slice(0, 5));
      return !custom || row.get('Field').endsWith('__c');
    });
    const kind = picklist ? 'field like that' : custom ? 'custom fields' : 'fields';
    if (rows.length === 0) return nothingFound(`${kind} on ${plain(object)}`);
    const shown = [...rows.filter((row) => !isSystem(row)), ...rows.filter(isSystem)].slice(0, SHOWN);
    const total = picklist || custom ? rows.length : (tableOf(outcome).total ?? rows.length);
    return paragraphs(
      `${plain(tableOf(outcome).object ?? object)} has **${number(total)}** ${total === 1 ? kind.replace(/s$/, '') : kind}${custom || picklist ? '' : ' that you can see'}:`,
      markdownTable(
        [
          textColumn('Label', 'Label'),
          { title: 'API name', cell: (row) => `\`${row.get('Field').replaceAll(/[^\w.]/g, '')}\`` },
          textColumn('Type', 'Type'),
          textColumn('Values', 'Values'),
        ],
        shown,
      ),
      total > shown.length && `Shown are the first ${shown.length}; all of them are under Analyzed sources.`,
    );
  },
};

const isSystem = (row: Row) =>
  /^(Id|IsDeleted|SystemModstamp|(Created|LastModified)(ById|Date)|Last(Viewed|Referenced)Date)$/.test(
    row.get('Field'),
  );

function objectIn(question: Question): string | undefined {
  return CUSTOM_OBJECT.exec(question.raw)?.[0] ?? question.kinds[0]?.object;
}
