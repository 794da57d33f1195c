import { expect, test } from 'vitest';
import { allowedFirst } from '../../../lib/salesforce/allowed-org.ts';
import { chooseConnection } from '../../../lib/storage/choose-connection.ts';
import { connection } from '../../demo/gallery/invented.ts';

const elsewhere = { ...connection, id: 'k2', orgId: '00DHs0000099999MAA' };
const own = { method: 'own', connectionId: null } as const;

test('without policy the connections are as they are', () => {
  const all = [elsewhere, connection];
  expect(allowedFirst(all, { signIns: null, allowedOrgs: null })).toEqual(all);
});

test('a forbidden org is never chosen before one that only has to be signed in to again', () => {
  const out = { ...connection, state: 'needs_login' as const };
  const ordered = allowedFirst([elsewhere, out], { signIns: null, allowedOrgs: [connection.orgId] });
  expect(ordered.map(({ id, state }) => [id, state])).toEqual([
    ['k1', 'needs_login'],
    ['k2', 'needs_login'],
  ]);
  expect(chooseConnection(ordered, null, null, own)?.id).toBe('k1');
});
