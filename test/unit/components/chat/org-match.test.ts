import { expect, test } from 'vitest';
import { currentConnection, orgMatch } from '../../../../components/chat/org-match.ts';
import { connection, page } from '../../../demo/gallery/invented.ts';

const here = page().context;
const elsewhere = page({ org: { ...here.org, myDomainHost: 'other.my.salesforce.com' } }).context;
const unknown = page({ org: { ...here.org, myDomainHost: null } }).context;

test('a page fits a connection by its My Domain', () => {
  expect(orgMatch(here, connection)).toBe('same');
  expect(orgMatch(elsewhere, connection)).toBe('other');
  expect(orgMatch(unknown, connection)).toBe('unknown');
});

test('the page decides between connections, then which one works', () => {
  const other = { ...connection, id: 'k2', myDomainHost: 'other.my.salesforce.com' };
  const signedOut = { ...connection, state: 'needs_login' } as const;
  expect(currentConnection([connection, other], elsewhere)).toBe(other);
  expect(currentConnection([signedOut, other], null)).toBe(other);
  expect(currentConnection([signedOut, other], here)).toBe(signedOut);
  expect(currentConnection([signedOut], null)).toBe(signedOut);
  expect(currentConnection([], here)).toBeNull();
});
