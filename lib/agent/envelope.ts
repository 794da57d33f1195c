import type { Preview } from '../storage/preview.ts';
import type { PinnedOrg } from '../storage/run.ts';

/** What an approval covers, exactly (design, section 4). */
export interface Envelope {
  readonly org: Pick<PinnedOrg, 'orgId' | 'userId'>;
  readonly tool: string;
  /** The call's arguments, parsed; the order of keys does not matter. */
  readonly input: unknown;
  /** Null for a read, which has nothing to show but its arguments. */
  readonly preview: Preview | null;
}

/**
 * SHA-256, as 64 hex digits, over org, user, tool, object, record ids, their versions and the arguments. Any difference in
 * what would be done, to whom, or in what state it is done to, is another fingerprint.
 */
export async function fingerprint({ org, tool, input, preview }: Envelope): Promise<string> {
  const covered = {
    orgId: org.orgId,
    userId: org.userId,
    tool,
    input,
    action: preview?.action ?? null,
    object: preview?.object ?? null,
    records: preview?.records.map(({ recordId, version }) => [recordId, version]) ?? [],
  };
  const bytes = new TextEncoder().encode(canonical(covered));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON with sorted keys: the same value gives the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
