import type * as z from 'zod/mini';
import { capText } from './clean-text.ts';
import type { Tool } from './tool.ts';
import { type JsonSchema, toolSchema } from './tool-schema.ts';

export type ParsedArguments =
  | { readonly ok: true; readonly value: unknown }
  /** What the model is told, so that it can call again rightly. */
  | { readonly ok: false; readonly forModel: string };

const MAX_LENGTH = 100_000;

/**
 * The arguments of a call, checked against the tool's schema. What does not fit is refused, never guessed at; only three
 * habits of models are forgiven, since each can mean one thing: null or "" for an optional argument is "not given", a
 * number or boolean in quotes is that number or boolean, and one text where a list of texts is wanted is a list of one.
 */
export function parseArguments(tool: Pick<Tool, 'name' | 'input'>, text: string): ParsedArguments {
  const refuse = (why: string): ParsedArguments => ({
    ok: false,
    forModel: `The arguments of ${tool.name} were not accepted, nothing was run. ${why}`,
  });
  if (text.length > MAX_LENGTH) return refuse(`They are longer than ${MAX_LENGTH} characters.`);
  let json: unknown;
  try {
    // A call without arguments comes as an empty text from some providers.
    json = text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    return refuse(`They are not valid JSON: ${capText(error instanceof Error ? error.message : '', 200)}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse('They must be a JSON object.');
  const schema = toolSchema(tool);
  const parsed = tool.input.safeParse(forgive(json, schema));
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.slice(0, 5).map(words);
  return refuse(`${problems.join(' ')} Expected: ${JSON.stringify(schema)}`);
}

function forgive(json: object, schema: JsonSchema): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema.required ?? []) as readonly string[];
  // A null-prototype object: an argument named __proto__ stays an unknown argument.
  const forgiven: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(json)) {
    if ((value === null || value === '') && Object.hasOwn(properties, name) && !required.includes(name))
      continue;
    forgiven[name] = Object.hasOwn(properties, name) ? unquote(value, properties[name]?.type) : value;
  }
  return forgiven;
}

function unquote(value: unknown, type: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'array') return value.trim().startsWith('[') ? value : [value];
  if (type === 'boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  if ((type === 'integer' || type === 'number') && /^-?\d{1,9}$/.test(value)) return Number(value);
  return value;
}

/** zod/mini carries no texts of its own. */
function words(issue: z.core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'The object';
  if (issue.code === 'unrecognized_keys') {
    return `Unknown: ${issue.keys
      .slice(0, 5)
      .map((key) => JSON.stringify(capText(key, 40)))
      .join(', ')}.`;
  }
  if (issue.code === 'invalid_type') return `${where} must be of type ${issue.expected}.`;
  if (issue.code === 'invalid_value')
    return `${where} must be one of ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_small') return `${where} must be at least ${issue.minimum}.`;
  if (issue.code === 'too_big') return `${where} must be at most ${issue.maximum}.`;
  return `${where} is not valid.`;
}
