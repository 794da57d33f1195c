import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../lib/tools/parse-arguments.ts';
import { toolNamed, tools } from '../../../lib/tools/registry.ts';
import type { Tool } from '../../../lib/tools/tool.ts';
import { toolSchema } from '../../../lib/tools/tool-schema.ts';

const tool = (name: string): Tool => toolNamed(name) as Tool;
const parse = (name: string, args: unknown) =>
  parseArguments(tool(name), typeof args === 'string' ? args : JSON.stringify(args));
const refusal = (name: string, args: unknown) => {
  const parsed = parse(name, args);
  return parsed.ok ? 'accepted' : parsed.forModel;
};

describe('parseArguments', () => {
  it('accepts what fits', () => {
    expect(parse('query_records', { soql: 'SELECT Id FROM Account' })).toEqual({
      ok: true,
      value: { soql: 'SELECT Id FROM Account' },
    });
    expect(parse('get_record', {})).toEqual({ ok: true, value: {} });
    expect(parse('get_record', '')).toEqual({ ok: true, value: {} });
  });

  it('forgives null, "", numbers in quotes and one text for a list', () => {
    expect(parse('get_record', { id: null, object: '' })).toEqual({ ok: true, value: {} });
    expect(parse('search_records', { text: 'acme', limit: '5', objects: 'Account' })).toEqual({
      ok: true,
      value: { text: 'acme', limit: 5, objects: ['Account'] },
    });
    expect(parse('get_related_records', { related: 'Cases', open_only: 'true' })).toEqual({
      ok: true,
      value: { related: 'Cases', open_only: true },
    });
  });

  it('does not forgive what is required', () => {
    expect(refusal('query_records', { soql: null })).toContain('"soql" must be of type string');
    expect(refusal('query_records', { soql: '' })).toContain('"soql" must be at least 1');
    expect(refusal('query_records', {})).toContain('"soql" must be of type string');
  });

  it('refuses what it does not know, and says what it expects', () => {
    expect(refusal('get_record', { id: 'x', force: true })).toContain('Unknown: "force"');
    expect(refusal('get_record', '{"__proto__": {"id": "x"}}')).toContain('Unknown: "__proto__"');
    expect(refusal('search_records', { text: 'ab', limit: 'ten' })).toContain('"limit" must be of type');
    expect(refusal('search_records', { text: 'ab', limit: 9_999 })).toContain('"limit" must be at most 200');
    expect(refusal('search_records', { text: 'ab', objects: ['Account', 5] })).toContain(
      '"objects.1" must be of type string',
    );
    expect(refusal('get_record', { id: 5 })).toContain('Expected: {"type":"object"');
  });

  it.each(['{', '[]', '"x"', 'null', '1', '{"id": "x",}', 'id=5', '{}{}'])('refuses %j', (text) => {
    expect(parse('get_record', text).ok).toBe(false);
  });

  it('refuses what is huge', () => {
    expect(refusal('query_records', { soql: 'x'.repeat(200_000) })).toContain('longer than');
    expect(refusal('query_records', { soql: 'x'.repeat(30_000) })).toContain('"soql" must be at most 20000');
  });

  it('never throws, and never gives an argument that the schema does not name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tools), fc.oneof(fc.string(), fc.json()), (any, text) => {
        const parsed = parseArguments(any, text);
        if (!parsed.ok) return;
        const known = Object.keys(toolSchema(any).properties as object);
        expect(known).toEqual(expect.arrayContaining(Object.keys(parsed.value as object)));
      }),
    );
  });
});

describe('toolSchema', () => {
  it('is minimal, closed and the same every time', () => {
    for (const each of tools) {
      const schema = toolSchema(each);
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(JSON.stringify(schema)).not.toMatch(/\$schema|minLength|maximum|maxItems/);
      expect(toolSchema(each)).toBe(schema);
    }
    expect(toolSchema(tool('query_records'))).toEqual({
      type: 'object',
      properties: {
        soql: { type: 'string' },
        purpose: { type: 'string', description: 'A few words for the user' },
      },
      required: ['soql'],
      additionalProperties: false,
    });
  });

  it('keeps all of them below 1,500 tokens', () => {
    const sent = tools.map((each) => ({
      type: 'function',
      function: { name: each.name, description: each.description, parameters: toolSchema(each) },
    }));
    expect(JSON.stringify(sent).length / 4).toBeLessThan(1_500);
  });
});

describe('registry', () => {
  it('knows its tools by name, and no others', () => {
    expect(tools.map(({ name }) => name)).toEqual([
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
    ]);
    expect(toolNamed('constructor')).toBeUndefined();
    for (const each of tools) {
      // Nothing that writes may run unasked.
      const asked = each.kind === 'write' ? 'needs_approval' : 'disabled';
      expect(each.defaultPermission).toBe(each.kind === 'read' ? 'always_allow' : asked);
      expect(each.write !== undefined).toBe(each.kind !== 'read');
    }
  });
});
