import type { Intent } from '../intent.ts';
import {
  cite,
  count,
  failureText,
  markdownTable,
  nothingFound,
  number,
  numberColumn,
  paragraphs,
  partNote,
  plain,
} from '../markdown.ts';
import { isWhole, rowsOf, tableOf } from '../outcome.ts';
import { sum } from '../record-table.ts';
import { id, select } from '../soql.ts';
import { findSubject } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';

/** The products of an opportunity. */
export const products: Intent = {
  name: 'products',
  examples: ['Which products are on this opportunity?', 'Line items of this deal'],
  matches: ({ question, page }) =>
    /\bline items?\b/.test(question.text) ||
    (/\bproducts?\b/.test(question.text) &&
      question.pointsHere &&
      (page.object === 'Opportunity' || /\bdeal|opportunity\b/.test(question.text))),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { subject } = found;
    if (subject.object !== 'Opportunity') return 'Products hang on opportunities. Open one and ask again.';
    const soql = select({
      fields: ['Id', 'Product2.Name', 'ProductCode', 'Quantity', 'UnitPrice', 'TotalPrice'],
      from: 'OpportunityLineItem',
      where: [`OpportunityId = ${id(subject.id)}`],
      orderBy: 'TotalPrice DESC NULLS LAST',
    });
    const [outcome] = yield [queryRecords(soql, 'Products of this opportunity')];
    if (outcome?.failure !== undefined) return failureText(outcome, 'the products');
    const rows = rowsOf(outcome);
    const on = subject.name === undefined ? 'this opportunity' : cite(subject.name, subject.id);
    if (rows.length === 0) return nothingFound(`products on ${on}`);
    const total = isWhole(tableOf(outcome)) ? sum(rows, 'TotalPrice') : undefined;
    return paragraphs(
      `**${count(tableOf(outcome).total ?? rows.length, 'product', 'products')}** on ${on}:`,
      markdownTable(
        [
          { title: 'Product', cell: (row) => plain(row.get('Product2.Name')) },
          numberColumn('Quantity', 'Quantity'),
          numberColumn('Price', 'UnitPrice'),
          numberColumn('Total', 'TotalPrice'),
        ],
        rows,
      ),
      total !== undefined && `Together: **${number(total)}**.`,
      partNote(tableOf(outcome), rows.length),
    );
  },
};
