import { expect, test } from 'vitest';
import { orgMatch } from '../../../../components/chat/org-match.ts';
import { connection, page } from '../../../demo/gallery/invented.ts';

const here = page().context;
const elsewhere = page({ org: { ...here.org, myDomainHost: 'other.my.salesforce.com' } }).context;
const unknown = page({ org: { ...here.org, myDomainHost: null } }).context;

test('a page fits a connection by its My Domain', () => {
  expect(orgMatch(here, connection)).toBe('same');
  expect(orgMatch(elsewhere, connection)).toBe('other');
  expect(orgMatch(unknown, connection)).toBe('unknown');
});
