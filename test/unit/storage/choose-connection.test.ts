import { expect, test } from 'vitest';
import { chooseConnection } from '../../../lib/storage/choose-connection.ts';
import { connection, page } from '../../demo/gallery/invented.ts';

const here = page().context;
const elsewhere = page({ org: { ...here.org, myDomainHost: 'other.my.salesforce.com' } }).context;
const unknown = page({ org: { ...here.org, myDomainHost: null } }).context;
const other = {
  ...connection,
  id: 'k2',
  orgId: '00D000000000002AAA',
  myDomainHost: 'other.my.salesforce.com',
};
const out = <T extends object>(it: T) => ({ ...it, state: 'needs_login' }) as const;

test('a new chat goes where its page is, else to the first that works', () => {
  expect(chooseConnection([connection, other], elsewhere, null)).toBe(other);
  expect(chooseConnection([connection, other], unknown, null)).toBe(connection);
  const signedOut = out(connection);
  expect(chooseConnection([signedOut, other], null, null)).toBe(other);
  expect(chooseConnection([signedOut], null, null)).toBe(signedOut);
  expect(chooseConnection([], here, null)).toBeNull();
});

test('of two users of the page’s org, the one that works', () => {
  const colleague = { ...connection, id: 'k3', userId: '005000000000003AAA' };
  expect(chooseConnection([out(connection), colleague], here, null)).toBe(colleague);
});

test('a chat stays with the org and the user it began with', () => {
  const colleague = { ...connection, id: 'k3', userId: '005000000000003AAA' };
  expect(chooseConnection([colleague, connection, other], elsewhere, connection)).toBe(connection);
  expect(chooseConnection([colleague, connection, other], null, colleague)).toBe(colleague);
});

test('an org that is signed out is asked for again, and no other answers in its place', () => {
  const signedOut = out(connection);
  expect(chooseConnection([other, signedOut], here, null)).toBe(signedOut);
  expect(chooseConnection([other, signedOut], elsewhere, connection)).toBe(signedOut);
});

test('a chat whose connection was removed goes where its page is', () => {
  expect(chooseConnection([other], elsewhere, connection)).toBe(other);
});
