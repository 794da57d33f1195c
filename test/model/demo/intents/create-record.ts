import type { Asked, Intent } from '../intent.ts';
import { failureText, plain } from '../markdown.ts';
import { account, contact, lead } from '../objects/customers.ts';
import type { Kind } from '../objects/kind.ts';
import { opportunity } from '../objects/sales.ts';
import { caseKind } from '../objects/service.ts';
import { rowsOf } from '../outcome.ts';
import { readQuestion } from '../question.ts';
import { findSubject } from '../subject.ts';
import { createRecord, describeObject } from '../tool-call.ts';
import { dayIn } from '../writes/day.ts';
import { findNamed } from '../writes/find-named.ts';
import { type Particulars, particulars } from '../writes/particulars.ts';
import { isPlural } from '../writes/plural.ts';
import { request } from '../writes/request.ts';
import type { Steps } from '../writes/steps.ts';
import { amountOf } from '../writes/value.ts';
import { written } from '../writes/written.ts';

const KINDS = [lead, contact, opportunity, caseKind, account];
const CREATE = /^(?:(?:create|add|make|new)\s+(?:(?:an?|the|new|me)\s+)*|open\s+(?:an?|the)\s+(?:new\s+)?)/i;

/** A new record from one sentence; what an object needs besides, and what exists already, the tool says. */
export const createRecordIntent: Intent = {
  name: 'create-record',
  examples: [
    'Create a lead Jane Doe at Example Freight',
    'Create a contact Jane Doe with email jane.doe@example.com on this account',
    'Create an opportunity Depot scanners for 20,000 closing 2026-12-31 on this account',
    'Add a case Tablet does not charge with priority high on this account',
  ],
  writes: 'create_records',
  matches: ({ question }) => wanted(question.raw) !== undefined,
  *plan(asked) {
    const { kind, rest } = wanted(asked.question.raw) ?? { kind: account, rest: '' };
    const said = particulars(rest, kind === lead || kind === contact);
    if (said.name === '')
      return `What is the ${kind.singular} to be called? For example: “${EXAMPLES[kind.object] ?? ''}”. **Nothing was created.**`;
    const place = yield* placeOf(said, kind, asked);
    if ('answer' in place) return place.answer;
    const own = yield* ownFields(kind, said, asked);
    if ('answer' in own) return own.answer;
    const [outcome] = yield [createRecord(kind.object, { ...own.fields, ...place.fields, ...said.fields })];
    return written(outcome, `the new ${kind.singular} ${plain(said.name)}`);
  },
};

const EXAMPLES: Readonly<Record<string, string>> = {
  Lead: 'Create a lead Jane Doe at Example Freight',
  Contact: 'Create a contact Jane Doe on this account',
  Opportunity: 'Create an opportunity Depot scanners for 20,000 closing 2026-12-31 on this account',
  Case: 'Add a case Tablet does not charge on this account',
  Account: 'Create an account Example Freight',
};

function wanted(raw: string): { kind: Kind; rest: string } | undefined {
  const text = request(raw);
  const verb = CREATE.exec(text);
  if (!verb) return undefined;
  const after = text.slice(verb[0].length);
  for (const kind of KINDS) {
    const noun = new RegExp(
      `^(?:${kind.words})(?=\\s|:|$)[:\\s]*(?:(?:named|called|for|about)\\s+)?`,
      'i',
    ).exec(after);
    if (noun && !isPlural(noun[0], kind)) return { kind, rest: after.slice(noun[0].length) };
  }
  return undefined;
}

type Fields = { fields: Record<string, unknown> } | { answer: string };

/** Where it belongs: the company of a lead is a text, everything else hangs on an account. */
function* placeOf({ at, here }: Particulars, kind: Kind, asked: Asked): Steps<Fields> {
  if (kind === lead) return { fields: at === undefined ? {} : { Company: at } };
  const lookup = kind.parents.Account;
  if (kind === account || lookup === undefined) return { fields: {} };
  if (at !== undefined) {
    const found = yield* findNamed(
      `“${at}”`,
      { ...asked, page: { ...asked.page, recordId: undefined } },
      account,
    );
    return 'answer' in found ? found : { fields: { [lookup]: found.targets[0]?.id } };
  }
  const { object, recordId } = asked.page;
  if (recordId === undefined || object === undefined) {
    return here ? yield* openAccount(lookup, asked) : { fields: {} };
  }
  if (object === 'Account') return { fields: { [lookup]: recordId } };
  if (object === 'Contact' && kind === caseKind && !here) return { fields: { ContactId: recordId } };
  return ['Contact', 'Opportunity', 'Case'].includes(object)
    ? yield* openAccount(lookup, asked)
    : { fields: {} };
}

function* openAccount(lookup: string, asked: Asked): Steps<Fields> {
  const found = yield* findSubject({ ...asked, question: readQuestion('this account', asked.page) });
  return 'answer' in found ? found : { fields: { [lookup]: found.subject.id } };
}

function* ownFields(kind: Kind, said: Particulars, asked: Asked): Steps<Fields> {
  if (kind === lead || kind === contact) return { fields: person(said.name) };
  if (kind === caseKind) return { fields: { Subject: said.name } };
  if (kind === account) return { fields: { Name: said.name } };
  const closing = dayIn(said.closing ?? '', asked.page.today)?.day;
  const amount = amountOf(said.amount ?? '');
  // The first stage is the org's to name.
  const [described] = yield [describeObject(opportunity.object)];
  if (described?.failure !== undefined)
    return { answer: failureText(described, 'the stages of an opportunity') };
  const stage = rowsOf(described)
    .find((row) => row.get('Field') === 'StageName')
    ?.get('Values')
    .split(/[;,]\s*/)[0];
  return {
    fields: {
      Name: said.name,
      ...(stage ? { StageName: stage } : {}),
      ...(amount === undefined ? {} : { Amount: amount }),
      ...(closing === undefined ? {} : { CloseDate: closing }),
    },
  };
}

function person(name: string): Record<string, string> {
  const space = name.lastIndexOf(' ');
  return space < 0
    ? { LastName: name }
    : { FirstName: name.slice(0, space), LastName: name.slice(space + 1) };
}
