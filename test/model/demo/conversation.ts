/** What the messages of a request say about the question that is to be answered now. */
import { type ChatMessage, type ChatRequest, textOf } from '../contract.ts';
import { type PageFacts, splitMessage } from './context.ts';
import { type Earlier, readEarlier } from './earlier.ts';

export interface Turn {
  question: string;
  page: PageFacts;
  earlier: Earlier;
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
  return {
    question,
    page,
    earlier: readEarlier(messages.slice(0, Math.max(at, 0))),
    rounds: since.flatMap((_, index) => roundAt(since, index)),
    mustAnswer: request.tool_choice === 'none' || since.some((later) => later.role === 'user'),
  };
}

/** The results of the calls of one assistant message: they follow it, and ids need be unique only among them. */
function roundAt(messages: readonly ChatMessage[], at: number): string[][] {
  const message = messages[at];
  if (message?.role !== 'assistant' || !message.tool_calls) return [];
  const rest = messages.slice(at + 1);
  const end = rest.findIndex((later) => later.role !== 'tool');
  const results = new Map<string, string>();
  for (const later of end < 0 ? rest : rest.slice(0, end)) {
    if (later.role === 'tool') results.set(later.tool_call_id, textOf(later));
  }
  return [message.tool_calls.map((call) => results.get(call.id) ?? '')];
}
