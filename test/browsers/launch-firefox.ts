import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { GECKO_ID } from './extension.ts';
import { ensureBrowser } from './install.ts';
import { startTunnel } from './tunnel.ts';

/** Firefox gives an add-on a random address at each install; a preference can fix it. */
const ADDON_UUID = 'b1f6e0a2-5b0e-4d43-9d2c-6f1c2e7a9d10';

export interface FirefoxOptions {
  /** Folder of the Firefox build. */
  readonly extensionDir: string;
  /** Where TLS connections to these hosts (and hosts below them) really go; all others are refused. */
  readonly hosts: readonly string[];
  readonly port: number;
}

export interface RunningFirefox {
  readonly browser: Browser;
  /** Hosts that something in the browser tried to reach and that were refused. */
  readonly refusedHosts: ReadonlySet<string>;
  /** A page of the extension, in a tab of its own. */
  extensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** A real Firefox without a window, with the add-on loaded, driven over WebDriver BiDi. */
export async function launchFirefox(options: FirefoxOptions): Promise<RunningFirefox> {
  const executablePath = ensureBrowser('firefox');
  const profile = mkdtempSync(join(tmpdir(), 'recordside-firefox-'));
  const tunnel = await startTunnel(options.hosts, options.port);
  const closeRest = async () => {
    await tunnel.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      userDataDir: profile,
      acceptInsecureCerts: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: ADDON_UUID }),
        // Optional permissions are given at the click that asks for them: the browser's own question cannot be clicked.
        'extensions.webextOptionalPermissionPrompts': false,
        // Salesforce's addresses, without a port in them and without being root: through a proxy.
        'network.proxy.type': 1,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': tunnel.port,
      },
    });
    await browser.installExtension(options.extensionDir);
    return {
      browser,
      refusedHosts: tunnel.refused,
      extensionPage: async (path) => {
        const page = await browser.newPage();
        const address = `moz-extension://${ADDON_UUID}/${path}`;
        // Firefox never tells the end of this load, though the page is there.
        await page.goto(address, { timeout: 3_000 }).catch(() => undefined);
        return page;
      },
      close: async () => {
        await browser.close();
        await closeRest();
      },
    };
  } catch (error) {
    await closeRest();
    throw error;
  }
}
