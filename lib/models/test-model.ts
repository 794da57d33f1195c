import { ProblemError } from '../problem.ts';
import { callModel } from './call-model.ts';
import { isObject, parseJson } from './json.ts';
import type { ModelProvider, ModelReply, ModelTool } from './model.ts';
import { browserWire, type Wire } from './wire.ts';

const WORD = 'ready';

const TOOL: ModelTool = {
  type: 'function',
  function: {
    name: 'confirm_connection',
    description: 'Confirms that tool calls arrive.',
    parameters: {
      type: 'object',
      properties: { word: { type: 'string', description: `The word "${WORD}".` } },
      required: ['word'],
    },
  },
};

/**
 * Tries a model with a real request that only a tool call answers; `toolCalling` tells whether it came, with arguments
 * that parse. The call is asked for in words: several models refuse to be forced. Throws ProblemError for everything
 * that keeps the model from answering at all.
 */
export async function testModel(
  provider: ModelProvider,
  key: string | null,
  model: string,
  signal: AbortSignal = new AbortController().signal,
  wire: Wire = browserWire,
): Promise<{ toolCalling: boolean; durationMs: number }> {
  const startedAt = performance.now();
  const result = (toolCalling: boolean) => ({
    toolCalling,
    durationMs: Math.round(performance.now() - startedAt),
  });
  try {
    const reply = await callModel(
      provider,
      key,
      {
        model,
        messages: [
          { role: 'system', content: 'You test a connection. Answer with a tool call only.' },
          { role: 'user', content: `Call the tool ${TOOL.function.name} with the word "${WORD}".` },
        ],
        tools: [TOOL],
        toolChoice: 'auto',
        signal,
        onText: () => undefined,
      },
      wire,
    );
    return result(callsTheTool(reply));
  } catch (error) {
    // The provider says it outright.
    if (error instanceof ProblemError && error.problem.code === 'model_no_tools') return result(false);
    throw error;
  }
}

function callsTheTool(reply: ModelReply): boolean {
  return reply.toolCalls.some(
    (call) => call.name === TOOL.function.name && isObject(parseJson(call.arguments)),
  );
}
