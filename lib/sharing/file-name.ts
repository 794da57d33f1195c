import type { Connection } from '../storage/connection.ts';

const PART_LIMIT = 40;

/** `larkfield-integration-user.recordside-share`: a name that every file system takes. */
export function shareFileName(connection: Pick<Connection, 'orgName' | 'userName' | 'username'>): string {
  const org = safePart(connection.orgName) || 'org';
  const user = safePart(connection.userName) || safePart(connection.username) || 'user';
  return `${org}-${user}.recordside-share`;
}

/** Letters and digits of any language, the rest as single hyphens; so no path, no hidden file, no text turned round. */
function safePart(text: string): string {
  const clean = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...clean]
    .slice(0, PART_LIMIT)
    .join('')
    .replace(/^-+|-+$/g, '');
}
