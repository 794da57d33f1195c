import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where each platform keeps a Chromium or a Firefox. Branded Chrome is not among them: it no longer takes
 * `--load-extension`.
 */
const PLACES: Record<'chromium' | 'firefox', Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  chromium: {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      join(homedir(), 'Applications/Chromium.app/Contents/MacOS/Chromium'),
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    win32: [join(process.env.LOCALAPPDATA ?? '', 'Chromium\\Application\\chrome.exe')],
  },
  firefox: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
};

export type BrowserName = keyof typeof PLACES;

const VARIABLE: Record<BrowserName, string> = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' };

/** The executable, or null. `CHROMIUM_PATH` and `FIREFOX_PATH` come first. */
export function findBrowser(name: BrowserName): string | null {
  const named = process.env[VARIABLE[name]];
  if (named) return named;
  return PLACES[name][process.platform]?.find((path) => existsSync(path)) ?? null;
}

/** What a person has to type where the scripts cannot install it. */
export function installHint(name: BrowserName): string {
  const variable = `or set ${VARIABLE[name]} to an executable`;
  if (process.platform === 'darwin') return `brew install --cask ${name}   (${variable})`;
  if (process.platform === 'win32') {
    return `winget install ${name === 'chromium' ? 'Hibbiki.Chromium' : 'Mozilla.Firefox'}   (${variable})`;
  }
  const packages = name === 'chromium' ? 'chromium' : 'firefox-esr';
  return `sudo apt-get update && sudo apt-get install -y ${packages}   (${variable})`;
}
