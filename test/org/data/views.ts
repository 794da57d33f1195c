import type { Row, Store } from './store.ts';

/** How many records are remembered per user, as Salesforce keeps them. */
const KEPT = 200;
/** Objects whose records count as looked at by their owner before the org was started. */
const BEFORE = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'];
const BEFORE_COUNT = 12;

/** What each user looked at last. It begins with what they own and was changed last: nobody comes to an empty home page. */
export class Views {
  readonly #store: Store;
  readonly #byUser = new Map<string, Map<string, string>>();

  constructor(store: Store) {
    this.#store = store;
  }

  #of(userId: string): Map<string, string> {
    let views = this.#byUser.get(userId);
    if (!views) {
      const all = BEFORE.flatMap((name) => this.#store.list(name));
      const owned = all.filter((row) => row.values.OwnerId === userId);
      const mine = owned.length > 0 ? owned : all;
      const when = (row: Row) => String(row.values.LastModifiedDate ?? '');
      mine.sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0));
      views = new Map(mine.slice(0, BEFORE_COUNT).map((row) => [row.id, when(row)]));
      this.#byUser.set(userId, views);
    }
    return views;
  }

  add(userId: string, id: string): void {
    const others = [...this.#of(userId)].filter(([one]) => one !== id);
    const views: [string, string][] = [[id, this.#store.clock.tick()], ...others];
    this.#byUser.set(userId, new Map(views.slice(0, KEPT)));
  }

  lastViewed(userId: string, id: string): string | null {
    return this.#of(userId).get(id) ?? null;
  }

  /** Records that are still there, newest first. */
  recent(userId: string): Row[] {
    return [...this.#of(userId).keys()].flatMap((id) => {
      const row = this.#store.get(id);
      return row && !row.deleted ? [row] : [];
    });
  }
}
