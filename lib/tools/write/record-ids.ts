import { problem } from '../../problem.ts';
import { toId18 } from '../../salesforce/record-id.ts';
import { capText, cleanText } from '../clean-text.ts';
import { objectOfId, resolveObject } from '../resolve-object.ts';
import { resolveRecord } from '../resolve-record.ts';
import type { ToolContext } from '../tool.ts';
import { CallRefused } from './call-refused.ts';

/** Ids as 18 characters, none twice. Throws CallRefused for what is no id, or is the id of another org's page. */
export async function recordIds(given: readonly string[], context: ToolContext): Promise<string[]> {
  const ids = given.map((one) => {
    const id = toId18(one.trim());
    if (id !== null) return id;
    throw new CallRefused(problem('tool_bad_id', { subs: [capText(cleanText(one), 40)] }), {
      hint: 'Each id must be the 15 or 18 characters of a record id.',
      repairable: true,
    });
  });
  if (new Set(ids).size < ids.length) {
    throw new CallRefused(problem('write_record_twice'), {
      hint: 'Name each record once.',
      repairable: true,
    });
  }
  // A page of another org has ids that mean nothing here, or another record.
  const pageId = context.page?.recordId;
  if (pageId && ids.includes(pageId)) {
    const page = await resolveRecord({ id: pageId }, context);
    if (!page.ok) {
      const what = page.outcome.failure?.problem ?? problem('tool_other_org');
      throw new CallRefused(what, {
        hint: 'The record of the page cannot be used: it may be in another org. Tell the user.',
        sources: page.outcome.sources,
      });
    }
  }
  return ids;
}

/** The one object that all ids are of. Throws CallRefused where there is none. */
async function objectOfIds(ids: readonly string[], context: ToolContext): Promise<string> {
  const objects = new Set<string>();
  for (const id of ids) {
    const object = await objectOfId(id, context.org, context.signal);
    if (object === null) {
      throw new CallRefused(problem('tool_unknown_prefix', { subs: [id.slice(0, 3)] }), {
        hint: `No object that the user can see has ids like ${id}.`,
        repairable: true,
      });
    }
    objects.add(object);
  }
  const [object, ...others] = objects;
  if (object !== undefined && others.length === 0) return object;
  throw new CallRefused(problem('write_mixed_objects'), {
    hint: `One call takes records of one object; these are of ${[...objects].join(', ')}.`,
    repairable: true,
  });
}

/** The object that the ids are of, which must be the one that the call names, where it names one. Throws CallRefused. */
export async function objectOfCall(
  wanted: string | undefined,
  ids: readonly string[],
  context: ToolContext,
): Promise<string> {
  const object = await objectOfIds(ids, context);
  if (wanted === undefined) return object;
  // What a call may touch is decided by the object it names: the ids must not lead to another.
  const named = await resolveObject(wanted, context.org, context.signal);
  if (named.ok && named.object.toLowerCase() === object.toLowerCase()) return object;
  const [first = ''] = ids;
  throw new CallRefused(problem('write_other_object', { subs: [first, wanted.slice(0, 80)] }), {
    hint: `These are ids of ${object}.`,
    repairable: true,
  });
}
