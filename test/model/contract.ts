/** The shapes of the chat-completions protocol that the model server reads, and what it remembers of a request. */
import * as z from 'zod';

const toolCall = z.looseObject({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.looseObject({ name: z.string().min(1), arguments: z.string() }),
});

const content = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.optional(z.string()) })),
]);

const message = z.discriminatedUnion('role', [
  z.looseObject({ role: z.literal('system'), content }),
  z.looseObject({ role: z.literal('developer'), content }),
  z.looseObject({ role: z.literal('user'), content }),
  z.looseObject({
    role: z.literal('assistant'),
    content: z.optional(z.nullable(content)),
    tool_calls: z.optional(z.array(toolCall).min(1)),
  }),
  z.looseObject({ role: z.literal('tool'), content, tool_call_id: z.string() }),
]);

const tool = z.looseObject({
  type: z.literal('function'),
  function: z.looseObject({
    // The providers' own rule: letters, digits, underscore, dash; at most 64.
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.optional(z.string()),
    parameters: z.optional(z.looseObject({ type: z.literal('object') })),
  }),
});

export const chatRequest = z.looseObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  tools: z.optional(z.array(tool).min(1)),
  tool_choice: z.optional(z.unknown()),
  stream: z.optional(z.nullable(z.boolean())),
  stream_options: z.optional(z.nullable(z.looseObject({ include_usage: z.optional(z.boolean()) }))),
  max_tokens: z.optional(z.nullable(z.int().min(1))),
  max_completion_tokens: z.optional(z.nullable(z.int().min(1))),
});

export type ChatRequest = z.infer<typeof chatRequest>;
export type ChatMessage = z.infer<typeof message>;
export type ToolSpec = z.infer<typeof tool>;

/** One request that reached `/v1/…`. The server goes on writing to it while it answers. */
export interface RequestEntry {
  /** 1 for the first request since the start or the last reset. */
  readonly n: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; the text itself when it is not JSON; undefined without a body. */
  readonly body: unknown;
  /** What answered: `demo:pipeline-by-stage`, `script:2`, `models`, `error:invalid_api_key`. */
  answeredBy: string | undefined;
  /** HTTP status, once it was sent. */
  status: number | undefined;
  /** Characters of the answer's text (and of tool arguments) that were put on the wire. */
  sentChars: number;
  /** The client went away before the answer was whole: a Stop, or a killed background. */
  aborted: boolean;
  /** The answer is over, whole or not. */
  done: boolean;
}

/** The text of a message, its parts joined; images and other parts count as nothing. */
export function textOf(message: ChatMessage): string {
  const { content } = message;
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  return content.map((part) => part.text ?? '').join('\n');
}

/** The newest user message's text, or ''. */
export function lastUserText(request: ChatRequest): string {
  const found = request.messages.findLast((candidate) => candidate.role === 'user');
  return found === undefined ? '' : textOf(found);
}

export function offeredTools(request: ChatRequest): string[] {
  return (request.tools ?? []).map((offered) => offered.function.name);
}
