import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { oneAtATime } from '../one-at-a-time.ts';

/** A describe as it is kept, in compact form. */
export interface CachedDescribe {
  readonly value: unknown;
  /** For If-Modified-Since; null where Salesforce did not say. */
  readonly lastModified: string | null;
  /** Milliseconds since the epoch: when Salesforce last said that it is so. */
  readonly checkedAt: number;
}

const entrySchema = z.object({
  value: z.unknown(),
  lastModified: z.nullable(z.string()),
  checkedAt: z.number(),
});
const indexSchema = z.record(z.string(), z.object({ size: z.number(), usedAt: z.number() }));

const INDEX_KEY = 'describeIndex';
/** Characters of JSON. `storage.session` holds 10 MB for the whole extension, tokens and drafts included. */
const BUDGET = 5_000_000;

/**
 * Describes outlive the background, which dies after half a minute, but not the browser: `storage.session` is memory.
 * Picklist values are an org's own words and stay off the disk. The least used go first.
 */
export class DescribeCache {
  private readonly memory = new Map<string, CachedDescribe>();
  private readonly now: () => number;
  private readonly budget: number;
  /** Two at once would each save an index without the other's entry. */
  private readonly change = oneAtATime();

  constructor(now: () => number, budget = BUDGET) {
    this.now = now;
    this.budget = budget;
  }

  /** `key` is `<org>:<user>:<object>`; what one user may see is never shown to another. */
  async get(key: string): Promise<CachedDescribe | null> {
    const known = this.memory.get(key);
    if (known) return known;
    const stored = await browser.storage.session.get(storageKey(key));
    const parsed = entrySchema.safeParse(stored[storageKey(key)]);
    if (!parsed.success) return null;
    this.memory.set(key, parsed.data);
    return parsed.data;
  }

  /** A cache that cannot be written is slower and no error. */
  async put(key: string, entry: CachedDescribe): Promise<void> {
    this.memory.set(key, entry);
    const size = JSON.stringify(entry).length;
    await this.change(async () => {
      const index = await readIndex();
      index[key] = { size, usedAt: this.now() };
      const dropped = overBudget(index, this.budget);
      for (const name of dropped) {
        delete index[name];
        this.memory.delete(name);
      }
      if (dropped.length > 0) await browser.storage.session.remove(dropped.map(storageKey));
      if (index[key]) await browser.storage.session.set({ [storageKey(key)]: entry, [INDEX_KEY]: index });
      else await browser.storage.session.set({ [INDEX_KEY]: index });
    }).catch(() => this.clear(''));
  }

  /** Forgets all whose key begins so. */
  async clear(prefix: string): Promise<void> {
    for (const key of this.memory.keys()) if (key.startsWith(prefix)) this.memory.delete(key);
    await this.change(async () => {
      const index = await readIndex();
      const gone = Object.keys(index).filter((key) => key.startsWith(prefix));
      for (const key of gone) delete index[key];
      await browser.storage.session.remove(gone.map(storageKey));
      await browser.storage.session.set({ [INDEX_KEY]: index });
    }).catch(() => undefined);
  }
}

const storageKey = (key: string) => `describe:${key}`;

async function readIndex(): Promise<z.infer<typeof indexSchema>> {
  const parsed = indexSchema.safeParse((await browser.storage.session.get(INDEX_KEY))[INDEX_KEY]);
  return parsed.success ? parsed.data : {};
}

/** The keys to drop, oldest first, until the rest fits. */
function overBudget(index: z.infer<typeof indexSchema>, budget: number): string[] {
  const dropped: string[] = [];
  let total = Object.values(index).reduce((sum, { size }) => sum + size, 0);
  const oldestFirst = Object.entries(index).sort(([, a], [, b]) => a.usedAt - b.usedAt);
  for (const [key, { size }] of oldestFirst) {
    if (total <= budget) break;
    dropped.push(key);
    total -= size;
  }
  return dropped;
}
