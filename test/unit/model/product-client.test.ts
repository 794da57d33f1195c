/** The product's own model client against this server: the two are written apart and have to agree. */
import { describe, expect, it } from 'vitest';
import { callModel } from '../../../lib/models/call-model.ts';
import { listModels } from '../../../lib/models/list-models.ts';
import type { ModelProvider } from '../../../lib/models/model.ts';
import { testModel } from '../../../lib/models/test-model.ts';
import { modelForTests, tool, user } from './client.ts';

const { model } = modelForTests();
const provider = (): ModelProvider => ({
  id: 'demo',
  name: 'Demo',
  baseUrl: model().baseUrl,
  preset: 'compatible',
});

describe('the product’s model client', () => {
  it('lists the demo model', async () => {
    expect((await listModels(provider(), null)).map(({ id }) => id)).toEqual(['recordside-demo']);
  });

  it('finds that the demo model calls tools', async () => {
    expect(await testModel(provider(), null, 'recordside-demo')).toMatchObject({ toolCalling: true });
  });

  it('streams an answer, and tool calls that come in pieces', async () => {
    const texts: string[] = [];
    model().play([
      {
        text: 'Let me look.',
        toolCalls: [{ name: 'query_records', arguments: { soql: 'SELECT Id FROM Account' } }],
        quirks: { tornWrites: true },
      },
    ]);
    const reply = await callModel(provider(), null, {
      model: 'any',
      messages: [user('What is open?')],
      tools: [tool('query_records', { soql: { type: 'string' } })],
      toolChoice: 'auto',
      signal: new AbortController().signal,
      onText: (delta) => texts.push(delta),
    });
    expect(texts.join('')).toBe('Let me look.');
    expect(reply).toMatchObject({
      text: 'Let me look.',
      finishReason: 'tool_calls',
      toolCalls: [{ name: 'query_records', arguments: '{"soql":"SELECT Id FROM Account"}' }],
    });
  });

  it('stops on the wire when the user stops', async () => {
    model().play([{ text: 'word '.repeat(100), fault: { kind: 'stall', after: 2 } }]);
    const stop = new AbortController();
    const reply = callModel(provider(), null, {
      model: 'any',
      messages: [user('Go on')],
      tools: [],
      toolChoice: 'auto',
      signal: stop.signal,
      onText: () => stop.abort(),
    }).catch((reason: unknown) => reason);
    await model().until(([entry]) => entry?.aborted === true);
    await reply;
    expect(model().requests[0]?.sentChars).toBeLessThan(20);
  });
});
