import { expect, test } from 'vitest';
import { connectTarget } from '../../../../components/chat/connect-target.ts';
import { lostConnection } from '../../../../components/chat/lost.ts';
import type { Connection } from '../../../../lib/storage/connection.ts';
import { connection } from '../../../demo/gallery/invented.ts';

const out: Connection = { ...connection, id: 'out', state: 'needs_login' };
const copy: Connection = {
  ...out,
  id: 'copy',
  method: 'shared',
  sharedBy: { shareId: 's', name: 'Ola', at: 1 },
};
const own = { method: 'own', connectionId: null } as const;
const shared = { method: 'shared', connectionId: null } as const;

test('a question that began in an org signs in there again, whatever another one needs', () => {
  expect(connectTarget([connection, out], { connectionId: connection.id }, out)).toBe(connection);
  // Its connection is gone: signing in to another one would not bring it on.
  expect(connectTarget([out], { connectionId: 'gone' }, out)).toBeNull();
});

test('else the chosen one, where it needs it; else a new one is made', () => {
  expect(connectTarget([connection, out], null, out)).toBe(out);
  expect(connectTarget([connection, out], null, connection)).toBeNull();
  expect(connectTarget([], null, null)).toBeNull();
});

test('a Connect button is there only where signing in helps', () => {
  expect(lostConnection(null, null, own)).toBeNull();
  expect(lostConnection(out, out, own)).toBeNull();
  expect(lostConnection(copy, copy, shared)).toEqual({ kind: 'over', copy });
  expect(lostConnection(null, null, shared)).toEqual({ kind: 'none_shared' });
  expect(lostConnection(null, null, { method: 'own', connectionId: 'k9' })).toEqual({ kind: 'gone' });
  // The shared service account of whoever set it up is signed in to as any other.
  expect(lostConnection({ ...out, method: 'shared' }, null, shared)).toBeNull();
  // One is there by now: what waits goes on by itself.
  expect(lostConnection(null, connection, shared)).toBeNull();
});
