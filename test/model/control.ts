/** `/__model/…`: how a test in another process sets the script and reads what was asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { openAiError } from './errors.ts';
import { readBody, sendError, sendJson } from './http.ts';
import { parseScript } from './script.ts';
import type { ModelState } from './state.ts';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export async function control(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  state: ModelState,
): Promise<void> {
  // The log holds whole conversations. A web page must not read it: pages send Origin, or, after DNS
  // rebinding, a Host of their own.
  if (request.headers.origin !== undefined || !LOOPBACK_HOST.test(request.headers.host ?? '')) {
    return sendError(response, undefined, openAiError(403, 'Only local programs may use /__model.'));
  }
  const route = `${request.method} ${path}`;
  if (route === 'GET /__model/requests') return sendJson(response, undefined, 200, state.requests);
  if (route === 'POST /__model/reset') {
    state.reset();
    return sendJson(response, undefined, 200, { mode: state.mode });
  }
  if (route === 'POST /__model/script') {
    try {
      state.play(parseScript(JSON.parse((await readBody(request)) ?? '')));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return sendError(response, undefined, openAiError(400, `Not a script: ${reason}`));
    }
    return sendJson(response, undefined, 200, { mode: state.mode, remaining: state.remaining });
  }
  sendError(response, undefined, openAiError(404, `Unknown control address (${route}).`));
}
