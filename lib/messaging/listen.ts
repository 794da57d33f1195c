import browser, { type Runtime } from 'webextension-polyfill';
import { asProblem, problem } from '../problem.ts';
import { isOwnPage } from './own-page.ts';
import type { Input, Output, Reply, RequestName } from './protocol.ts';
import { requestSchemas } from './requests.ts';

export type Handlers = { readonly [K in RequestName]: (input: Input<K>) => Promise<Output<K>> };

/**
 * Answers the extension's own pages. Registered synchronously, because a background that was just started gets the
 * event at once or never.
 */
export function listen(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    // Returning undefined leaves the sender without an answer, which is all that a stranger gets.
    if (!isOwnPage(sender)) return undefined;
    return answer(handlers, message);
  });
}

async function answer(handlers: Handlers, message: unknown): Promise<Reply<RequestName>> {
  const { name, input } = (message ?? {}) as { name?: unknown; input?: unknown };
  if (typeof name !== 'string' || !Object.hasOwn(requestSchemas, name)) {
    return { ok: false, problem: problem('unexpected', { detail: 'Unknown request' }) };
  }
  return run(handlers, name as RequestName, input);
}

async function run<K extends RequestName>(handlers: Handlers, name: K, input: unknown): Promise<Reply<K>> {
  const parsed = requestSchemas[name].safeParse(input);
  if (!parsed.success) return { ok: false, problem: problem('unexpected', { detail: `Malformed ${name}` }) };
  try {
    return { ok: true, value: await handlers[name](parsed.data) };
  } catch (error) {
    return { ok: false, problem: asProblem(error) };
  }
}
