import { describe, expect, it } from 'vitest';
import { callModel } from '../../../lib/models/call-model.ts';
import { effortsOf } from '../../../lib/models/efforts.ts';
import type { ModelRequest, PresetId } from '../../../lib/models/model.ts';
import { requestBody } from '../../../lib/models/request-body.ts';
import { EFFORTS } from '../../../lib/storage/agent.ts';
import { answer, fakeWire, KEY, problemOf, provider, refused, request, streamed } from './helpers.ts';

const body = (preset: PresetId, more: Partial<ModelRequest>) =>
  requestBody(provider(preset), request(more), new Set());

describe('effortsOf', () => {
  it.each<[PresetId, string, readonly string[]]>([
    ['openai', 'gpt-5', ['minimal', 'low', 'medium', 'high']],
    ['openai', 'gpt-5-mini-2025-08-07', ['minimal', 'low', 'medium', 'high']],
    ['openai', 'gpt-5.1', ['low', 'medium', 'high']],
    ['openai', 'o3', ['low', 'medium', 'high']],
    ['openai', 'o4-mini-2025-04-16', ['low', 'medium', 'high']],
    // With tools these take none on chat completions: nothing is offered that would not be done.
    ['openai', 'gpt-5.4', []],
    ['openai', 'gpt-5.6-terra', []],
    ['openai', 'gpt-6.1-sol', []],
    ['openai', 'gpt-4.1', []],
    ['openai', 'o1-mini', []],
    ['anthropic', 'claude-opus-5-5', []],
    ['gemini', 'gemini-3.8-flash', ['low', 'medium', 'high']],
    ['gemini', 'gemini-3-pro-preview', ['low', 'high']],
    ['gemini', 'gemini-2.5-flash', ['low', 'medium', 'high']],
    ['gemini', 'gemini-2.0-flash', []],
    ['openrouter', 'openai/gpt-5.6-terra', ['minimal', 'low', 'medium', 'high']],
    ['openrouter', 'anthropic/claude-sonnet-5.5', ['minimal', 'low', 'medium', 'high']],
    ['openrouter', 'anthropic/claude-3.5-sonnet', []],
    ['openrouter', 'meta-llama/llama-3.3-70b-instruct', []],
    ['ollama', 'gpt-oss:20b', ['low', 'medium', 'high']],
    ['ollama', 'qwen3:32b', []],
    ['lmstudio', 'openai/gpt-oss-20b', ['low', 'medium', 'high']],
    ['compatible', 'openai/gpt-oss-120b', ['low', 'medium', 'high']],
    ['compatible', 'o3', ['low', 'medium', 'high']],
    ['compatible', 'our-model', []],
    ['compatible', '', []],
  ])('%s %s: %j', (preset, model, efforts) => {
    expect(effortsOf(preset, model)).toEqual(efforts);
  });
});

describe('a request', () => {
  it('names the effort as the provider wants it named', () => {
    expect(body('openai', { model: 'o3', effort: 'high' })).toMatchObject({ reasoning_effort: 'high' });
    expect(body('gemini', { model: 'gemini-3.8-flash', effort: 'low' })).toMatchObject({
      reasoning_effort: 'low',
    });
    const routed = body('openrouter', { model: 'openai/gpt-5.6-terra', effort: 'medium' });
    expect(routed).toMatchObject({ reasoning: { effort: 'medium' } });
    expect(routed).not.toHaveProperty('reasoning_effort');
  });

  it('never names one that the model does not take, wherever it comes from', () => {
    for (const effort of [...EFFORTS, null, undefined]) {
      const more = effort === undefined ? {} : { effort };
      for (const [preset, model] of [
        ['anthropic', 'claude-opus-5-5'],
        ['openai', 'gpt-4.1'],
        ['ollama', 'llama3.1:8b'],
      ] as const) {
        const sent = body(preset, { model, ...more });
        expect(sent).not.toHaveProperty('reasoning_effort');
        expect(sent).not.toHaveProperty('reasoning');
      }
      expect(body('openai', { model: 'gpt-5.6-terra', ...more })).toHaveProperty('reasoning_effort', 'none');
    }
    expect(body('gemini', { model: 'gemini-3.8-flash', effort: 'minimal' })).not.toHaveProperty(
      'reasoning_effort',
    );
  });
});

describe('a refusal of the effort', () => {
  const refusals = [
    {
      message: "Unsupported value: 'low' is not supported with the 'o3' model.",
      param: 'reasoning_effort',
    },
    { message: 'Unrecognized request argument supplied: reasoning_effort' },
    { message: 'Thinking level MEDIUM is not supported for this model.' },
    { message: 'think value "medium" is not supported for this model' },
    { message: '"gpt-oss" does not support thinking' },
  ];

  it.each(refusals)('is learned, and the request sent again without: $message', async (error) => {
    const server = provider('compatible', `https://${refusals.indexOf(error)}.effort.example.com/v1`);
    const wire = fakeWire([refused(400, { error }), streamed(answer('Three.'))]);
    const wish = request({ model: 'o3', effort: 'low' });
    expect((await callModel(server, KEY, wish, wire)).text).toBe('Three.');
    await callModel(server, KEY, request({ model: 'o3', effort: 'low' }), wire);
    expect(wire.sent.map(({ body: sent }) => sent.reasoning_effort)).toEqual(['low', undefined, undefined]);
  });

  it('of any effort together with tools is first met without one, then with none, then told', async () => {
    const server = provider('compatible', 'https://tools.effort.example.com/v1');
    const error = {
      message:
        'Function tools with reasoning_effort are not supported for x in /v1/chat/completions. Please use /v1/responses instead.',
    };
    const wire = fakeWire([refused(400, { error })]);
    const what = await problemOf(callModel(server, KEY, request({ model: 'o3', effort: 'low' }), wire));
    expect(what.code).toBe('model_no_tools');
    expect(wire.sent.map(({ body: sent }) => sent.reasoning_effort)).toEqual(['low', undefined, 'none']);
  });
});
