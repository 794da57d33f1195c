/** Calls in the demo's own words, put into the argument names that the offered tool's schema has. */
import type { ToolSpec } from '../contract.ts';

export interface Call {
  tool: string;
  args: Record<string, unknown>;
}

/** `purpose`: a few words for the user, where the tool takes them. */
export const queryRecords = (soql: string, purpose: string): Call => ({
  tool: 'query_records',
  args: { soql, purpose },
});
export const searchRecords = (text: string, objects: readonly string[]): Call => ({
  tool: 'search_records',
  args: { text, objects },
});
export const getRecord = (object: string, id: string): Call => ({ tool: 'get_record', args: { object, id } });
/** Without `fields` the tool chooses them. */
export const getRelated = (id: string, related: string, fields?: readonly string[]): Call => ({
  tool: 'get_related_records',
  args: { id, related, fields },
});
export const describeObject = (object: string): Call => ({ tool: 'describe_object', args: { object } });

export const createRecord = (object: string, fields: Record<string, unknown>): Call => ({
  tool: 'create_records',
  args: { object, records: [fields] },
});
export const updateRecords = (
  object: string,
  records: readonly { id: string; fields: Record<string, unknown> }[],
): Call => ({ tool: 'update_records', args: { object, records } });
export const deleteRecords = (object: string, ids: readonly string[]): Call => ({
  tool: 'delete_records',
  args: { object, ids },
});
/** Without `object` the tool tells it from the ids. */
export const restoreRecords = (object: string | undefined, ids: readonly string[]): Call => ({
  tool: 'restore_records',
  args: { object, ids },
});
export const logActivityCall = (args: Record<string, unknown>): Call => ({ tool: 'log_activity', args });

/** Other names under which a schema may ask for the same. */
const SYNONYMS: Record<string, RegExp> = {
  soql: /^(soql|query|statement)$/i,
  text: /^(text|query|term|q|search|search_?text|search_?term)$/i,
  objects: /^(objects?|object_?names?|types?)$/i,
  object: /^(object|object_?name|object_?api_?name|sobject|type)$/i,
  id: /^(id|record_?id|parent_?id)$/i,
  related: /^(related|related_?list|relationships?|relationship_?name|child_?relationship|children)$/i,
};

interface Schema {
  properties?: Record<string, { type?: unknown }>;
}

/** Arguments the schema does not know are left out; names are matched exactly first, then by synonym. */
export function fillArguments(call: Call, offered: ToolSpec): Record<string, unknown> {
  const properties = (offered.function.parameters as Schema | undefined)?.properties;
  if (!properties) return call.args;
  const names = Object.keys(properties);
  const filled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(call.args)) {
    if (value === undefined) continue;
    const name = names.find((known) => known === key) ?? names.find((known) => SYNONYMS[key]?.test(known));
    if (name !== undefined && !(name in filled)) filled[name] = shaped(value, properties[name]?.type);
  }
  return filled;
}

function shaped(value: unknown, type: unknown): unknown {
  if (type === 'array' && !Array.isArray(value)) return [value];
  if (type === 'string' && Array.isArray(value)) return value[0];
  return value;
}
