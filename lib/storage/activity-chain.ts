import type { ActivityRow, ChainPlace } from './activity-row.ts';

/** Before the first row. */
export const CHAIN_START: ChainPlace = { seq: 0, hash: '0'.repeat(64), at: 0 };

/**
 * Each row carries a hash over itself and the hash before it: a row that is changed, taken out or put in between breaks
 * every later one. Against somebody who recomputes the whole chain it helps no more than the profile's own protection.
 */
export async function hashRow(before: string, row: Omit<ActivityRow, 'hash'>): Promise<string> {
  const bytes = new TextEncoder().encode(`${before}\n${canonicalJson(row)}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same value gives the same text, in whatever order its keys were set. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
