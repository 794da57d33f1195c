import { FetchTransport } from '../fetch-transport.ts';

/** jsforce's default transport: whatever jsforce sends by itself goes out by the same rules as our own calls. */
export class Transport extends FetchTransport {
  constructor() {
    super({ fetch: (input, init) => globalThis.fetch(input, init) });
  }
}

/** Proxies and Canvas belong to other hosts than a browser extension; `supported` is what jsforce asks. */
export class CanvasTransport extends Transport {
  static supported = false;
}
export class HttpProxyTransport extends Transport {}
export class XdProxyTransport extends Transport {}

export default Transport;
