import { describe, expect, it } from 'vitest';
import type { Adjustment } from '../../../lib/models/adjustments.ts';
import type { ModelRequest, ModelTool, PresetId } from '../../../lib/models/model.ts';
import { requestBody } from '../../../lib/models/request-body.ts';
import { provider, request, TOOL } from './helpers.ts';

const body = (preset: PresetId, more: Partial<ModelRequest> = {}, ...adjustments: Adjustment[]) =>
  requestBody(provider(preset), request(more), new Set(adjustments));

describe('requestBody', () => {
  it('asks for a stream with usage, and lets the model choose its tools', () => {
    expect(body('openai')).toEqual({
      model: 'gpt-4.1',
      messages: [{ role: 'user', content: 'What is open on this account?' }],
      tools: [TOOL],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('keeps the tools in the request where none may be called, so that the history stays valid', () => {
    expect(body('anthropic', { toolChoice: 'none' })).toMatchObject({ tools: [{}], tool_choice: 'none' });
    for (const local of [
      body('ollama', { toolChoice: 'none' }),
      body('compatible', { toolChoice: 'none' }, 'no_tool_choice'),
    ]) {
      expect(local).not.toHaveProperty('tools');
      expect(local).not.toHaveProperty('tool_choice');
    }
    expect(body('openai', { tools: [], toolChoice: 'none' })).not.toHaveProperty('tool_choice');
  });

  it('turns reasoning off where tools need it, and only then', () => {
    for (const model of ['gpt-5.6-terra', 'gpt-5.9', 'gpt-6.1-sol']) {
      expect(body('openai', { model })).toHaveProperty('reasoning_effort', 'none');
    }
    for (const model of ['gpt-4.1', 'gpt-5', 'gpt-5.4-mini', 'gpt-6-sol', 'o3']) {
      expect(body('openai', { model })).not.toHaveProperty('reasoning_effort');
    }
    expect(body('openai', { model: 'gpt-5.6-terra', tools: [] })).not.toHaveProperty('reasoning_effort');
    expect(body('openrouter', { model: 'gpt-5.6-terra' })).not.toHaveProperty('reasoning_effort');
    expect(body('compatible', {}, 'no_reasoning')).toHaveProperty('reasoning_effort', 'none');
  });

  it('names a limit only where the provider wants one', () => {
    expect(body('anthropic')).toHaveProperty('max_tokens', 16_000);
    expect(body('gemini')).not.toHaveProperty('max_tokens');
  });

  it('knows the role developer at OpenAI only', () => {
    const messages = [{ role: 'developer' as const, content: 'Be brief.' }];
    expect(body('openai', { messages }).messages).toEqual(messages);
    expect(body('gemini', { messages }).messages).toEqual([{ role: 'system', content: 'Be brief.' }]);
  });

  it('takes out of the schemas what the provider refuses, and no property that has such a name', () => {
    const tool: ModelTool = {
      type: 'function',
      function: {
        name: 'update',
        strict: true,
        parameters: {
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          type: 'object',
          additionalProperties: false,
          properties: {
            additionalProperties: {
              type: 'object',
              propertyNames: { type: 'string' },
              additionalProperties: {},
            },
            list: { type: 'array', items: { type: 'object', additionalProperties: false } },
            kind: { enum: ['$schema', { additionalProperties: 1 }] },
          },
          required: ['additionalProperties'],
        },
      },
    };
    const [sent] = body('gemini', { tools: [tool] }).tools as ModelTool[];
    expect(sent?.function).toEqual({
      name: 'update',
      parameters: {
        type: 'object',
        properties: {
          additionalProperties: { type: 'object' },
          list: { type: 'array', items: { type: 'object' } },
          kind: { enum: ['$schema', { additionalProperties: 1 }] },
        },
        required: ['additionalProperties'],
      },
    });
    const [full] = body('openai', { tools: [tool] }).tools as ModelTool[];
    expect(full?.function).toMatchObject({ strict: true, parameters: { additionalProperties: false } });
    expect(full?.function.parameters).not.toHaveProperty('$schema');
  });

  it('begins the same to the byte while the conversation grows', () => {
    const first = request();
    const later = request({ messages: [...first.messages, { role: 'user', content: 'And now?' }] });
    const [a, b] = [first, later].map((each) =>
      JSON.stringify(requestBody(provider(), each, new Set()).messages).slice(0, -1),
    );
    expect(b?.startsWith(a ?? '?')).toBe(true);
  });
});
