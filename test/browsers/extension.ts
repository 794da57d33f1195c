import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Follows from the key in wxt.config.ts; the OAuth callback address hangs on it. */
export const CHROME_EXTENSION_ID = 'nijidjojdighmlkpnnjenbaljpopiokb';
export const GECKO_ID = 'recordside@recordside.example';

const BUILDS = { chrome: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** Folder of the production build. */
export function builtExtension(browser: keyof typeof BUILDS): string {
  const path = fileURLToPath(new URL(`../../.output/${BUILDS[browser]}`, import.meta.url));
  if (!existsSync(path)) throw new Error('The extension is not built. Run: npm run build');
  return path;
}
