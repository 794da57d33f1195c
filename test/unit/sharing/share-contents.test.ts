import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../lib/problem.ts';
import {
  readShareContents,
  type ShareContents,
  sharedConnection,
  shareSummary,
  writeShareContents,
} from '../../../lib/sharing/share-contents.ts';
import { contentsOf, ORIGIN, ORIGINAL, plainShare, TOKEN } from './fixture.ts';

function problemOf(text: string) {
  try {
    readShareContents(text);
  } catch (error) {
    return asProblem(error);
  }
  expect.fail('it was read');
}

const leadingTo = (changes: Partial<ShareContents['connection']>) =>
  JSON.stringify({ ...contentsOf(), connection: { ...contentsOf().connection, ...changes } });

describe('what a share holds', () => {
  it('makes the connection again, as a copy', () => {
    const { id: _, ...facts } = ORIGINAL;
    expect(sharedConnection(readShareContents(plainShare()), 77)).toEqual({
      ...facts,
      id: `shared-${ORIGINAL.orgId}-${ORIGINAL.userId}`,
      connectedAt: 77,
      sharedBy: { shareId: 'share-1', name: 'Ada Admin', at: 1_000 },
    });
  });

  it('is summed up without a secret', () => {
    const summary = shareSummary(readShareContents(plainShare()), { sealedTo: 'key', replaces: true });
    expect(summary).toMatchObject({
      from: 'Ada Admin',
      orgName: 'Larkfield',
      credential: 'refresh_token',
      replaces: true,
    });
    expect(JSON.stringify(summary)).not.toContain(TOKEN.refreshToken);
  });

  it('goes with the app that the token came through', () => {
    const through = {
      consumerKey: '3MVG9.before',
      loginUrl: 'https://acme.my.salesforce.com',
      scopes: 'api refresh_token',
    };
    const text = writeShareContents(ORIGIN, { ...ORIGINAL, signedInThrough: through }, TOKEN);
    const copy = sharedConnection(readShareContents(text), 1);
    expect(copy).toMatchObject(through);
    expect(copy).not.toHaveProperty('signedInThrough');
  });

  it.each([
    ['', 'share_contents'],
    ['null', 'share_contents'],
    ['[]', 'share_contents'],
    ['{"format":"other","version":1}', 'share_contents'],
    [JSON.stringify({ ...contentsOf(), version: 2 }), 'share_newer'],
    ['{"format":"recordside-share","version":99}', 'share_newer'],
    [JSON.stringify({ ...contentsOf(), version: 0 }), 'share_contents'],
    [JSON.stringify({ ...contentsOf(), credential: { kind: 'password', password: 'x' } }), 'share_contents'],
    [
      JSON.stringify({ ...contentsOf(), credential: { kind: 'refresh_token', refreshToken: '' } }),
      'share_contents',
    ],
    [leadingTo({ orgId: '001000000000000AAA' }), 'share_contents'],
    [leadingTo({ userId: '../../etc' }), 'share_contents'],
    [leadingTo({ orgName: 'x'.repeat(70_000) }), 'share_contents'],
  ])('refuses %.60s', (text, code) => {
    expect(problemOf(text).code).toBe(code);
  });

  it.each([
    'https://evil.example',
    'https://acme.my.salesforce.com.evil.example',
    'https://acme.my.salesforce.com@evil.example',
    'http://acme.my.salesforce.com',
    'https://acme.my.salesforce.com:8443',
    'https://login.salesforce.com',
    'https://evil-salesforce.com',
    'javascript:alert(1)',
    '',
  ])('sends nobody to %j', (instanceUrl) => {
    expect(problemOf(leadingTo({ instanceUrl })).code).toBe('share_not_salesforce');
  });

  it.each([
    'https://evil.example',
    'https://login.salesforce.com@evil.example',
    'http://login.salesforce.com',
    '',
  ])('signs nobody in at %j', (loginUrl) => {
    expect(problemOf(leadingTo({ loginUrl })).code).toBe('share_not_salesforce');
  });

  it('does not believe that production is a sandbox address, nor the other way round', () => {
    const sandbox = leadingTo({
      instanceUrl: 'https://acme--uat.sandbox.my.salesforce.com',
      kind: 'production',
    });
    expect(sharedConnection(readShareContents(sandbox), 1).kind).toBe('sandbox');
  });

  it('leads to Salesforce whatever was written, and never throws anything but a Problem', () => {
    const address = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom('https://acme.my.salesforce.com/x?y#z', 'https://acme.lightning.force.com/'),
    );
    fc.assert(
      fc.property(address, address, (instanceUrl, loginUrl) => {
        try {
          const { connection } = readShareContents(leadingTo({ instanceUrl, loginUrl }));
          expect(connection.instanceUrl).toMatch(/^https:\/\/[a-z0-9.-]+\.(salesforce|force|site)\.com$/);
          expect(connection.loginUrl).toMatch(
            /^https:\/\/[a-z0-9.-]+\.(salesforce|force|site)\.com(\/[\w-]+)?$/,
          );
        } catch (error) {
          expect(asProblem(error).code).toBe('share_not_salesforce');
        }
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(problemOf(text).code).toBe('share_contents');
      }),
    );
  });
});
