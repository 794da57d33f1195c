/** Tools with fixed data, encoded by the product's own encoder, and the loop that an agent runs with them. */
import type OpenAI from 'openai';
import type { Cell, Column } from '../../../lib/storage/result.ts';
import { encodeTable } from '../../../lib/tools/result-table.ts';
import { chatRequest } from '../../model/contract.ts';
import { demoReply } from '../../model/demo/demo.ts';
import { tool } from './client.ts';

export const text = { type: 'string' };
export const texts = { type: 'array', items: text };

export const toolSpecs = [
  tool('get_record', { id: text, object: text }),
  tool('get_related_records', { related: text, id: text, fields: texts, where: text }),
  tool('query_records', { soql: text, purpose: text }),
  tool('search_records', { text, objects: texts }),
  tool('describe_object', { object: text, filter: text }),
];

export const ACCOUNT_ID = '001Hs0000000001IAA';
export const USER_ID = '005Hs0000000001IAA';

export const page = (lines: readonly string[]) =>
  `\n\n<context>\ntoday: 2026-11-22 (Sunday), time zone Europe/Zurich\nuser: Ada Admin (id ${USER_ID})\norg: Test Org\n${lines.join('\n')}\n</context>`;

export const onAccount = page([
  'page: record',
  'object: Account',
  `record id: ${ACCOUNT_ID}`,
  'name: "Acme Corp"',
]);
export const onOpportunity = page([
  'page: record',
  'object: Opportunity',
  'record id: 006Hs0000000001IAA',
  'name: "Big deal"',
]);
export const noPage = page(['page: none attached']);

export interface Asked {
  tool: string;
  args: Record<string, unknown>;
}

/** A result block as the tools write it. `total` is what matches in the org; without it, the rows given. */
export function block(
  object: string | null,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: { total?: number; record?: string } = {},
): string {
  const described = columns.map((name): Column => ({ name, label: name, type: 'string' }));
  const table = {
    ref: 'r1',
    object,
    columns: described,
    rows,
    recordIds: [],
    total: options.total ?? rows.length,
  };
  const record = options.record === undefined ? {} : { record: options.record };
  return encodeTable(table, { timeZone: 'UTC', ...record }).text;
}

export const NO_ROWS =
  'No rows. Either nothing matches, or the connected user has no access to what does: tell the user both.';

/** The object after FROM. */
export const fromOf = (soql: unknown): string => / FROM (\w+)/.exec(String(soql))?.[1] ?? '';

type Messages = OpenAI.ChatCompletionMessageParam[];
type Message = Pick<OpenAI.ChatCompletionMessage, 'content' | 'tool_calls'>;

/** The real client over the wire. */
export const overHttp =
  (client: OpenAI) =>
  async (messages: Messages, tools: typeof toolSpecs): Promise<Message> => {
    const stream = client.chat.completions.stream({
      model: 'recordside-demo',
      messages,
      tools,
      stream: true,
    });
    return stream.finalMessage();
  };

/** Without a wire, for tests of many questions. */
export async function inProcess(messages: Messages, tools: typeof toolSpecs): Promise<Message> {
  const request = chatRequest.parse({ model: 'recordside-demo', messages, tools });
  const { text = '', toolCalls = [] } = demoReply(request).reply;
  const calls = toolCalls.map((call, index) => ({
    id: `call_${index}`,
    type: 'function' as const,
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  return { content: String(text), ...(calls.length > 0 ? { tool_calls: calls } : {}) };
}

/** Asks until there is an answer in words; returns it with every call that was made, round by round. */
export async function converse(
  ask: (messages: Messages, tools: typeof toolSpecs) => Promise<Message>,
  question: string,
  run: (call: Asked) => string,
  tools: typeof toolSpecs = toolSpecs,
): Promise<{ answer: string; rounds: Asked[][] }> {
  const messages: Messages = [
    { role: 'system', content: 'You are Recordside.' },
    { role: 'user', content: question },
  ];
  const rounds: Asked[][] = [];
  for (let n = 0; n < 8; n += 1) {
    const message = await ask(messages, tools);
    if (!message.tool_calls?.length) return { answer: message.content ?? '', rounds };
    messages.push({ role: 'assistant', content: message.content, tool_calls: message.tool_calls });
    const round = message.tool_calls.map((call) => {
      if (call.type !== 'function') throw new Error('not a function');
      const asked = { tool: call.function.name, args: JSON.parse(call.function.arguments) as Asked['args'] };
      messages.push({ role: 'tool', tool_call_id: call.id, content: run(asked) });
      return asked;
    });
    rounds.push(round);
  }
  throw new Error('no answer after 8 rounds');
}
