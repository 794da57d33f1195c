import * as z from 'zod/mini';
import type { Tool } from './tool.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** Bounds are checked here when the arguments arrive; the model pays for each word of a schema and some providers refuse more. */
const KEPT = ['type', 'description', 'properties', 'required', 'items', 'enum', 'additionalProperties'];

const cache = new WeakMap<object, JsonSchema>();

/** The JSON schema of a tool's arguments as the model gets it: minimal, and the same to the byte every time. */
export function toolSchema(tool: Pick<Tool, 'input'>): JsonSchema {
  const known = cache.get(tool.input);
  if (known) return known;
  const schema = minimal(z.toJSONSchema(tool.input, { io: 'input' }));
  cache.set(tool.input, schema);
  return schema;
}

function minimal(schema: unknown): JsonSchema {
  if (typeof schema !== 'object' || schema === null) return {};
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!KEPT.includes(key)) continue;
    if (key === 'properties') {
      kept[key] = Object.fromEntries(
        Object.entries(value as object).map(([name, of]) => [name, minimal(of)]),
      );
    } else kept[key] = key === 'items' ? minimal(value) : value;
  }
  return kept;
}
