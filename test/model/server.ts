/** The HTTP routes: any base path that ends like OpenAI's, so that every preset's address can be pointed here. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer } from './answer.ts';
import type { RequestEntry } from './contract.ts';
import { control } from './control.ts';
import { demoReply } from './demo/demo.ts';
import { type ErrorReply, invalidKey, missingKey, modelNotFound, openAiError } from './errors.ts';
import { allowAnyOrigin, plainHeaders, readBody, sendError, sendJson } from './http.ts';
import type { Reply } from './reply.ts';
import type { ModelState } from './state.ts';
import { validateChat } from './validate.ts';

/** What a quick model takes to its first token. */
const THINKING_MS = 350;

export interface ServerOptions {
  /** Required in `Authorization: Bearer …` when set. */
  apiKey: string | undefined;
  models: readonly string[];
  /** Pause between pieces; 0 for none. */
  pieceMs: number;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  entry: RequestEntry;
  state: ModelState;
  options: ServerOptions;
}

export async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  state: ModelState,
  options: ServerOptions,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path.startsWith('/__model/')) return control(path, request, response, state);
  allowAnyOrigin(response, request);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();

  const text = await readBody(request);
  const body = parseBody(text ?? '');
  const entry = state.record({ method: request.method ?? 'GET', path, headers: plainHeaders(request), body });
  const exchange = { request, response, entry, state, options };
  const refusal =
    text === undefined ? openAiError(413, 'Request body too large.') : keyProblem(request, options.apiKey);
  if (refusal) sendError(response, entry, refusal);
  else if (path.endsWith('/chat/completions') && request.method === 'POST') return chat(exchange);
  else if (/\/models(\/.+)?$/.test(path) && request.method === 'GET') models(path, exchange);
  else sendError(response, entry, openAiError(404, `Invalid URL (${request.method} ${path})`));
  entry.done = true;
  state.changed();
}

async function chat({ response, entry, state, options }: Exchange): Promise<void> {
  const gone = new AbortController();
  let brokenOff = false;
  const breakOff = () => {
    brokenOff = true;
    response.destroy();
  };
  const closed = new Promise<void>((resolve) => {
    response.once('close', () => {
      entry.aborted = !response.writableFinished && !brokenOff;
      entry.done = true;
      gone.abort(new Error('The client went away.'));
      state.changed();
      resolve();
    });
  });
  try {
    const chosen = await choose(entry, state, options);
    if ('error' in chosen) sendError(response, entry, chosen.error);
    else {
      const { request, reply } = chosen;
      const { meter } = state;
      await answer(reply, {
        request,
        entry,
        response,
        signal: gone.signal,
        meter,
        breakOff,
        pieceMs: options.pieceMs,
      });
    }
  } catch (error) {
    // A client that goes away ends every wait; anything else is a mistake of ours and must be seen.
    if (!gone.signal.aborted) {
      console.error(error);
      breakOff();
    }
  }
  await closed;
}

async function choose(
  entry: RequestEntry,
  state: ModelState,
  options: ServerOptions,
): Promise<{ error: ErrorReply } | { reply: Reply; request: Parameters<typeof demoReply>[0] }> {
  const validated = validateChat(entry.body);
  if ('error' in validated) return validated;
  const { request } = validated;
  if (state.script) {
    const next = await state.script.next(request);
    if ('error' in next) return next;
    entry.answeredBy = `script:${next.number}`;
    return { reply: next.reply, request };
  }
  if (!options.models.includes(request.model)) return { error: modelNotFound(request.model) };
  const { intent, reply } = demoReply(request);
  entry.answeredBy = `demo:${intent}`;
  return { reply: options.pieceMs > 0 ? { waitMs: THINKING_MS, ...reply } : reply, request };
}

function models(path: string, { response, entry, options }: Exchange): void {
  const list = options.models.map((id) => ({
    id,
    object: 'model',
    created: 1_767_225_600,
    owned_by: 'recordside',
  }));
  const wanted = /\/models\/(.+)$/.exec(path)?.[1];
  if (wanted === undefined) {
    entry.answeredBy = 'models';
    sendJson(response, entry, 200, { object: 'list', data: list });
    return;
  }
  // OpenRouter's ids have a slash, so some clients send them encoded and some do not.
  const found = list.find((model) => model.id === wanted || encodeURIComponent(model.id) === wanted);
  if (found) {
    entry.answeredBy = 'models';
    sendJson(response, entry, 200, found);
  } else sendError(response, entry, modelNotFound(wanted));
}

function keyProblem(request: IncomingMessage, apiKey: string | undefined): ErrorReply | undefined {
  if (apiKey === undefined) return undefined;
  const given = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) return missingKey();
  return given === apiKey ? undefined : invalidKey(given);
}

/** The text itself when it is not JSON: the log then shows what was sent. */
function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
