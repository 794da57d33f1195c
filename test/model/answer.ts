/** Puts one reply on the wire, streamed or whole, with its pace and its faults. */
import type { ServerResponse } from 'node:http';
import { type Chunk, chunks } from './chunks.ts';
import { type Completion, complete, newId, wholeBody } from './completion.ts';
import type { ChatRequest, RequestEntry } from './contract.ts';
import { errorOf, isStreamFault, type StreamFault } from './fault.ts';
import { sendError, sendJson } from './http.ts';
import { pause, pauseForever } from './pause.ts';
import type { Reply } from './reply.ts';
import { SseWriter } from './sse.ts';
import type { UsageMeter } from './usage.ts';

export interface AnswerContext {
  request: ChatRequest;
  entry: RequestEntry;
  response: ServerResponse;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  meter: UsageMeter;
  /** Breaks the connection from this side, which is not the client's going away. */
  breakOff: () => void;
  /** Pause between pieces where the reply sets none. */
  pieceMs: number;
}

/** Rejects when the client goes away in the middle. */
export async function answer(reply: Reply, context: AnswerContext): Promise<void> {
  const { entry, request, response, signal } = context;
  if (reply.waitMs) await pause(reply.waitMs, signal);
  const { fault } = reply;
  if (fault && !isStreamFault(fault)) {
    const error = errorOf(fault, request.model);
    entry.answeredBy += `:${fault.kind}`;
    if (error) sendError(response, entry, error);
    else context.breakOff();
    return;
  }
  const completion = complete(reply, request, context.meter);
  if (request.stream) return stream(completion, reply, fault, context);
  if (fault?.kind === 'stall')
    await (fault.ms === undefined ? pauseForever(signal) : pause(fault.ms, signal));
  else if (fault) return context.breakOff();
  entry.sentChars = charsOf(completion);
  sendJson(response, entry, 200, wholeBody(completion));
}

async function stream(
  completion: Completion,
  reply: Reply,
  fault: StreamFault | undefined,
  context: AnswerContext,
): Promise<void> {
  const { entry, request, response, signal } = context;
  const { crlf, tornWrites, comments, noDone } = reply.quirks ?? {};
  const sse = new SseWriter(response, signal, { crlf: crlf ?? false, torn: tornWrites ?? false });
  entry.status = 200;
  sse.open({ 'x-request-id': newId('req_') });
  for (let n = 0; n < (comments ?? 0); n += 1) await sse.comment('OPENROUTER PROCESSING');
  const includeUsage = request.stream_options?.include_usage ?? false;
  let sentPieces = 0;
  let pending = fault;
  for (const chunk of chunks(completion, includeUsage, reply.quirks)) {
    const due = pending !== undefined && (sentPieces >= pending.after || isFinish(chunk));
    if (pending && due && !isOpening(chunk)) {
      if (await strike(pending, sse, context)) return;
      pending = undefined;
    }
    await sse.data(chunk.data);
    entry.sentChars += chunk.chars;
    if (chunk.chars > 0) {
      sentPieces += 1;
      await pause(reply.pieceMs ?? context.pieceMs, signal);
    }
  }
  if (!noDone) await sse.data('[DONE]');
  response.end();
}

function isFinish(chunk: Chunk): boolean {
  const data = chunk.data as { choices: { finish_reason: string | null }[] };
  return data.choices[0]?.finish_reason !== null;
}

function isOpening(chunk: Chunk): boolean {
  const data = chunk.data as { choices: { delta: { role?: string } }[] };
  return data.choices[0]?.delta.role !== undefined;
}

/** True when nothing more is to be sent. */
async function strike(fault: StreamFault, sse: SseWriter, context: AnswerContext): Promise<boolean> {
  const { response, signal } = context;
  switch (fault.kind) {
    case 'cut':
      // Without the last zero-length block of the chunked encoding the client sees a broken body, not an end.
      context.breakOff();
      return true;
    case 'end_early':
      response.end();
      return true;
    case 'malformed_chunk':
      await sse.raw(
        'data: {"id":"chatcmpl-broken","object":"chat.completion.chunk","choices":[{"delta":{"con\n\n',
      );
      return false;
    case 'stream_error': {
      const error = {
        message: fault.message ?? 'Provider returned error',
        code: fault.code ?? 502,
        type: 'server_error',
      };
      await sse.data({ error });
      response.end();
      return true;
    }
    case 'stall':
      await (fault.ms === undefined ? pauseForever(signal) : pause(fault.ms, signal));
      return false;
  }
}

function charsOf(completion: Completion): number {
  const calls = completion.toolCalls.flatMap((call) => call.arguments);
  return [...completion.text, ...calls].reduce((sum, piece) => sum + piece.length, 0);
}
