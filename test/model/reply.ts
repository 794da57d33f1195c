/** One scripted reply: what the model says or asks for, how it is cut into pieces, and what goes wrong on the way. */
import * as z from 'zod';
import type { ChatRequest } from './contract.ts';

const milliseconds = z.number().min(0).max(3_600_000);

const usage = z.strictObject({
  prompt_tokens: z.int().min(0),
  completion_tokens: z.int().min(0),
  cached_tokens: z.optional(z.int().min(0)),
});

const toolCall = z.strictObject({
  id: z.optional(z.string()),
  name: z.string(),
  /** An object is sent as JSON; a string as it is, so that broken JSON can be played. */
  arguments: z.union([z.record(z.string(), z.unknown()), z.string()]),
  /** More keys of the call, which the client has to give back (Gemini: `extra_content` with a thought signature). */
  extra: z.optional(z.record(z.string(), z.unknown())),
});

/** Instead of an answer, an HTTP error; or, `after` so many pieces, a break in the stream. */
const fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    message: z.optional(z.string()),
    code: z.optional(z.string()),
    headers: z.optional(z.record(z.string(), z.string())),
    /** Replaces the OpenAI error shape; a string is sent as it is. */
    body: z.optional(z.unknown()),
  }),
  z.strictObject({ kind: z.literal('invalid_key') }),
  z.strictObject({ kind: z.literal('model_not_found') }),
  z.strictObject({ kind: z.literal('rate_limited'), retryAfterSeconds: z.int().min(0) }),
  z.strictObject({ kind: z.literal('quota_exceeded') }),
  z.strictObject({ kind: z.literal('server_error') }),
  z.strictObject({ kind: z.literal('overloaded') }),
  z.strictObject({ kind: z.literal('overloaded_529') }),
  z.strictObject({
    kind: z.literal('context_length_exceeded'),
    limit: z.optional(z.int()),
    used: z.optional(z.int()),
  }),
  z.strictObject({ kind: z.literal('proxy_page') }),
  /** The connection is reset before any answer. */
  z.strictObject({ kind: z.literal('refuse') }),
  /** The connection breaks mid-stream. */
  z.strictObject({ kind: z.literal('cut'), after: z.int().min(0) }),
  /** The stream ends cleanly, but without finish reason and `[DONE]`. */
  z.strictObject({ kind: z.literal('end_early'), after: z.int().min(0) }),
  /** A `data:` line that is not JSON. */
  z.strictObject({ kind: z.literal('malformed_chunk'), after: z.int().min(0) }),
  /** An error object inside a stream that began with 200, as OpenRouter and Anthropic send it. */
  z.strictObject({
    kind: z.literal('stream_error'),
    after: z.int().min(0),
    message: z.optional(z.string()),
    code: z.optional(z.union([z.string(), z.int()])),
  }),
  /** Silence mid-stream; without `ms` until the client goes away. */
  z.strictObject({ kind: z.literal('stall'), after: z.int().min(0), ms: z.optional(milliseconds) }),
]);

/** How other providers differ from OpenAI on the wire. */
const quirks = z.strictObject({
  /** Gemini, Ollama: a tool call arrives whole, in one chunk. */
  wholeToolCalls: z.optional(z.boolean()),
  /** Gemini: tool call deltas without `index`. */
  noIndex: z.optional(z.boolean()),
  /** Gemini, Ollama: `finish_reason: "stop"` although tools are called. */
  stopForTools: z.optional(z.boolean()),
  /** Pieces of several calls come interleaved. */
  interleavedToolCalls: z.optional(z.boolean()),
  /** OpenRouter: `: OPENROUTER PROCESSING` comments before the first chunk. */
  comments: z.optional(z.int().min(1)),
  /** Ollama: no usage chunk although it was asked for. */
  noUsage: z.optional(z.boolean()),
  /** No `data: [DONE]` at the end. */
  noDone: z.optional(z.boolean()),
  /** Events end with CR LF. */
  crlf: z.optional(z.boolean()),
  /** Every write is cut in the middle of a byte sequence. */
  tornWrites: z.optional(z.boolean()),
});

const match = z.strictObject({
  /** Case-insensitive part of the newest user message. */
  lastUser: z.optional(z.string()),
  /** Part of the newest tool result. */
  lastToolResult: z.optional(z.string()),
  /** Tools that must be offered. */
  tools: z.optional(z.array(z.string())),
  /** Tools that must not be offered. */
  withoutTools: z.optional(z.array(z.string())),
  model: z.optional(z.string()),
  /** Part of the system or developer message. */
  system: z.optional(z.string()),
});

export const replySchema = z.strictObject({
  /** Taken only by a request like this; replies for other requests are left for them. */
  when: z.optional(match),
  /** Checked once taken: a request that differs gets an error that says how. */
  expect: z.optional(match),
  /** An array gives the exact pieces. */
  text: z.optional(z.union([z.string(), z.array(z.string())])),
  /** Sent as `reasoning_content` before the text, as DeepSeek, LM Studio and others do. */
  reasoning: z.optional(z.string()),
  toolCalls: z.optional(z.array(toolCall)),
  finish: z.optional(z.enum(['stop', 'tool_calls', 'length', 'content_filter'])),
  usage: z.optional(usage),
  fault: z.optional(fault),
  quirks: z.optional(quirks),
  /** Silence before the first byte, headers included. */
  waitMs: z.optional(milliseconds),
  /** Pause between pieces; otherwise the server's pace. */
  pieceMs: z.optional(milliseconds),
  /** Characters per piece of text and of tool arguments; without it text is cut at words. */
  pieceChars: z.optional(z.int().min(1)),
  /** How many requests it answers; 0 for any number. */
  times: z.optional(z.int().min(0)),
});

export type Reply = z.infer<typeof replySchema>;
export type Fault = z.infer<typeof fault>;
export type Match = z.infer<typeof match>;
/** In code a reply may also be worked out from the request. */
export type ReplyMaker = (request: ChatRequest) => Reply | Promise<Reply>;
export type ScriptEntry = Reply | ReplyMaker;
