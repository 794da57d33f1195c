import * as z from 'zod/mini';
import { problem } from '../problem.ts';
import type { RawRecord } from '../salesforce/org-client.ts';
import type { Source } from '../storage/run.ts';
import { askOrg, failed, NO_ROWS, type Question } from './ask-org.ts';
import { cleanText } from './clean-text.ts';
import { objectNamed } from './describe-object.ts';
import { listFields } from './field-choice.ts';
import { emptySource, keepResult } from './keep-result.ts';
import { queryRows } from './query-rows.ts';
import type { SelectItem } from './select-list.ts';
import { defineTool, type ToolContext, type ToolOutcome } from './tool.ts';

/** Where one looks for a name, unless told otherwise. */
const DEFAULT_OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case'];
const DEFAULT_LIMIT = 10;
/** Salesforce finds nothing by a single character. */
const MIN_LENGTH = 2;

export const searchRecords = defineTool({
  name: 'search_records',
  description:
    'Find records by words in any text field: names, emails, phones. Default: accounts, contacts, leads, opportunities, cases.',
  input: z.strictObject({
    text: z.string().check(z.maxLength(200)),
    objects: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(10))),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(200), z.describe('Per object, default 10'))),
  }),
  kind: 'read',
  defaultPermission: 'always_allow',
  async run({ text, objects, limit = DEFAULT_LIMIT }, context) {
    const q = cleanText(text).replace(/\s+/g, ' ').trim();
    if (q.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LENGTH) {
      return failed(problem('tool_search_too_short'), {
        hint: 'Salesforce searches for two letters or digits at least. Use query_records, or a longer text.',
        repairable: true,
      });
    }
    const chosen = await chooseObjects(objects ?? [], context);
    if (!Array.isArray(chosen)) return chosen;
    return search(q, chosen, Math.min(limit, context.maxRows), context);
  },
});

/** The named objects, or those of the usual ones that the user can search. */
async function chooseObjects(
  named: readonly string[],
  context: ToolContext,
): Promise<string[] | ToolOutcome> {
  if (named.length === 0) {
    try {
      const all = await context.org.describeGlobal(context.signal);
      const usual = DEFAULT_OBJECTS.filter((name) =>
        all.some((object) => object.name === name && object.searchable),
      );
      if (usual.length > 0) return usual;
    } catch {
      // The search itself will say what is wrong.
    }
    return DEFAULT_OBJECTS;
  }
  const chosen = new Set<string>();
  for (const name of named) {
    const object = await objectNamed(name, context);
    if ('forModel' in object) return object;
    chosen.add(object.name);
  }
  return [...chosen];
}

interface Target {
  readonly name: string;
  readonly fields: string[];
}

async function search(
  q: string,
  objects: readonly string[],
  limit: number,
  context: ToolContext,
): Promise<ToolOutcome> {
  const targets = await Promise.all(objects.map((name) => targetOf(name, context)));
  const parameters = {
    q,
    in: 'ALL',
    fields: ['Id'],
    sobjects: targets.map(({ name, fields }) => ({ name, fields, limit })),
    overallLimit: Math.min(2_000, limit * targets.length),
  } as const;
  const question: Question = { request: JSON.stringify(parameters), language: 'search', objects };
  const answer = await askOrg(question, context, () => context.org.search(parameters, context.signal));
  if (!answer.ok) {
    const { error, source } = answer;
    return failed(answer.problem, { sources: [source], error, repairable: error.repairable });
  }
  if (answer.value.length === 0) {
    const forModel = `${NO_ROWS} Records made in the last minutes may not be searchable yet; query_records finds them.`;
    return { forModel, sources: [emptySource(question, answer.durationMs)] };
  }

  const parts: string[] = [];
  const sources: Source[] = [];
  for (const [object, records] of byObject(answer.value)) {
    const fields = targets.find(({ name }) => name === object)?.fields ?? ['Id'];
    const items = fields.map((path): SelectItem => ({ kind: 'field', path, alias: null }));
    const describe = await context.org.describe(object, context.signal).catch(() => null);
    const rows = queryRows({ records, total: records.length, done: true }, items, describe);
    // One request found them all: its time stands with the first.
    const asked = { ...question, objects: [object] };
    const full = records.length >= limit;
    const kept = await keepResult(
      { ...rows, object, total: full ? null : records.length, capped: full },
      asked,
      sources.length === 0 ? answer.durationMs : 0,
      context,
      { maxRows: 20, maxChars: 3_000 },
    );
    parts.push(kept.forModel);
    sources.push(kept.source);
  }
  const none = objects.filter((name) => !answer.value.some((record) => record.attributes?.type === name));
  if (none.length > 0) parts.push(`(Nothing found, or nothing the user can see, in: ${none.join(', ')}.)`);
  return { forModel: parts.join('\n'), sources };
}

/** Without a describe only the id can be asked for safely: one wrong field fails the whole search. */
async function targetOf(name: string, context: ToolContext): Promise<Target> {
  try {
    const fields = listFields(await context.org.describe(name, context.signal), 4);
    // Search returns an object's own fields; paths to parents are SOQL's.
    return { name, fields: fields.filter((field) => !field.includes('.')) };
  } catch {
    return { name, fields: ['Id'] };
  }
}

function byObject(records: readonly RawRecord[]): Map<string, RawRecord[]> {
  const groups = new Map<string, RawRecord[]>();
  for (const record of records) {
    const type = record.attributes?.type ?? 'Record';
    groups.set(type, [...(groups.get(type) ?? []), record]);
  }
  return groups;
}
