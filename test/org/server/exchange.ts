import type { IncomingHttpHeaders } from 'node:http';
import type { Host } from './hosts.ts';
import type { LogEntry } from './request-log.ts';

/** One request as the handlers see it: read in full, host resolved. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly host: Host;
  readonly cookies: ReadonlyMap<string, string>;
  /** Its line in the log; handlers write user, effect and a note there. */
  readonly entry: LogEntry;
}

/** The fields of an `application/x-www-form-urlencoded` body. */
export const formOf = (exchange: Exchange): URLSearchParams =>
  new URLSearchParams(exchange.body.toString('utf8'));

/** Path and query of a request, as it goes into `startURL`. */
export const pathOf = (url: URL): string => url.pathname + url.search;
