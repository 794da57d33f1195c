import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Build-time only: age without what Recordside does not use. Post-quantum and NIST keys, which are not offered, and
 * signatures are more than half of the library's weight, and the background is parsed on every cold start.
 */

const here = dirname(fileURLToPath(import.meta.url));

/** What age asks for, and what stands in for it. */
const STAND_INS: Readonly<Record<string, string>> = {
  '@noble/post-quantum/hybrid.js': join(here, 'not-offered.ts'),
  '@noble/curves/nist.js': join(here, 'not-offered.ts'),
  '@noble/curves/ed25519.js': join(here, 'x25519.ts'),
};

const AGE = /[\\/]node_modules[\\/]age-encryption[\\/]/;

/** The part of a Vite plugin that is needed here; structural, so that no particular Vite version is asked for. */
export interface SlimAgePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  resolveId(source: string, importer: string | undefined): string | null;
}

export function slimAge(): SlimAgePlugin {
  return {
    name: 'recordside:slim-age',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer !== undefined && AGE.test(importer) ? (STAND_INS[source] ?? null) : null,
  };
}
