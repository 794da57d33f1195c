import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Build-time only: makes `jsforce/lib/connection.js` fit into an extension's background. Stock jsforce brings undici,
 * Node's streams and crypto, CSV, multipart and a window; a background has fetch, and is parsed on every cold start.
 */

const here = dirname(fileURLToPath(import.meta.url));
const shim = (name: string) => join(here, `${name}.ts`);
const nodeRequire = createRequire(import.meta.url);

/** Modules of jsforce itself, below `jsforce/lib`, and what stands in for them. */
const JSFORCE_MODULES: Readonly<Record<string, string>> = {
  jsforce: 'jsforce-root',
  transport: 'transport',
  oauth2: 'oauth2',
  csv: 'csv',
  'record-stream': 'record-stream',
  'util/logger': 'logger',
  'util/promise': 'stream-promise',
  'util/stream': 'no-stream',
  'util/get-body-size': 'body-size',
};

/** Packages that jsforce, xml2js and sax ask for. */
const PACKAGES: Readonly<Record<string, string>> = {
  events: 'events',
  'form-data': 'form-data',
  stream: 'sax-stream',
  timers: 'timers',
};

const XML2JS_EVENTS = '\0recordside:xml2js-events';

const OURS = /[\\/]node_modules[\\/](?:jsforce|xml2js|sax)[\\/]/;

/** The part of a Vite plugin that is needed here; structural, so that no particular Vite version is asked for. */
export interface SlimJsforcePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  resolveId(source: string, importer: string | undefined): string | null;
  load(id: string): string | null;
}

export function slimJsforce(): SlimJsforcePlugin {
  const library = dirname(nodeRequire.resolve('jsforce/lib/connection.js'));
  return {
    name: 'recordside:slim-jsforce',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !OURS.test(importer)) return null;
      // Without its builder, xml2js needs no xmlbuilder; jsforce writes its envelopes by hand.
      if (source === 'xml2js') return nodeRequire.resolve('xml2js/lib/parser.js');
      if (source === 'events' && importer.includes('xml2js')) return XML2JS_EVENTS;
      const standIn = PACKAGES[source] ?? JSFORCE_MODULES[nameInJsforce(library, importer, source)];
      return standIn === undefined ? null : shim(standIn);
    },
    load(id) {
      // xml2js inherits from the module itself, as Node's `events` allows.
      return id === XML2JS_EVENTS
        ? `module.exports = require(${JSON.stringify(shim('events'))}).EventEmitter;`
        : null;
    },
  };
}

/** `./util/logger` from `jsforce/lib/query.js` → `util/logger`; '' for what is not inside jsforce's library. */
function nameInJsforce(library: string, importer: string, source: string): string {
  if (!source.startsWith('.') || !importer.startsWith(library + sep)) return '';
  const inside = relative(library, resolve(dirname(importer), source));
  return inside.split(sep).join('/').replace(/\.js$/, '');
}
