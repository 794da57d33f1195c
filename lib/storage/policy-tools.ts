import type { Permission } from '../tools/tool.ts';
import { PERMISSIONS } from './agent.ts';
import { isFields, listOf, type Note, textOf } from './policy-reading.ts';

/**
 * The tools there are, so that a misspelt one can be named: storage is below the tools, and a test holds the two lists
 * together. A name that is not among them is kept, since a policy may be older or newer than this Recordside.
 */
export const TOOL_NAMES: readonly string[] = [
  'get_record',
  'get_related_records',
  'query_records',
  'search_records',
  'describe_object',
  'create_records',
  'update_records',
  'delete_records',
  'restore_records',
  'log_activity',
];

const OBJECT = /^[A-Za-z][A-Za-z0-9_]{0,79}$/;

/** What is no permission is `disabled`; what is no list of tools disables them all. */
export function toolCeilingsOf(
  value: unknown,
  name: string,
  note: Note,
): Readonly<Record<string, Permission>> {
  if (!isFields(value)) {
    note(name);
    return { '*': 'disabled' };
  }
  return Object.fromEntries(
    Object.entries(value).map(([tool, ceiling]) => {
      const known = PERMISSIONS.find((permission) => permission === ceiling);
      if (!known || !isTool(tool)) note(`${name}.${tool}`);
      return [tool, known ?? 'disabled'];
    }),
  );
}

/** An entry that cannot be read allows no object; what is no list of tools allows none to any of them. */
export function objectCeilingsOf(
  value: unknown,
  name: string,
  note: Note,
): Readonly<Record<string, readonly string[]>> {
  if (!isFields(value)) {
    note(name);
    return Object.fromEntries(['*', ...TOOL_NAMES].map((tool) => [tool, []]));
  }
  return Object.fromEntries(
    Object.entries(value).map(([tool, objects]) => {
      const at = `${name}.${tool}`;
      if (!isTool(tool)) note(at);
      return [tool, listOf(objects, at, note, objectOf)];
    }),
  );
}

const isTool = (name: string) => name === '*' || TOOL_NAMES.includes(name);

function objectOf(value: unknown): string | null {
  const object = textOf(value, 80);
  return object !== null && OBJECT.test(object) ? object : null;
}
