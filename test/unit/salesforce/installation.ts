import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import browser from 'webextension-polyfill';
import { createOrgAccess, type OrgAccess } from '../../../lib/salesforce/org-access.ts';
import type { RunningOrg } from '../../org/server/start.ts';
import { Browser } from '../org/server/client.ts';
import { memoryStore } from './client-fixtures.ts';
import { httpsFetch } from './client-https-fetch.ts';

/** Whoever sits at the sign-in window: who they log in as, and whether they allow it. */
export interface Sitter {
  username: string;
  choice: 'allow' | 'deny';
}

type Stored = Record<string, unknown>;

/**
 * One browser profile with Recordside in it: storage, key database and connections of its own. What is done in `at` happens
 * there; several share one test org and one test.
 */
export class Installation {
  readonly connections = memoryStore();
  readonly sitter: Sitter;
  readonly orgs: OrgAccess;
  /** Addresses that the sign-in window was opened with. */
  readonly windows: URL[] = [];
  private readonly databases = new IDBFactory();
  private local: Stored = {};
  private session: Stored = {};

  constructor(org: RunningOrg, username: string) {
    this.sitter = { username, choice: 'allow' };
    this.orgs = createOrgAccess({
      connections: this.connections,
      fetch: httpsFetch(org.port),
      launchWebAuthFlow: async ({ url }) => {
        this.windows.push(new URL(url));
        return signInWindow(org, url, this.sitter);
      },
    });
  }

  async at<T>(work: (orgs: OrgAccess) => Promise<T>): Promise<T> {
    const before = Dexie.dependencies.indexedDB;
    Dexie.dependencies.indexedDB = this.databases;
    await fill(browser.storage.local, this.local);
    await fill(browser.storage.session, this.session);
    try {
      return await work(this.orgs);
    } finally {
      this.local = await browser.storage.local.get(null);
      this.session = await browser.storage.session.get(null);
      await browser.storage.local.clear();
      await browser.storage.session.clear();
      Dexie.dependencies.indexedDB = before;
    }
  }

  /** All that can be found on its disk and in its memory, the keys apart that nobody can read. */
  everything(): string {
    return JSON.stringify([this.local, this.session, [...this.connections.rows.values()]]);
  }
}

async function fill(area: typeof browser.storage.local, values: Stored): Promise<void> {
  await area.clear();
  await area.set(values);
}

/** What the sign-in window does: logs in, consents, and gives the callback address or is closed on an error page. */
async function signInWindow(org: RunningOrg, url: string, { username, choice }: Sitter): Promise<string> {
  const user = new Browser(org);
  let shown = await user.open(url);
  if (shown.page.text.includes('login_form')) shown = await user.logIn(shown.page, username);
  if (shown.page.text.includes('Allow Access?')) shown = await user.consent(shown.page, choice);
  if (shown.left === undefined) throw new Error('The user did not approve access.');
  return shown.left.href;
}
