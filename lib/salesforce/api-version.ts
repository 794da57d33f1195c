import * as z from 'zod/mini';

/** Oldest version whose resources are all used here, and newest that Recordside was tried with. */
export const OLDEST_API = 60;
export const NEWEST_API = 68;

const versionsSchema = z.array(z.object({ version: z.string() }));

/** From `GET /services/data`: the newest version that both sides know. Null where the org is older than all of them. */
export function chooseVersion(body: unknown): string | null {
  const parsed = versionsSchema.safeParse(body);
  if (!parsed.success) return null;
  const known = parsed.data.map(({ version }) => Number.parseInt(version, 10)).filter(Number.isFinite);
  const newest = Math.max(...known.filter((version) => version <= NEWEST_API));
  return newest >= OLDEST_API ? `${newest}.0` : null;
}
