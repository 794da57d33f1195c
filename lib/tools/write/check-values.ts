import { type ProblemCode, problem } from '../../problem.ts';
import type { FieldDescribe, ObjectDescribe } from '../../salesforce/org-client.ts';
import { objectOfId } from '../resolve-object.ts';
import type { ToolContext } from '../tool.ts';
import { CallRefused } from './call-refused.ts';
import { fieldValue } from './field-value.ts';
import type { PlannedValue } from './planned-write.ts';
import { closeFields, isWritable, resolveFields } from './resolve-fields.ts';
import { hasChoice, withoutChoices } from './user-choice.ts';

type Kind = 'unknown_field' | 'read_only_field' | 'bad_value' | 'missing' | 'field_twice' | 'nothing';

interface Wrong {
  readonly kind: Kind;
  /** Label, or the name that was given. */
  readonly field: string;
  readonly detail: string;
}

type Fields = Readonly<Record<string, unknown>>;

const MOST_DETAILS = 12;

/**
 * The values of each record as they would be sent. Throws CallRefused with all that is wrong with all of them: nothing is
 * sent that the describe already knows to fail.
 */
export async function checkValues(
  records: readonly Fields[],
  describe: ObjectDescribe,
  action: 'create' | 'update',
  context: ToolContext,
): Promise<PlannedValue[][]> {
  const wrong: Wrong[] = [];
  const planned: PlannedValue[][] = [];
  for (const [index, fields] of records.entries()) {
    const checked = await checkRecord(fields, describe, action, context);
    const where = records.length > 1 ? `Record ${index + 1}: ` : '';
    wrong.push(...checked.wrong.map((one) => ({ ...one, detail: where + one.detail })));
    planned.push(checked.values);
  }
  const [first] = wrong;
  if (!first) return planned;
  const same = wrong.filter(({ kind }) => kind === first.kind).map(({ field }) => field);
  const names = [...new Set(same)].slice(0, 8).join(', ').slice(0, 200);
  const code: ProblemCode = `write_${first.kind}`;
  const more = wrong.length > MOST_DETAILS ? [`and ${wrong.length - MOST_DETAILS} more`] : [];
  throw new CallRefused(problem(code, { subs: [describe.label, names] }), {
    hint: 'Correct these values; ask the user for what you do not know.',
    details: [...wrong.slice(0, MOST_DETAILS).map(({ detail }) => detail), ...more],
    repairable: true,
  });
}

async function checkRecord(
  fields: Fields,
  describe: ObjectDescribe,
  action: 'create' | 'update',
  context: ToolContext,
): Promise<{ values: PlannedValue[]; wrong: Wrong[] }> {
  const wrong: Wrong[] = [];
  const values: PlannedValue[] = [];
  const options = { timeZone: context.timeZone, asItWas: hasChoice(fields, 'as_it_was') };
  const given = resolveFields(withoutChoices(fields), describe);
  for (const field of given.twice) {
    wrong.push({ kind: 'field_twice', field: field.label, detail: `${field.name} is given twice.` });
  }
  for (const { given: name, field, value } of given.values) {
    if (!field) {
      wrong.push(unknown(name, describe, action));
      continue;
    }
    if (!isWritable(field, action)) {
      wrong.push(readOnly(field, describe, action));
      continue;
    }
    const checked = fieldValue(value, field, options);
    const why = checked.ok ? await wrongReference(checked.value, field, context) : checked.why;
    if (!checked.ok || why !== null) {
      wrong.push({ kind: 'bad_value', field: field.label, detail: `${field.name}: ${why ?? ''}` });
    } else values.push({ field, value: checked.value });
  }
  if (wrong.length === 0 && values.length === 0) {
    wrong.push({ kind: 'nothing', field: '', detail: 'It has no field to write.' });
  }
  const missing = action === 'create' ? missingFields(describe, values) : [];
  for (const field of missing) {
    // A value that is there and wrong is told already.
    if (given.values.some((one) => one.field?.name === field.name)) continue;
    wrong.push({
      kind: 'missing',
      field: field.label,
      detail: `${field.name} (${field.label}) is required.`,
    });
  }
  return { values, wrong };
}

function unknown(name: string, describe: ObjectDescribe, action: 'create' | 'update'): Wrong {
  const close = closeFields(name, describe, action);
  const shown = name.slice(0, 80);
  const offer = close.length > 0 ? ` Close fields: ${close.join(', ')}.` : '';
  return {
    kind: 'unknown_field',
    field: shown,
    detail: `${JSON.stringify(shown)} is no field of ${describe.name}, or the user cannot see it.${offer}`,
  };
}

function readOnly(field: FieldDescribe, describe: ObjectDescribe, action: 'create' | 'update'): Wrong {
  const close = closeFields(field.name, describe, action);
  const offer = close.length > 0 ? ` Close fields that can be: ${close.join(', ')}.` : '';
  return {
    kind: 'read_only_field',
    field: field.label,
    detail: `${field.name} cannot be set by this user.${offer}`,
  };
}

/** Why a lookup cannot hold this id; null where it can, as far as its prefix tells. */
async function wrongReference(
  value: PlannedValue['value'],
  field: FieldDescribe,
  { org, signal }: ToolContext,
): Promise<string | null> {
  if (field.type !== 'reference' || typeof value !== 'string' || field.referenceTo.length === 0) return null;
  const object = await objectOfId(value, org, signal);
  if (object !== null && field.referenceTo.includes(object)) return null;
  const wanted = field.referenceTo.slice(0, 6).join(', ');
  return `It must be the id of a record of ${wanted}${object ? `, and this is one of ${object}` : ''}.`;
}

/** Fields that Salesforce wants for a new record and has no default for. */
export function missingFields(
  describe: ObjectDescribe,
  values: readonly PlannedValue[],
): readonly FieldDescribe[] {
  return describe.fields.filter(
    (field) => isRequired(field, 'create') && !values.some((given) => given.field.name === field.name),
  );
}

export function isRequired(field: FieldDescribe, action: 'create' | 'update'): boolean {
  const must = isWritable(field, action) && !field.nillable && field.type !== 'boolean';
  return must && !(action === 'create' && field.defaultedOnCreate);
}
