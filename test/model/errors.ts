/** The error replies of the real providers: status, headers and body, as they send them. */

export interface ErrorReply {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON, or as it is when it is a string. */
  body: unknown;
  /** Short name for the request log. */
  name: string;
}

export interface ErrorBody {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
}

export function openAiError(
  status: number,
  message: string,
  rest: Partial<Omit<ErrorBody, 'message'>> = {},
  headers?: Record<string, string>,
): ErrorReply {
  const error: ErrorBody = { message, type: 'invalid_request_error', param: null, code: null, ...rest };
  return { status, body: { error }, name: error.code ?? String(status), ...(headers ? { headers } : {}) };
}

/** The last four characters only, as the providers do it: an error text must not carry the key. */
export function invalidKey(key: string): ErrorReply {
  const shown = key.length > 8 ? `${'*'.repeat(8)}${key.slice(-4)}` : '********';
  return openAiError(401, `Incorrect API key provided: ${shown}.`, { code: 'invalid_api_key' });
}

export function missingKey(): ErrorReply {
  return openAiError(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
    { code: 'invalid_api_key' },
  );
}

export function modelNotFound(model: string): ErrorReply {
  return openAiError(404, `The model \`${model}\` does not exist or you do not have access to it.`, {
    code: 'model_not_found',
  });
}

export function rateLimited(retryAfterSeconds: number): ErrorReply {
  return openAiError(
    429,
    `Rate limit reached for requests. Please try again in ${retryAfterSeconds}s.`,
    { type: 'requests', code: 'rate_limit_exceeded' },
    { 'retry-after': String(retryAfterSeconds) },
  );
}

/** Also a 429, but waiting does not help: the account has no credit. */
export function quotaExceeded(): ErrorReply {
  return openAiError(429, 'You exceeded your current quota, please check your plan and billing details.', {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  });
}

export function serverError(): ErrorReply {
  return openAiError(500, 'The server had an error while processing your request. Sorry about that!', {
    type: 'server_error',
    code: null,
  });
}

export function overloaded(): ErrorReply {
  return openAiError(503, 'The engine is currently overloaded, please try again later.', {
    type: 'server_error',
    code: 'overloaded',
  });
}

/** Anthropic's own status and shape: no `error.code`, the kind is in `error.type`. */
export function overloaded529(): ErrorReply {
  return {
    status: 529,
    name: 'overloaded_error',
    body: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
  };
}

export function contextLengthExceeded(limit: number, used: number): ErrorReply {
  return openAiError(
    400,
    `This model's maximum context length is ${limit} tokens. However, your messages resulted in ${used} tokens. Please reduce the length of the messages.`,
    { code: 'context_length_exceeded', param: 'messages' },
  );
}

/** What a corporate proxy answers in the model's place. */
export function proxyPage(): ErrorReply {
  return {
    status: 502,
    name: 'proxy_page',
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>',
  };
}

/** A mistake in the script, not a provider's error: told apart by its code, and never retried by the client. */
export function scriptError(
  code: 'script_exhausted' | 'script_mismatch' | 'script_failed',
  message: string,
): ErrorReply {
  return openAiError(500, message, { type: 'script_error', code }, { 'x-should-retry': 'false' });
}
