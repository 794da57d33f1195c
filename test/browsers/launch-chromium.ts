import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { CHROME_EXTENSION_ID } from './extension.ts';
import { ensureBrowser } from './install.ts';
import { managedPolicy, type PolicyValues } from './managed-policy.ts';

export interface LaunchOptions {
  readonly extensionDir: string;
  readonly headless: boolean;
  /** Optional host permissions that the user granted earlier: their prompt is the browser's and cannot be clicked. */
  readonly grantedHosts: readonly string[];
  readonly startUrl?: string;
  readonly windowSize?: { width: number; height: number };
  /** A folder to keep; by default a new one that goes with the browser. */
  readonly profileDir?: string;
  readonly display?: string;
  /** More switches: those of the test org send the real Salesforce hosts to it. */
  readonly args?: readonly string[];
  /** What an administrator set for the extension, in a real policy file that this browser alone sees. */
  readonly policy?: PolicyValues;
}

export interface StartedChromium {
  /** For another connection: one that is made later also sees side panels that opened since. */
  readonly endpoint: string;
  readonly process: ChildProcess;
  /** Changes the policy file under the running browser; only for one that began with a policy. */
  setPolicy(policy: PolicyValues): void;
  close(): Promise<void>;
}

export interface RunningChromium extends StartedChromium {
  readonly browser: Browser;
  readonly context: BrowserContext;
}

/** A real Chromium with the extension loaded, driven over its debugging port. */
export async function launchChromium(options: LaunchOptions): Promise<RunningChromium> {
  const started = await startChromium(options);
  const browser = await chromium.connectOverCDP(started.endpoint);
  const context = browser.contexts()[0];
  if (!context) throw new Error('Chromium started without a window.');
  const close = async () => {
    await browser.close().catch(() => undefined);
    await started.close();
  };
  return { ...started, browser, context, close };
}

/** The same with nobody attached: a background with a debugger is never killed for idleness. */
export async function startChromium(options: LaunchOptions): Promise<StartedChromium> {
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'recordside-'));
  grantHosts(profileDir, options.grantedHosts);
  const { width, height } = options.windowSize ?? { width: 1280, height: 800 };
  const policy = options.policy ? managedPolicy(options.policy) : null;
  const [command, args] = (policy?.command ?? bare)(ensureBrowser('chromium'), [
    ...(options.headless ? ['--headless=new'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profileDir}`,
    `--disable-extensions-except=${options.extensionDir}`,
    `--load-extension=${options.extensionDir}`,
    // Without these a start looks up its maker's hosts, and asks about itself.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-search-engine-choice-screen',
    '--password-store=basic',
    '--use-mock-keychain',
    `--window-size=${width},${height}`,
    '--remote-debugging-port=0',
    ...(options.args ?? []),
    options.startUrl ?? 'about:blank',
  ]);
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(options.display ? { DISPLAY: options.display } : {}) },
  });
  const endpoint = await debuggingEndpoint(child);
  const close = async () => {
    await ended(child);
    policy?.remove();
    if (!options.profileDir) rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const setPolicy = (next: PolicyValues) => {
    if (!policy) throw new Error('This Chromium was started without a policy.');
    policy.set(next);
  };
  return { endpoint, process: child, setPolicy, close };
}

const bare = (executable: string, args: readonly string[]) => [executable, args] as const;

/** Chromium grants what was granted before without asking again; this is where it remembers. */
function grantHosts(profileDir: string, hosts: readonly string[]): void {
  const folder = join(profileDir, 'Default');
  const permissions = { api: [], explicit_host: hosts, manifest_permissions: [], scriptable_host: [] };
  const settings = {
    [CHROME_EXTENSION_ID]: { granted_permissions: permissions, runtime_granted_permissions: permissions },
  };
  const file = join(folder, 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  // Pinned: the panel is then one click on the toolbar away.
  const preferences = { extensions: { settings, pinned_extensions: [CHROME_EXTENSION_ID] } };
  writeFileSync(file, JSON.stringify(preferences));
}

function debuggingEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      const endpoint = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (endpoint) resolve(endpoint);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended at its start (code ${code}):\n${said}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(late);
}
