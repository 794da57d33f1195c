import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserName, findBrowser, installHint } from './find.ts';

/** Debian packages: the browser, and a font that has letters beyond Latin, without which pictures show boxes. */
const PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'],
  firefox: ['firefox-esr', 'fonts-dejavu-core'],
};

/** The browser's executable, installed where that can be done; otherwise an error that says how to. */
export function ensureBrowser(name: BrowserName): string {
  const found = findBrowser(name);
  if (found) return found;
  if (canInstall()) aptInstall(PACKAGES[name]);
  const installed = findBrowser(name);
  if (installed) return installed;
  throw new Error(`No ${name} was found. Install it with\n\n    ${installHint(name)}\n`);
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function aptInstall(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stderr}`);
  }
}
