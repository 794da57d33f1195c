import { ProblemError, problem } from '../problem.ts';
import { adjustmentsFor, learnFrom } from './adjustments.ts';
import { isPrivateHost } from './base-url.ts';
import { ModelHttpError } from './http-error.ts';
import type { ModelProvider, ModelReply, ModelRequest } from './model.ts';
import { modelProblem } from './model-errors.ts';
import { usableKey } from './model-key.ts';
import { originOf } from './provider-data.ts';
import { readEvents } from './read-events.ts';
import { ReplyReader } from './read-reply.ts';
import { ReplyFault } from './reply-fault.ts';
import { requestBody } from './request-body.ts';
import { retryDelay } from './retry.ts';
import { send } from './send.ts';
import { StallWatch } from './stall-watch.ts';
import { browserWire, type Wire } from './wire.ts';

/**
 * Asks a model and streams its answer: text through `request.onText`, everything in the reply. Overload and short rate
 * limits are waited out, up to two times, as long as no text was shown. Throws nothing but ProblemError: `stopped` when
 * the signal was aborted (the request is then off the wire), `model_…` for the rest. After a cut or stalled stream what
 * went through `onText` is all there is; tool calls of such a reply are never handed out.
 */
export async function callModel(
  provider: ModelProvider,
  key: string | null,
  request: ModelRequest,
  wire: Wire = browserWire,
): Promise<ModelReply> {
  const secret = usableKey(provider, request.model, key);
  const isLocal = isPrivateHost(URL.parse(provider.baseUrl)?.hostname ?? '');
  for (let attempt = 0; ; ) {
    const reader = new ReplyReader(provider, request);
    try {
      return await once(provider, secret, request, reader, wire);
    } catch (error) {
      if (request.signal.aborted) throw new ProblemError(problem('stopped'));
      const mayRepeat = !reader.hasText;
      // Each refusal teaches something new, or is the last.
      const learned = error instanceof ModelHttpError && learnFrom(error, originOf(provider, request.model));
      if (mayRepeat && learned) continue;
      const delay = mayRepeat ? retryDelay(error, attempt, isLocal) : null;
      const circumstances = { provider, model: request.model, key: secret, partial: !mayRepeat, wire };
      if (delay === null) throw new ProblemError(await modelProblem(error, circumstances));
      attempt += 1;
      await wire.sleep(delay, request.signal).catch(() => {
        throw new ProblemError(problem('stopped'));
      });
    }
  }
}

async function once(
  provider: ModelProvider,
  key: string,
  request: ModelRequest,
  reader: ReplyReader,
  wire: Wire,
): Promise<ModelReply> {
  request.signal.throwIfAborted();
  const watch = new StallWatch(wire.firstByteMs, wire.stallMs);
  const stop = new AbortController();
  const signal = AbortSignal.any([request.signal, watch.signal, stop.signal]);
  const body = requestBody(provider, request, adjustmentsFor(originOf(provider, request.model)));
  let hasAnswer = false;
  try {
    const response = await send({ provider, key, path: '/chat/completions', body, signal }, wire);
    hasAnswer = true;
    const events = await readEvents(response, () => watch.heard());
    for await (const event of events) {
      signal.throwIfAborted();
      reader.push(event);
      if (reader.hasBegun) watch.answerBegan();
      if (reader.isTooLong) break;
    }
    // An aborted stream ends like one that is over.
    signal.throwIfAborted();
    if (!reader.hasFinished && !reader.isTooLong && !events.endMarked()) throw new ReplyFault('cut');
    return reader.reply(wire.newId);
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason;
    // The connection broke while the answer came: the same as an end in the middle.
    if (hasAnswer && error instanceof TypeError) throw new ReplyFault('cut', error.message);
    throw error;
  } finally {
    watch.stop();
    stop.abort();
  }
}
