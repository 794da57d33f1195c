import { belongsTo } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { cite, count, failureText, nothingFound, paragraphs, partNote, textColumn } from '../markdown.ts';
import { contact } from '../objects/customers.ts';
import { rowsOf, tableOf } from '../outcome.ts';
import type { Outcome } from '../plan.ts';
import { listQuery, recordTable } from '../record-table.ts';
import { id, select } from '../soql.ts';
import { findSubject } from '../subject.ts';
import { getRelated, queryRecords } from '../tool-call.ts';

/** The people of an account, an opportunity or a case. */
export const contacts: Intent = {
  name: 'contacts',
  examples: ['Who are the contacts here?', 'Who do we know at Acme?', 'Contacts of this account'],
  matches({ question, page }) {
    if (
      /\bwho is (all )?involved\b|\bwho (else )?(do|should|can) (we|i) (know|talk to|speak to|call|contact|meet)\b/.test(
        question.text,
      )
    )
      return true;
    const about =
      question.pointsHere || /\b(at|of|for|on)\b/.test(question.text) || page.recordId !== undefined;
    const other =
      /\b(how many|number of|without|no activity|by|per|named|called|created|top|newest|latest|my|activity|last)\b/;
    return question.kinds[0] === contact && about && !other.test(question.text);
  },
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { object, id: recordId, name } = found.subject;
    const where = belongsTo(contact, object, recordId);
    if (where === undefined) return `A ${object} has no contacts of its own that I know how to look up.`;
    const fields = ['Id', 'Name', 'Title', 'Email', 'Phone'];
    const people =
      object === 'Account'
        ? getRelated(recordId, 'Contacts', fields)
        : queryRecords(listQuery(contact, { where: [where] }), 'The people of this record');
    const roles = object === 'Opportunity' ? [queryRecords(rolesQuery(recordId), 'Their roles')] : [];
    const [outcome, roleOutcome] = yield [people, ...roles];
    const on = name === undefined ? 'this record' : cite(name, recordId);
    if (outcome?.failure !== undefined) return failureText(outcome, 'the contacts');
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound(`contacts on ${on}`);
    const howMany = tableOf(outcome).total ?? rows.length;
    const roleOf = rolesByContact(roleOutcome);
    const roleColumn = {
      title: 'Role',
      cell: (row: (typeof rows)[number]) => roleOf.get(row.get('Id')) ?? '',
    };
    return paragraphs(
      `**${count(howMany, 'contact', 'contacts')}** on ${on}:`,
      recordTable(
        contact,
        rows,
        object === 'Account' ? ['Account.Name'] : [],
        roleOf.size > 0 ? [roleColumn] : [],
      ),
      noEmail(rows.filter((row) => row.get('Email') === '').length),
      partNote(tableOf(outcome), rows.length),
    );
  },
};

function rolesQuery(opportunityId: string): string {
  return select({
    fields: ['Id', 'ContactId', 'Role', 'IsPrimary'],
    from: 'OpportunityContactRole',
    where: [`OpportunityId = ${id(opportunityId)}`],
  });
}

function rolesByContact(outcome: Outcome | undefined): Map<string, string> {
  const roles = rowsOf(outcome).map((row) => {
    const primary = row.get('IsPrimary') === 'true' ? ' (primary)' : '';
    return [row.get('ContactId'), `${textColumn('Role', 'Role').cell(row)}${primary}`] as const;
  });
  return new Map(roles);
}

function noEmail(howMany: number): string | undefined {
  if (howMany === 0) return undefined;
  return howMany === 1 ? 'One of them has no email address.' : `${howMany} of them have no email address.`;
}
