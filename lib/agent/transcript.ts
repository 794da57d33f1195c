import type { ModelMessage } from '../models/model.ts';
import type { Run, Step, Turn } from '../storage/run.ts';
import { FINAL_NOTICE, systemPrompt } from './system-prompt.ts';
import { userMessage } from './user-message.ts';

/** About 40,000 tokens of earlier runs, with all their results; what is older comes in short. */
const FULL_HISTORY_CHARS = 160_000;
const SHORT_HISTORY_RUNS = 40;

interface TranscriptOptions {
  /** No tools any more: the answer has to be given. */
  readonly final: boolean;
  /** Of the agent; empty where it has none. */
  readonly instructions: string;
  /** Whether the agent has any tool at all. */
  readonly hasTools: boolean;
}

/** The whole request: rules, the conversation before this run, and the run as far as it is. */
export function transcript(earlier: readonly Run[], run: Run, options: TranscriptOptions): ModelMessage[] {
  const messages: ModelMessage[] = [
    { role: 'system', content: systemPrompt(options.instructions) },
    // Providers refuse a conversation with calls in it where no tool is offered.
    ...(options.hasTools ? history(earlier) : earlier.slice(-SHORT_HISTORY_RUNS).flatMap(short)),
    ...(options.hasTools ? full(run) : inWords(run)),
  ];
  if (options.final) messages.push({ role: 'user', content: FINAL_NOTICE });
  return messages;
}

function history(earlier: readonly Run[]): ModelMessage[] {
  const blocks: ModelMessage[][] = [];
  let room = FULL_HISTORY_CHARS;
  for (const run of earlier.toReversed().slice(0, SHORT_HISTORY_RUNS)) {
    const whole = full(run);
    const size = JSON.stringify(whole).length;
    // Once one does not fit, all before it are short too: their form then never changes again.
    room = size <= room ? room - size : 0;
    blocks.push(room > 0 ? whole : short(run));
  }
  return blocks.toReversed().flat();
}

function full(run: Run): ModelMessage[] {
  const question: ModelMessage = { role: 'user', content: userMessage(run) };
  return [
    question,
    ...run.turns.flatMap((turn, index) => turnMessages(turn, index === run.turns.length - 1)),
  ];
}

/** A run whose tools were taken away while it went: what they had found stays, told as text. */
function inWords(run: Run): ModelMessage[] {
  return [
    { role: 'user', content: userMessage(run) },
    ...run.turns.flatMap((turn, index): ModelMessage[] => {
      if (turn.steps.length === 0) return turnMessages(turn, index === run.turns.length - 1);
      const found = turn.steps.map((step) => `${step.tool}:\n${step.forModel || '(cancelled)'}`);
      return [
        { role: 'assistant', content: turn.text || '(looking it up)' },
        { role: 'user', content: found.join('\n\n') },
      ];
    }),
  ];
}

function short(run: Run): ModelMessage[] {
  const answer = run.turns
    .filter((turn) => turn.steps.length === 0)
    .map((turn) => turn.text)
    .join('\n');
  return [
    { role: 'user', content: userMessage(run) },
    { role: 'assistant', content: answer || '(no answer was given)' },
  ];
}

/** Text that broke off and was asked for again is left out; where it was the last word, the user has read it. */
function turnMessages(turn: Turn, last: boolean): ModelMessage[] {
  if (turn.state === 'streaming') return [];
  if (turn.state === 'interrupted') {
    return last && turn.text ? [{ role: 'assistant', content: `${turn.text}\n\n(broken off here)` }] : [];
  }
  if (turn.steps.length === 0) return [{ role: 'assistant', content: turn.text }];
  return [
    {
      role: 'assistant',
      content: turn.text || null,
      tool_calls: turn.steps.map((step) => ({
        id: step.callId,
        type: 'function',
        function: { name: step.tool, arguments: asJson(step.arguments) },
        ...(isObject(step.providerData) ? step.providerData : {}),
      })),
    },
    ...turn.steps.map(toolMessage),
  ];
}

function toolMessage(step: Step): ModelMessage {
  return {
    role: 'tool',
    tool_call_id: step.callId,
    content: step.forModel || 'This call was cancelled by the user.',
  };
}

/** Some providers refuse a conversation that holds a call with malformed arguments, which the model itself wrote. */
function asJson(written: string): string {
  try {
    return isObject(JSON.parse(written)) ? written : '{}';
  } catch {
    return '{}';
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
