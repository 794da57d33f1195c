/** What the real providers refuse with 400, so that a wrong conversation fails here and not first in the field. */
import type * as z from 'zod';
import { type ChatMessage, type ChatRequest, chatRequest } from './contract.ts';
import { type ErrorReply, openAiError } from './errors.ts';

export type Validated = { request: ChatRequest } | { error: ErrorReply };

export function validateChat(body: unknown): Validated {
  const parsed = chatRequest.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const param = paramName(issue?.path ?? []);
    return {
      error: openAiError(400, `Invalid value for '${param}': ${issue?.message ?? 'not valid'}.`, { param }),
    };
  }
  const request = parsed.data;
  const problem = unansweredCall(request.messages) ?? emptyAnswer(request.messages) ?? doubleTool(request);
  return problem ? { error: openAiError(400, problem.message, { param: problem.param }) } : { request };
}

/** `['messages', 0, 'role']` → `messages[0].role`, as OpenAI names a parameter. */
export function paramName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'body';
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

/** Each tool call is answered by tool messages right after it, and no tool message comes from nowhere. */
function unansweredCall(messages: readonly ChatMessage[]): { message: string; param: string } | undefined {
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const param = `messages[${index}].role`;
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id)) {
        const text = `messages with role 'tool' must be a response to a preceding message with 'tool_calls' (tool_call_id ${message.tool_call_id}).`;
        return { message: `Invalid parameter: ${text}`, param };
      }
      continue;
    }
    if (open.size > 0) return { message: missingResponses(open), param };
    if (message.role === 'assistant') open = new Set((message.tool_calls ?? []).map((call) => call.id));
  }
  return open.size > 0 ? { message: missingResponses(open), param: 'messages' } : undefined;
}

function missingResponses(ids: ReadonlySet<string>): string {
  return `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...ids].join(', ')}`;
}

function emptyAnswer(messages: readonly ChatMessage[]): { message: string; param: string } | undefined {
  const index = messages.findIndex(
    (message) =>
      message.role === 'assistant' && message.tool_calls === undefined && (message.content ?? null) === null,
  );
  if (index < 0) return undefined;
  const param = `messages[${index}].content`;
  return { message: `Invalid value for '${param}': expected a string, got null.`, param };
}

function doubleTool(request: ChatRequest): { message: string; param: string } | undefined {
  const seen = new Set<string>();
  for (const [index, tool] of (request.tools ?? []).entries()) {
    const { name } = tool.function;
    if (seen.has(name))
      return { message: `Duplicate tool name '${name}'.`, param: `tools[${index}].function.name` };
    seen.add(name);
  }
  return undefined;
}

/** Zod's messages, joined, for a script that is not well formed. */
export function issuesText(error: z.ZodError): string {
  return error.issues.map((issue) => `${paramName(issue.path)}: ${issue.message}`).join('; ');
}
