import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { builtExtension, CHROME_EXTENSION_ID } from '../browsers/extension.ts';
import { type LaunchOptions, launchChromium, type RunningChromium } from '../browsers/launch-chromium.ts';
import type { PolicyValues } from '../browsers/managed-policy.ts';
import { type ModelOptions, type ModelServer, startModel } from '../model/start.ts';
import { type RunningOrg, type StartOptions, startOrg } from '../org/server/start.ts';
import { type Seed, seedSettings } from './seed-settings.ts';

export interface WorldOptions {
  readonly org?: StartOptions;
  readonly model?: ModelOptions;
  readonly browser?: Partial<LaunchOptions>;
  /** An org and a model that somebody else started, and will close. */
  readonly shared?: { readonly org: RunningOrg; readonly model: ModelServer };
  /** What the user set up before; nothing when null. */
  readonly seed?: Partial<Seed> | null;
  /** Leaves the first-run page open that a fresh install begins with. */
  readonly keepWelcome?: boolean;
  /** What an administrator set for this browser, in a real policy file. */
  readonly policy?: (org: RunningOrg, model: ModelServer) => PolicyValues;
}

/** Test org, scripted model and a real Chromium with the production build: what a user has, on one machine. */
export interface World {
  readonly org: RunningOrg;
  readonly model: ModelServer;
  readonly chromium: RunningChromium;
  readonly context: BrowserContext;
  /** Address of a path on the Lightning host of the first org. */
  lightning(path: string): string;
  /** Lightning address of the record of that name, as its administrator finds it. */
  recordPage(object: string, name: string): string;
  /** A page of the extension, in a tab of its own. */
  extensionPage(path: string): Promise<Page>;
  /** Opens the real side panel of the window that `page` is in, and gives it as a page. */
  openSidePanel(page: Page): Promise<Page>;
  /** The side panel that is open already, by whatever opened it. */
  sidePanel(): Promise<Page>;
  close(): Promise<void>;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const org = options.shared?.org ?? (await startOrg(options.org));
  const model = options.shared?.model ?? (await startModel(options.model));
  const running = await launchChromium({
    extensionDir: builtExtension('chrome'),
    headless: true,
    grantedHosts: ['http://127.0.0.1/*', 'http://localhost/*', ...seededHosts(options.seed?.baseUrl)],
    ...(options.policy ? { policy: options.policy(org, model) } : {}),
    ...options.browser,
    args: [...org.chromiumArgs, ...(options.browser?.args ?? [])],
  });
  const { context } = running;
  const later: Array<() => Promise<void>> = [];
  const fresh = options.seed !== null || !options.browser?.profileDir;
  if (fresh && !options.keepWelcome) {
    const welcome = await welcomePage(context).catch(async (error: unknown) => {
      await running.close();
      throw error;
    });
    await welcome.close();
  }

  const extensionPage = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${CHROME_EXTENSION_ID}/${path}`);
    return page;
  };

  if (options.seed !== null) {
    const page = await extensionPage('options.html');
    await seedSettings(page, {
      consumerKey: org.clientId,
      loginUrl: `https://${org.hosts.login}`,
      baseUrl: model.baseUrl,
      ...options.seed,
    });
    await claimGrantedHost(context, page, options.seed?.baseUrl ?? model.baseUrl);
    await page.close();
  }

  const sidePanel = async () => {
    // A connection sees the side panels that were open when it was made.
    for (let tries = 0; tries < 40; tries += 1) {
      const browser = await chromium.connectOverCDP(running.endpoint);
      const pages = browser.contexts().flatMap((each) => each.pages());
      const panel = pages.find((page) => page.url().includes('/sidepanel.html'));
      if (panel) {
        later.push(() => browser.close());
        return panel;
      }
      await browser.close();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error('The side panel did not open.');
  };

  return {
    org,
    model,
    chromium: running,
    context,
    lightning: (path) => `https://${org.hosts.lightning}${path}`,
    recordPage: (object, name) => {
      const [first] = org.site.orgs;
      const admin = first?.data.users[0];
      const soql = `SELECT Id FROM ${object} WHERE Name = '${name.replaceAll("'", "\\'")}'`;
      const row = admin && first.data.session(admin.id).query(soql, { includeDeleted: false }).rows[0];
      if (!row) throw new Error(`The test org has no ${object} named ${name}.`);
      return `https://${org.hosts.lightning}/lightning/r/${object}/${row.Id}/view`;
    },
    extensionPage,
    sidePanel,
    openSidePanel: async (page) => {
      await clickForSidePanel(context, page, await extensionPage('options.html'));
      await page.bringToFront();
      return sidePanel();
    },
    close: async () => {
      for (const each of later) await each().catch(() => undefined);
      await running.close();
      if (!options.shared) await Promise.all([org.close(), model.close()]);
    },
  };
}

/** The page that opens by itself after the install. */
export async function welcomePage(context: BrowserContext): Promise<Page> {
  const isWelcome = (page: Page) => page.url().endsWith('/options.html#welcome');
  for (let tries = 0; tries < 120; tries += 1) {
    const page = context.pages().find(isWelcome);
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The first-run page did not open.');
}

const seededHosts = (baseUrl: string | undefined) => (baseUrl ? [`${new URL(baseUrl).origin}/*`] : []);

/** What was granted before is granted again without a prompt, but only once it is asked for, by a user's gesture. */
async function claimGrantedHost(context: BrowserContext, page: Page, baseUrl: string): Promise<void> {
  const { protocol, hostname } = new URL(baseUrl);
  const session = await context.newCDPSession(page);
  await session.send('Runtime.evaluate', {
    expression: `chrome.permissions.request({ origins: ['${protocol}//${hostname}/*'] })`,
    userGesture: true,
    awaitPromise: true,
  });
  await session.detach();
}

/**
 * Plays the click on the toolbar, which no test can reach: a browser opens the side panel only on a user's gesture, and
 * the debugging protocol can grant one to a page of the extension.
 */
async function clickForSidePanel(context: BrowserContext, page: Page, helper: Page): Promise<void> {
  await page.bringToFront();
  const session = await context.newCDPSession(helper);
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `chrome.tabs.getCurrent().then((tab) => chrome.sidePanel.open({ windowId: tab.windowId })).then(() => 'open')`,
    userGesture: true,
    awaitPromise: true,
  });
  if (exceptionDetails || result.value !== 'open') {
    throw new Error(
      `The side panel could not be opened: ${exceptionDetails?.exception?.description ?? result.value}`,
    );
  }
  await helper.close();
}
