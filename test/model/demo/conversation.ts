/** What the messages of a request say about the question that is to be answered now. */
import { type ChatMessage, type ChatRequest, textOf } from '../contract.ts';
import { type PageFacts, splitMessage } from './context.ts';

export interface Turn {
  question: string;
  page: PageFacts;
  /** Results of each round of calls since the question, in the order of the calls. */
  rounds: readonly (readonly string[])[];
  /** No more tools may be called: by `tool_choice`, by a closing notice, or because none are offered. */
  mustAnswer: boolean;
}

export function readTurn(request: ChatRequest): Turn {
  const { messages } = request;
  const asked = messages.findLastIndex(
    (message) => message.role === 'user' && splitMessage(textOf(message)).hasContext,
  );
  const at = asked >= 0 ? asked : messages.findLastIndex((message) => message.role === 'user');
  const message = messages[at];
  const { question, page } = splitMessage(message ? textOf(message) : '');
  const since = messages.slice(at + 1);
  const results = new Map(
    since.flatMap((later) => (later.role === 'tool' ? [[later.tool_call_id, textOf(later)] as const] : [])),
  );
  return {
    question,
    page,
    rounds: since.flatMap((later) => roundOf(later, results)),
    mustAnswer: request.tool_choice === 'none' || since.some((later) => later.role === 'user'),
  };
}

function roundOf(message: ChatMessage, results: ReadonlyMap<string, string>): string[][] {
  if (message.role !== 'assistant' || !message.tool_calls) return [];
  return [message.tool_calls.map((call) => results.get(call.id) ?? '')];
}
