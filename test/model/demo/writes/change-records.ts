/** Changes one field of records: reads what it holds now, asks for the write, and says what became of it. */
import { cite, failureText, paragraphs, plain } from '../markdown.ts';
import { kindOf } from '../objects/all.ts';
import { rowsOf } from '../outcome.ts';
import type { Outcome, Plan } from '../plan.ts';
import { fieldsOf, spaced } from '../record-fields.ts';
import { id, select } from '../soql.ts';
import { getRecord, queryRecords, updateRecords } from '../tool-call.ts';
import { emptyCalled, fieldCalled } from './field-name.ts';
import type { Steps } from './steps.ts';
import type { Target } from './targets.ts';
import { isSame } from './value.ts';
import { written } from './written.ts';

export interface Change {
  /** API name where it is known; otherwise as the user calls it, which the tool reads as a label. */
  field: string;
  isKnown: boolean;
  value: string | null;
  /** As the answer names the value, where it is no text of its own (a user's id). */
  shown?: string;
}

/** `apart`: a call for each record, so that each can be approved alone. */
export function* changeRecords(targets: readonly Target[], change: Change, apart: boolean): Plan {
  const read = yield* current(targets, change);
  if ('answer' in read) return read.answer;
  const { field, records } = read;
  const left = records.filter(({ now }) => now === undefined || !isSame(now, change.shown ?? change.value));
  const done = records.filter((record) => !left.includes(record)).map(({ target }) => target);
  const [object] = targets.map((target) => target.object);
  if (left.length === 0 || object === undefined) return already(done, field, change);
  const one = ({ target }: Current) => ({ id: target.id, fields: { [field]: change.value } });
  const calls = apart
    ? left.map((record) => updateRecords(record.target.object, [one(record)]))
    : [updateRecords(object, left.map(one))];
  const outcomes = yield calls;
  const what = (at: number) =>
    apart || left.length === 1
      ? `the change of ${nameOf(left[at]?.target)}`
      : `the change of ${left.length} ${kindOf(object)?.plural ?? 'records'}`;
  return paragraphs(
    ...outcomes.map((outcome, at) => written(outcome, what(at))),
    done.length > 0 && already(done, field, change),
  );
}

interface Current {
  target: Target;
  /** As it is shown; '' for empty, undefined where it was not read. */
  now: string | undefined;
}

type Read = { field: string; records: readonly Current[] } | { answer: string };

function* current(targets: readonly Target[], change: Change): Steps<Read> {
  const [first] = targets;
  const { field, isKnown } = change;
  if (first && targets.length === 1 && !first.row) return yield* readOne(first, change);
  const rows = new Map(targets.map(({ id: of, row }) => [of, row]));
  if (isKnown && first && targets.some(({ row }) => !row)) {
    const where = [`Id IN (${targets.map((target) => id(target.id)).join(', ')})`];
    const soql = select({
      fields: ['Id', kindOf(first.object)?.name ?? 'Name', field],
      from: first.object,
      where,
    });
    const [outcome] = yield [queryRecords(soql, `${spaced(field)} as it is now`)];
    if (outcome?.failure !== undefined) return { answer: failureText(outcome, 'these records') };
    for (const row of rowsOf(outcome)) rows.set(row.get('Id'), row);
  }
  const records = targets.map((target) => ({
    target,
    now: isKnown ? rows.get(target.id)?.get(field) : undefined,
  }));
  return { field, records };
}

function* readOne(target: Target, { field, isKnown }: Change): Steps<Read> {
  const [outcome] = yield [getRecord(target.object, target.id)];
  if (outcome?.failure !== undefined) return { answer: failureText(outcome, 'this record') };
  const fields = fieldsOf(outcome);
  const found = isKnown ? fields.find((one) => one.field === field) : fieldCalled(fields, field);
  const empty = found ? undefined : emptyCalled(outcome?.lines ?? [], field);
  const name = nameIn(outcome, target.object) ?? target.name;
  return {
    field: found?.field ?? empty ?? field,
    records: [
      {
        target: { ...target, ...(name ? { name } : {}) },
        now: found?.value ?? (empty === undefined ? undefined : ''),
      },
    ],
  };
}

function nameIn(outcome: Outcome | undefined, object: string): string | undefined {
  const fields = fieldsOf(outcome);
  return fields.find(({ field }) => field === (kindOf(object)?.name ?? 'Name'))?.value;
}

const nameOf = (target: Target | undefined) =>
  target ? cite(target.name ?? 'this record', target.id) : 'this record';

function already(done: readonly Target[], field: string, { value, shown }: Change): string {
  const which = done.map(nameOf).join(', ');
  const what = value === null ? 'empty' : plain(shown ?? value);
  return `Nothing to change on ${which}: ${plain(spaced(field))} is ${what} already.`;
}
