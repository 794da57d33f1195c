import { type Problem, problem } from '../problem.ts';
import { objectOfPrefix } from '../salesforce/key-prefixes.ts';
import { toId18 } from '../salesforce/record-id.ts';
import { askOrg, failed, OBJECT_LIST } from './ask-org.ts';
import { capText, cleanText } from './clean-text.ts';
import { objectOfId, resolveObject } from './resolve-object.ts';
import { isFieldPath } from './soql-escape.ts';
import type { ToolContext, ToolOutcome } from './tool.ts';

export type ResolvedRecord =
  /** `id` has 18 characters; `object` is an API name, fit to stand in a query. */
  | { readonly ok: true; readonly id: string; readonly object: string }
  /** What the call ends with. */
  | { readonly ok: false; readonly outcome: ToolOutcome };

/**
 * The record a call is about: the one it names, else the one on the page. A page of another org never counts: its ids
 * mean nothing, or something else, in the connected org.
 */
export async function resolveRecord(
  input: { readonly id?: string | undefined; readonly object?: string | undefined },
  context: ToolContext,
): Promise<ResolvedRecord> {
  const { page, org, signal } = context;
  const refuse = (what: Problem, hint: string): ResolvedRecord => ({
    ok: false,
    outcome: failed(what, { hint, repairable: true }),
  });
  const given = input.id?.trim();
  const pageId = page?.recordId ?? null;
  const id = given === undefined ? pageId : toId18(given);
  if (given !== undefined && id === null) {
    const shown = capText(cleanText(given), 40);
    return refuse(
      problem('tool_bad_id', { subs: [shown] }),
      'The id must be the 15 or 18 characters of a record id.',
    );
  }
  if (id === null) {
    return refuse(
      problem('tool_no_record'),
      'No record is open. Give an id, found by search_records or query_records.',
    );
  }
  const onPage = id === pageId;
  if (onPage && isOtherOrg(context)) {
    return refuse(
      problem('tool_other_org'),
      'The page is in another org than the connected one. Tell the user so.',
    );
  }
  const known = await askOrg(OBJECT_LIST, context, async () => {
    // The prefix knows best: an address, or a model, may name another object than the id is of.
    const sure = objectOfPrefix(id) ?? (onPage ? page?.object : null) ?? (await objectOfId(id, org, signal));
    if (sure || input.object === undefined) return sure;
    const named = await resolveObject(input.object, org, signal);
    return named.ok ? named.object : null;
  });
  if (!known.ok) {
    return { ok: false, outcome: failed(known.problem, { sources: [known.source], error: known.error }) };
  }
  const object = known.value;
  if (object && isFieldPath(object)) return { ok: true, id, object };
  return refuse(
    problem('tool_unknown_prefix', { subs: [id.slice(0, 3)] }),
    'No object of this org that the user can see has ids like this one. The id may be from another org.',
  );
}

/** A page whose host does not tell its org (`na123.salesforce.com`) counts as the connected one. */
function isOtherOrg({ page, org }: ToolContext): boolean {
  const host = page?.org.lightningHost ?? null;
  return host !== null && host.toLowerCase() !== org.lightningHost.toLowerCase();
}
