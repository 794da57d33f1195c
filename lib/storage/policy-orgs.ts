import { textOf } from './policy-reading.ts';

const ORG_ID = /^00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
const HOST = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** As an administrator writes one: an org id, a My Domain host or address, or `*.sandbox.my.salesforce.com`. */
export function allowedOrgOf(value: unknown): string | null {
  const typed = textOf(value, 300);
  if (typed === null) return null;
  if (ORG_ID.test(typed)) return typed;
  const host = typed.toLowerCase().replace(/^https:\/\/([^/?#]*)(?:[/?#].*)?$/, '$1');
  return HOST.test(host) ? host : null;
}

/** `host` is where its calls go. */
export function isAllowedOrg(
  { orgId, host }: { readonly orgId: string; readonly host: string },
  allowed: readonly string[] | null,
): boolean {
  return allowed === null || allowed.some((entry) => isMeant(entry, orgId, host.toLowerCase()));
}

function isMeant(entry: string, orgId: string, host: string): boolean {
  // The case of the first 15 counts, the other three only repeat it.
  if (ORG_ID.test(entry)) return entry.slice(0, 15) === orgId.slice(0, 15);
  return entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry;
}
