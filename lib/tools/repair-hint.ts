import type { ObjectDescribe } from '../salesforce/org-client.ts';
import { closeNames, type Named } from './close-names.ts';
import type { Refusal } from './refusal.ts';
import { parseSelect } from './select-list.ts';
import type { ToolContext } from './tool.ts';

/**
 * What helps to mend a query that Salesforce refused: names of the org that are close to the one that is wrong. A field
 * that is missing and one that the user may not see give the same error, so the hint says both. Null where nothing
 * helps; a describe that fails takes the hint with it, not the answer.
 */
export async function repairHint(error: Refusal, soql: string, context: ToolContext): Promise<string | null> {
  try {
    return await hintFor(error, soql, context);
  } catch {
    return null;
  }
}

async function hintFor(
  { code, message }: Refusal,
  soql: string,
  context: ToolContext,
): Promise<string | null> {
  const { org, signal } = context;
  const from = parseSelect(soql)?.from;

  const column = /No such column '([^']+)' on (?:entity|sobject of type) '?(\w+)/i.exec(message);
  if (column?.[1] && column[2]) {
    const describe = await org.describe(column[2], signal);
    return hint('fields', column[1], describe.name, closeNames(column[1], describe.fields));
  }

  const relation = /No such relation '([^']+)' on entity '?(\w+)/i.exec(message);
  const inPath = /understand relationship '([^']+)' in field path/i.exec(message);
  const parent = relation?.[1] ?? inPath?.[1];
  const owner = relation?.[2] ?? from;
  if (parent && owner) {
    const describe = await org.describe(owner, signal);
    return hint('relationships', parent, describe.name, closeNames(parent, parents(describe)));
  }

  const child = /understand relationship '([^']+)' in FROM part/i.exec(message)?.[1];
  if (child && from) {
    const describe = await org.describe(from, signal);
    return hint('child relationships', child, describe.name, closeNames(child, children(describe)));
  }
  if (code === 'INVALID_TYPE') {
    const wanted = /sObject type '([^']+)'/i.exec(message)?.[1] ?? from;
    if (wanted) return hint('objects', wanted, null, closeNames(wanted, await org.describeGlobal(signal)));
  }
  return null;
}

function hint(kind: string, wanted: string, object: string | null, close: readonly string[]): string {
  const on = object ? ` on ${object}` : '';
  const missing = `"${wanted.replace(/[^\w.]/g, '').slice(0, 80)}" does not exist${on}, or the connected user cannot see it.`;
  return close.length > 0
    ? `${missing} Close ${kind}${on}: ${close.join(', ')}.`
    : `${missing} Nothing close to it is there; describe_object lists what is.`;
}

function parents(describe: ObjectDescribe): Named[] {
  return describe.fields.flatMap(({ relationshipName, label }) =>
    relationshipName ? [{ name: relationshipName, label }] : [],
  );
}

function children(describe: ObjectDescribe): Named[] {
  return describe.childRelationships.flatMap(({ relationshipName, childSObject }) =>
    relationshipName ? [{ name: relationshipName, label: childSObject }] : [],
  );
}
