import { describe, expect, it } from 'vitest';
import { testModel } from '../../../lib/models/test-model.ts';
import {
  answer,
  callDelta,
  delta,
  fakeWire,
  KEY,
  problemOf,
  provider,
  refused,
  sse,
  streamed,
} from './helpers.ts';

const never = new AbortController().signal;
const run = async (response: Response) => {
  const wire = fakeWire([response]);
  return { ...(await testModel(provider(), KEY, 'gpt-4.1', never, wire)), sent: wire.sent };
};
const calling = (name: string, args: string) =>
  streamed(sse(delta({ tool_calls: [callDelta(0, 'a', name, args)] }), delta({}, 'tool_calls'), '[DONE]'));

describe('testModel', () => {
  it('offers one tool, unforced, and sees that it was called', async () => {
    const { toolCalling, durationMs, sent } = await run(calling('confirm_connection', '{"word":"ready"}'));
    expect(toolCalling).toBe(true);
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({
      tools: [{ function: { name: 'confirm_connection' } }],
      stream: true,
    });
    expect(sent[0]?.body).not.toHaveProperty('tool_choice');
  });

  it.each([
    ['words', () => streamed(answer('confirm_connection({"word":"ready"})'))],
    ['another tool', () => calling('other', '{}')],
    ['broken arguments', () => calling('confirm_connection', '{"word"')],
    ['a provider that says so', () => refused(400, { error: { message: 'x does not support tools' } })],
  ])('sees that it was not, from %s', async (_, response) => {
    expect((await run(response())).toolCalling).toBe(false);
  });

  it('fails in words', async () => {
    const wire = fakeWire([refused(401, {})]);
    expect(await problemOf(testModel(provider(), KEY, 'gpt-4.1', never, wire))).toMatchObject({
      code: 'model_key_refused',
    });
  });
});
