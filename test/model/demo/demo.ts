/** The demo model: recognises a kind of question, asks the tools for data, and words an answer from what comes back. */
import type { ChatRequest } from '../contract.ts';
import type { Reply } from '../reply.ts';
import { readTurn, type Turn } from './conversation.ts';
import type { Asked, Intent } from './intent.ts';
import { intents } from './intents/all.ts';
import { fallback } from './intents/fallback.ts';
import { readOutcome } from './outcome.ts';
import { play } from './plan.ts';
import { readQuestion } from './question.ts';
import { type Call, fillArguments } from './tool-call.ts';
import { notOffered } from './writes/written.ts';

export function demoReply(request: ChatRequest): { intent: string; reply: Reply } {
  const turn = readTurn(request);
  const asked: Asked = {
    question: readQuestion(turn.question, turn.page),
    page: turn.page,
    earlier: turn.earlier,
  };
  const intent = intentFor(asked);
  return { intent: intent.name, reply: replyOf(intent, asked, turn, request) };
}

/** The first intent that takes the question; the fallback when none does. */
export function intentFor(asked: Asked): Intent {
  return intents.find((intent) => intent.matches(asked)) ?? fallback;
}

function replyOf(intent: Intent, asked: Asked, turn: Turn, request: ChatRequest): Reply {
  if (intent.writes !== undefined && !specOf(intent.writes, request))
    return { text: notOffered(intent.writes) };
  const played = play(intent.plan(asked), turn.rounds, readOutcome);
  if ('answer' in played) return { text: played.answer };
  if (turn.mustAnswer) {
    return {
      text: 'I would have to look up more for this, and no more tools may be called for this question.',
    };
  }
  const missing = played.calls.map((call) => call.tool).find((tool) => !specOf(tool, request));
  if (missing !== undefined) {
    return {
      text: `To answer this I would need the tool \`${missing}\`, which is not offered to me. It may be disabled for this agent.`,
    };
  }
  return { toolCalls: played.calls.map((call) => toolCall(call, request)) };
}

function toolCall(call: Call, request: ChatRequest) {
  const offered = specOf(call.tool, request);
  return { name: call.tool, arguments: offered ? fillArguments(call, offered) : call.args };
}

function specOf(tool: string, request: ChatRequest) {
  return request.tools?.find((offered) => offered.function.name === tool);
}
