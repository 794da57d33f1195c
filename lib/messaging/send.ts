import browser from 'webextension-polyfill';
import { ProblemError, problem } from '../problem.ts';
import type { Input, Output, Reply, RequestName } from './protocol.ts';

/** Asks the background. Rejects with a ProblemError that can be shown as it is. */
export async function send<K extends RequestName>(name: K, input: Input<K>): Promise<Output<K>> {
  const reply = (await browser.runtime.sendMessage({ name, input })) as Reply<K> | undefined;
  if (!reply) throw new ProblemError(problem('no_answer', { action: 'retry' }));
  if (!reply.ok) throw new ProblemError(reply.problem);
  return reply.value;
}
