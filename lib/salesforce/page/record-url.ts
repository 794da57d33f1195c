import type { OrgHost } from '../hosts.ts';
import { toId18 } from '../record-id.ts';
import { objectName } from './place.ts';

/**
 * Where a link to a record leads: its Lightning page, or its page on the instance where the org's My Domain is not
 * known. Null for what is no record id, and on sites whose org cannot be told. The result is built from checked parts
 * only, so neither id nor object can lead elsewhere.
 */
export function recordUrl(org: OrgHost, recordId: string, object?: string | null): string | null {
  const id = toId18(recordId);
  if (id === null) return null;
  if (org.lightningHost === null) return org.surface === 'legacy' ? `https://${org.host}/${id}` : null;
  const name = objectName(object ?? undefined);
  return `https://${org.lightningHost}/lightning/r/${name === null ? '' : `${name}/`}${id}/view`;
}
