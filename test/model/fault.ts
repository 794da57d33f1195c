/** What a scripted fault does: either an error reply, or a break at some point of the stream. */
import {
  contextLengthExceeded,
  type ErrorReply,
  invalidKey,
  modelNotFound,
  openAiError,
  overloaded,
  overloaded529,
  proxyPage,
  quotaExceeded,
  rateLimited,
  serverError,
} from './errors.ts';
import type { Fault } from './reply.ts';

export type StreamFault = Extract<Fault, { after: number }>;

export function isStreamFault(fault: Fault): fault is StreamFault {
  return 'after' in fault;
}

/** The error reply of a fault that leaves no stream; undefined for `refuse`, which leaves nothing at all. */
export function errorOf(fault: Exclude<Fault, StreamFault>, model: string): ErrorReply | undefined {
  switch (fault.kind) {
    case 'refuse':
      return undefined;
    case 'status':
      return statusError(fault);
    case 'invalid_key':
      return invalidKey('');
    case 'model_not_found':
      return modelNotFound(model);
    case 'rate_limited':
      return rateLimited(fault.retryAfterSeconds);
    case 'quota_exceeded':
      return quotaExceeded();
    case 'server_error':
      return serverError();
    case 'overloaded':
      return overloaded();
    case 'overloaded_529':
      return overloaded529();
    case 'context_length_exceeded':
      return contextLengthExceeded(fault.limit ?? 8192, fault.used ?? 12_345);
    case 'proxy_page':
      return proxyPage();
  }
}

function statusError(fault: Extract<Fault, { kind: 'status' }>): ErrorReply {
  const reply = openAiError(
    fault.status,
    fault.message ?? `Scripted error ${fault.status}.`,
    { type: fault.status >= 500 ? 'server_error' : 'invalid_request_error', code: fault.code ?? null },
    fault.headers,
  );
  return fault.body === undefined ? reply : { ...reply, body: fault.body };
}
