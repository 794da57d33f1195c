import * as z from 'zod/mini';
import { problem } from '../problem.ts';
import type { FieldDescribe } from '../salesforce/org-client.ts';
import type { Cell, Column } from '../storage/result.ts';
import { askOrg, describeQuestion, failed, OBJECT_LIST } from './ask-org.ts';
import { plain } from './close-names.ts';
import { emptySource, keepResult } from './keep-result.ts';
import { relatedLists } from './related-counts.ts';
import { resolveObject } from './resolve-object.ts';
import { defineTool, type ToolContext, type ToolOutcome } from './tool.ts';

export const describeObject = defineTool({
  name: 'describe_object',
  description: "List an object's fields, picklist values, lookups and child relationships.",
  input: z.strictObject({
    object: z.string().check(z.minLength(1), z.maxLength(100), z.describe('API name or label')),
    filter: z.optional(z.string().check(z.maxLength(100), z.describe('Only fields with this text'))),
  }),
  kind: 'read',
  defaultPermission: 'always_allow',
  async run({ object: wanted, filter }, context) {
    const object = await objectNamed(wanted, context);
    if ('forModel' in object) return object;
    const question = describeQuestion(object.name);
    const answer = await askOrg(question, context, () => context.org.describe(object.name, context.signal));
    if (!answer.ok) return failed(answer.problem, { sources: [answer.source], error: answer.error });

    const describe = answer.value;
    const words = plain(filter ?? '');
    const has = (...texts: readonly string[]) =>
      words === '' || texts.some((text) => plain(text).includes(words));
    const fields = describe.fields.filter((field) =>
      words === ''
        ? !UNASKED.has(field.name)
        : has(
            field.name,
            field.label,
            ...field.referenceTo,
            ...field.picklistValues.map(({ label }) => label),
          ),
    );
    const children = relatedLists(describe).filter((child) =>
      has(child.relationshipName, child.childSObject),
    );
    const childNote = childrenNote(children);
    if (fields.length === 0) {
      const forModel = `No field of ${describe.name} that the user can see matches the filter.`;
      return {
        forModel: [forModel, childNote].filter((part) => part !== null).join('\n'),
        sources: [emptySource(question, answer.durationMs)],
      };
    }
    const kept = await keepResult(
      {
        object: describe.name,
        columns: COLUMNS,
        rows: fields.map(fieldRow),
        recordIds: fields.map(() => null),
        total: fields.length,
        capped: false,
      },
      question,
      answer.durationMs,
      context,
      { maxRows: fields.length, maxChars: MAX_CHARS, maxCell: 300 },
    );
    const more = /\| shown \d+/.test(kept.block.slice(0, 200)) ? '(Use filter to see the others.)' : null;
    return {
      forModel: [kept.forModel, more, childNote].filter((part) => part !== null).join('\n'),
      sources: [kept.source],
    };
  },
});

const MAX_CHARS = 8_000;

/** Every object has them, and hardly a question needs them; a filter finds them. */
const UNASKED = new Set(['IsDeleted', 'SystemModstamp', 'LastViewedDate', 'LastReferencedDate']);

const COLUMNS: readonly Column[] = ['Field', 'Label', 'Type', 'Values', 'Flags'].map((name) => ({
  name,
  label: name,
  type: 'string',
}));

/** An object by API name or label, or the outcome that says it is not there. */
export async function objectNamed(
  wanted: string,
  context: ToolContext,
): Promise<{ name: string } | ToolOutcome> {
  const answer = await askOrg(OBJECT_LIST, context, () => resolveObject(wanted, context.org, context.signal));
  if (!answer.ok) return failed(answer.problem, { sources: [answer.source], error: answer.error });
  if (answer.value.ok) return { name: answer.value.object };
  const { close } = answer.value;
  const what = problem('tool_unknown_object', { subs: [wanted.slice(0, 80)] });
  const hint =
    close.length > 0 ? `Close objects: ${close.join(', ')}.` : 'No object of the org has a name like it.';
  const source = { ...emptySource(OBJECT_LIST, answer.durationMs, null), problem: what };
  return failed(what, {
    sources: [source],
    hint: `No such object, or no access to it. ${hint}`,
    repairable: true,
  });
}

function fieldRow(field: FieldDescribe): Cell[] {
  return [field.name, field.label, typeOf(field), valuesOf(field), flagsOf(field) || null];
}

function typeOf({ type, length, restrictedPicklist }: FieldDescribe): string {
  if (/^(string|textarea|encryptedstring)$/.test(type) && length > 0) return `${type}(${length})`;
  return /picklist$/.test(type) && !restrictedPicklist ? `${type} (open)` : type;
}

/** Picklist values as a query wants them, or what a lookup points at, with the name for paths. */
function valuesOf({ referenceTo, relationshipName, picklistValues }: FieldDescribe): string | null {
  if (referenceTo.length > 0) {
    const to = `→ ${referenceTo.slice(0, 8).join(', ')}${referenceTo.length > 8 ? ', …' : ''}`;
    return relationshipName ? `${to} as ${relationshipName}` : to;
  }
  const values = picklistValues.filter(({ active }) => active).map(({ value }) => value);
  return values.length > 0 ? values.join('; ') : null;
}

function flagsOf(field: FieldDescribe): string {
  const flags = [
    field.nameField ? 'name' : null,
    field.createable && !field.nillable && !field.defaultedOnCreate && field.type !== 'boolean'
      ? 'required'
      : null,
    field.calculated ? 'formula' : null,
    !field.calculated && !field.createable && !field.updateable ? 'read-only' : null,
    field.filterable ? null : 'no filter',
  ];
  return flags.filter((flag) => flag !== null).join(', ');
}

const MAX_CHILDREN = 40;

function childrenNote(children: ReturnType<typeof relatedLists>): string | null {
  if (children.length === 0) return null;
  const names = children
    .slice(0, MAX_CHILDREN)
    .map(({ relationshipName, childSObject, field }) => `${relationshipName} (${childSObject}.${field})`);
  const more = children.length > MAX_CHILDREN ? `, and ${children.length - MAX_CHILDREN} more` : '';
  return `(Child relationships: ${names.join(', ')}${more}.)`;
}
