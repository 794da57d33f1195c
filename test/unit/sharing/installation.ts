import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { OrgAccessDeps } from '../../../lib/salesforce/org-access.ts';
import fakeBrowser, { resetBrowser } from '../fake-browser.ts';

/** One browser profile with Recordside in it: storage, databases and modules of its own. Several fit into one test. */

type World = Pick<OrgAccessDeps, 'fetch' | 'launchWebAuthFlow'>;
const AREAS = ['local', 'session', 'managed'] as const;

async function boot(world: World) {
  vi.resetModules();
  const [
    { sharingHandlers },
    { createOrgAccess },
    connections,
    { db },
    { readSecret },
    { readShare },
    settings,
  ] = await Promise.all([
    import('../../../entrypoints/background/handlers/sharing-handlers.ts'),
    import('../../../lib/salesforce/org-access.ts'),
    import('../../../lib/storage/connections.ts'),
    import('../../../lib/storage/database.ts'),
    import('../../../lib/storage/secrets.ts'),
    import('../../../lib/storage/shares.ts'),
    import('../../../lib/storage/settings.ts'),
  ]);
  const orgs = createOrgAccess({ connections: connections.connectionStore, ...world });
  const handlers = sharingHandlers(
    orgs,
    { connected: () => Promise.resolve() },
    { hold: () => () => undefined },
  );
  return { ...connections, ...settings, orgs, handlers, db, readSecret, readShare };
}

export type Inside = Awaited<ReturnType<typeof boot>>;

export class Installation {
  private readonly databases = new IDBFactory();
  private kept: Record<string, Record<string, unknown>> = {};
  private inside: Inside | null = null;
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Does something in this profile; one profile at a time is the one in use. */
  async use<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
    const before = { indexedDB: globalThis.indexedDB, dexie: Dexie.dependencies.indexedDB };
    resetBrowser();
    globalThis.indexedDB = this.databases;
    Dexie.dependencies.indexedDB = this.databases;
    for (const area of AREAS) await fakeBrowser.storage[area].set(this.kept[area] ?? {});
    try {
      this.inside ??= await boot(this.world);
      return await work(this.inside);
    } finally {
      for (const area of AREAS) this.kept[area] = await fakeBrowser.storage[area].get(null);
      globalThis.indexedDB = before.indexedDB;
      Dexie.dependencies.indexedDB = before.dexie;
      resetBrowser();
    }
  }

  /** All that stands on its disk, as text. */
  async disk(): Promise<string> {
    return this.use(async ({ db }) => {
      const tables = await Promise.all(db.tables.map((table) => table.toArray()));
      return JSON.stringify([tables, this.kept.local, await fakeBrowser.storage.local.get(null)]);
    });
  }

  close(): void {
    this.inside?.db.close();
  }
}
