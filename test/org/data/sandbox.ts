import { toId18 } from './ids.ts';
import type { Store } from './store.ts';

/** A sandbox's org id: the production one with another character in the middle. Rows keep their ids, as in a real copy. */
export function sandboxId(orgId: string): string {
  const short = orgId.slice(0, 15).split('');
  short[4] = short[4] === '9' ? '8' : '9';
  return toId18(short.join('')) ?? orgId;
}

/** What a copy does to its rows: the organization is a sandbox, usernames carry the sandbox's name. */
export function becomeSandbox(store: Store, name: string): void {
  for (const row of store.list('Organization')) store.change(row, { IsSandbox: true });
  for (const row of store.list('User')) {
    if (typeof row.values.Username === 'string')
      store.change(row, { Username: `${row.values.Username}.${name}` });
  }
}
