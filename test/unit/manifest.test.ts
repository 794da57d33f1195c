import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { POLICY_KEYS, parsePolicy } from '../../lib/storage/policy-parse.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const schema = z
  .looseObject({ type: z.literal('object'), properties: z.record(z.string(), z.unknown()) })
  .parse(read('public/managed-schema.json'));
const example = z.looseObject({ keys: z.array(z.string()) }).parse(read('docs/policy-example.json'));

/** Chrome loads no extension whose schema breaks one of these, and hands over no value that breaks the schema. */
function wide(part: unknown, at = 'policy'): void {
  const { type, properties, items, additionalProperties, ...rest } = part as Record<string, unknown>;
  expect([at, type]).toEqual([at, expect.stringMatching(/^(string|integer|boolean|array|object)$/)]);
  // Anything narrower would hide a mistake from our own parser, and with it loosen what was meant to be strict.
  expect([at, Object.keys(rest).filter((key) => key !== 'title' && key !== 'description')]).toEqual([at, []]);
  for (const [key, inner] of Object.entries(properties ?? {})) wide(inner, `${at}.${key}`);
  if (type === 'array') wide(items, `${at}[]`);
  if (additionalProperties) wide(additionalProperties, `${at}.*`);
}

/** What Chrome does not hand over: the whole key is gone. */
function fits(value: unknown, part: unknown): boolean {
  const { type, properties, items, additionalProperties } = part as {
    type: string;
    properties?: Record<string, unknown>;
    items?: unknown;
    additionalProperties?: unknown;
  };
  if (type === 'array') return Array.isArray(value) && value.every((entry) => fits(entry, items));
  if (type !== 'object') return type === (Number.isInteger(value) ? 'integer' : typeof value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([key, entry]) => {
    const inner = properties?.[key] ?? additionalProperties;
    return inner !== undefined && fits(entry, inner);
  });
}

describe('the schema of managed policy', () => {
  it('is one that Chrome takes, and narrows nothing but types', () => {
    expect(Object.keys(schema)).toEqual(['type', 'properties']);
    wide(schema);
  });

  it('has every key that Recordside reads, and no other', () => {
    expect(Object.keys(schema.properties)).toEqual(['keys', ...POLICY_KEYS]);
  });
});

describe('the example of a policy', () => {
  it('is read in full, and lists its own keys', () => {
    expect(parsePolicy(example).unreadable).toEqual([]);
    const { keys, ...rest } = example;
    expect(Object.keys(rest)).toEqual(keys);
    expect(keys).toEqual([...POLICY_KEYS]);
  });

  it('is handed over by Chrome as it is', () => {
    expect(fits(example, schema)).toBe(true);
    expect(fits({ ...example, toolCeilings: { delete_records: false } }, schema)).toBe(false);
  });
});

describe('the guide for administrators', () => {
  it('tells of every key', () => {
    const guide = readFileSync(new URL('../../docs/admin-guide.md', import.meta.url), 'utf8');
    for (const key of ['keys', ...POLICY_KEYS]) expect(guide).toContain(`\`${key}\``);
  });
});
