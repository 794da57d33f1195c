import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrgError } from '../contract.ts';
import { control } from './control.ts';
import { parseCookies } from './cookies.ts';
import { dispatch } from './dispatch.ts';
import type { Exchange } from './exchange.ts';
import { type Fault, faultReply } from './faults.ts';
import { resolveHost } from './hosts.ts';
import { readBody } from './read-body.ts';
import { errorReply, type Reply, text } from './reply.ts';
import { send } from './send.ts';
import type { Site } from './site.ts';

/** Takes one request from its first byte to the log. */
export async function serve(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const host = resolveHost(request.headers.host, site.orgs);
  const url = URL.parse(target.startsWith('/') ? `https://${host.authority}${target}` : target);
  const isControl = url?.pathname.startsWith('/__org/') ?? false;
  const entry = site.log.open({
    time: new Date(site.clock()).toISOString(),
    host: host.authority,
    method,
    // Some clients put their token into the address.
    path: target.replace(/(oauth_token=|[?&]token=)[^&]*/g, '$1…'),
    ...(host.org === undefined ? {} : { org: host.org.domain.name }),
    ...keptHeaders(request),
  });
  // In the log from the start, so that a request that hangs can be seen there.
  if (!isControl) site.log.add(entry);
  const finish = (reply: Reply, half = false): void => {
    entry.status = reply.status;
    entry.durationMs = Math.round(performance.now() - started);
    send(request, response, reply, half);
  };
  try {
    if (url === null) return finish(text(400, 'Bad Request'));
    const fault = isControl ? undefined : site.faults.take({ method, path: target, host: host.hostname });
    if (fault !== undefined) entry.fault = nameOf(fault);
    if (fault?.when === 'before' && (await strike(fault, request, finish))) return;
    const body = await readBody(request);
    if (body === undefined) return finish(text(413, 'Payload Too Large', { connection: 'close' }));
    const exchange: Exchange = {
      method: method === 'HEAD' ? 'GET' : method,
      url,
      headers: request.headers,
      body,
      host,
      cookies: parseCookies(request.headers.cookie),
      entry,
    };
    const reply = isControl ? control(site, exchange) : dispatch(site, exchange);
    if (fault?.when === 'after' && (await strike(fault, request, finish))) return;
    deliver(fault, reply, request, finish);
  } catch (error) {
    // The client went away in the middle of its request: there is nobody to tell.
    if ((request.destroyed && !request.complete) || (error as { code?: unknown }).code === 'ECONNRESET')
      return;
    if (error instanceof OrgError) return finish(errorReply(error));
    console.error('test org: unexpected error in', method, target, error);
    finish(
      errorReply(
        new OrgError(
          500,
          'UNKNOWN_EXCEPTION',
          `An unexpected error occurred: ${error instanceof Error ? error.message : error}`,
        ),
      ),
    );
  }
}

const nameOf = (fault: Fault): string => (fault.when === 'after' ? `${fault.fault} after` : fault.fault);

/** Lets a fault act instead of the answer; true when that was the end of the request. */
async function strike(
  fault: Fault,
  request: IncomingMessage,
  finish: (reply: Reply) => void,
): Promise<boolean> {
  if (fault.fault === 'hang') return true;
  if (fault.delayMs > 0) await sleep(fault.delayMs);
  if (fault.fault === 'cut' || fault.fault === 'cut_before') {
    request.socket.destroy();
    return true;
  }
  const reply = faultReply(fault, request.url ?? '/');
  if (reply === undefined) return false;
  request.resume();
  finish(reply);
  return true;
}

/** Sends the answer, as far as a fault lets it through. */
function deliver(
  fault: Fault | undefined,
  reply: Reply,
  request: IncomingMessage,
  finish: (reply: Reply, half?: boolean) => void,
): void {
  if (fault?.fault === 'cut_after') {
    request.socket.destroy();
  } else if (fault?.fault === 'not_json') {
    finish({ ...reply, status: 200, body: String(reply.body).slice(0, Math.floor(reply.body.length / 2)) });
  } else {
    finish(reply, fault?.fault === 'cut_middle');
  }
}

/** The request headers worth reading in the log: none of them holds a secret. */
function keptHeaders(request: IncomingMessage): { headers?: Record<string, string> } {
  const kept = Object.entries(request.headers).filter(
    ([name]) =>
      name.startsWith('sforce-') || name.startsWith('if-') || name === 'origin' || name === 'cache-control',
  );
  return kept.length === 0
    ? {}
    : { headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])) };
}
