/** A reply made definite for one request: ids, pieces, finish reason, token counts. */
import { randomBytes } from 'node:crypto';
import type { ChatRequest } from './contract.ts';
import { countTokens, pieces } from './pieces.ts';
import type { Reply } from './reply.ts';
import { type Usage, type UsageMeter, usageOf } from './usage.ts';

export interface Completion {
  id: string;
  created: number;
  model: string;
  reasoning: string[];
  text: string[];
  toolCalls: { id: string; name: string; arguments: string[]; extra: object }[];
  finish: string;
  usage: Usage;
}

export function newId(prefix: string): string {
  return prefix + randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x');
}

export function complete(reply: Reply, request: ChatRequest, meter: UsageMeter): Completion {
  const cut = (text: string) => pieces(text, reply.pieceChars);
  const toolCalls = (reply.toolCalls ?? []).map((call) => ({
    id: call.id ?? newId('call_'),
    name: call.name,
    extra: call.extra ?? {},
    arguments: cut(typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments)),
  }));
  const whole = Array.isArray(reply.text) ? reply.text : cut(reply.text ?? '');
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
  const text = whole.slice(0, limit);
  const called = toolCalls.length > 0;
  const natural =
    text.length < whole.length ? 'length' : called && !reply.quirks?.stopForTools ? 'tool_calls' : 'stop';
  const reasoning = cut(reply.reasoning ?? '');
  return {
    id: newId('chatcmpl-'),
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    reasoning,
    text,
    toolCalls,
    finish: reply.finish ?? natural,
    usage: count(reply, request, meter, reasoning.length + text.length, toolCalls),
  };
}

function count(
  reply: Reply,
  request: ChatRequest,
  meter: UsageMeter,
  textTokens: number,
  toolCalls: Completion['toolCalls'],
): Usage {
  const prompt = meter.prompt(request);
  if (reply.usage) {
    return usageOf(reply.usage.prompt_tokens, reply.usage.completion_tokens, reply.usage.cached_tokens ?? 0);
  }
  const forCalls = toolCalls.reduce((sum, call) => sum + countTokens(call.name + call.arguments.join('')), 0);
  return usageOf(prompt.tokens, textTokens + forCalls, prompt.cached);
}

/** The body of an answer that is not streamed. */
export function wholeBody(completion: Completion): object {
  const { id, created, model, finish, usage } = completion;
  const reasoning = completion.reasoning.join('');
  const message = {
    role: 'assistant',
    content:
      completion.text.length > 0 || completion.toolCalls.length === 0 ? completion.text.join('') : null,
    refusal: null,
    ...(reasoning ? { reasoning_content: reasoning } : {}),
    ...(completion.toolCalls.length > 0
      ? {
          tool_calls: completion.toolCalls.map((call) => ({
            ...call.extra,
            id: call.id,
            type: 'function',
            function: { name: call.name, arguments: call.arguments.join('') },
          })),
        }
      : {}),
  };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finish }];
  return { id, object: 'chat.completion', created, model, choices, usage };
}
