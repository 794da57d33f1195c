import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../lib/problem.ts';
import { allowedApp, connectionRefusal } from '../../../lib/salesforce/allowed-org.ts';
import { NO_POLICY } from '../../../lib/storage/policy.ts';
import { parsePolicy } from '../../../lib/storage/policy-parse.ts';

const APP = { consumerKey: 'ours', loginUrl: 'https://acme.my.salesforce.com', scopes: 'full refresh_token' };
const OURS = parsePolicy({
  signIn: [
    { consumerKey: 'ours', loginUrl: 'https://acme.my.salesforce.com', scopes: 'api refresh_token' },
    { consumerKey: 'sandbox', loginUrl: 'https://test.salesforce.com' },
  ],
});
const codeOf = (make: () => unknown) => {
  try {
    make();
    return null;
  } catch (error) {
    return asProblem(error).code;
  }
};

describe('an app', () => {
  it('is the user’s choice without policy', () => {
    expect(allowedApp(APP, NO_POLICY)).toBe(APP);
  });

  it('of the organisation gets the organisation’s scopes', () => {
    const expected = { ...APP, scopes: 'api refresh_token' };
    expect(allowedApp(APP, OURS)).toEqual(expected);
    // As somebody may have typed it.
    expect(allowedApp({ ...APP, consumerKey: ' ours ', loginUrl: 'acme.lightning.force.com' }, OURS)).toEqual(
      expected,
    );
  });

  it.each([
    { ...APP, consumerKey: 'theirs' },
    { ...APP, consumerKey: 'sandbox' },
    { ...APP, consumerKey: '' },
    { ...APP, loginUrl: 'https://login.salesforce.com' },
    { ...APP, loginUrl: 'https://acme.my.salesforce.com.evil.example' },
    { ...APP, loginUrl: 'no address' },
  ])('that it does not name is refused: %j', (app) => {
    expect(codeOf(() => allowedApp(app, OURS))).toBe('policy_sign_in');
  });

  it('is none where the policy cannot be read, or names what is not Salesforce’s', () => {
    expect(codeOf(() => allowedApp(APP, parsePolicy({ signIn: 'ours' })))).toBe('policy_sign_in');
    const elsewhere = parsePolicy({ signIn: { consumerKey: 'ours', loginUrl: 'https://evil.example' } });
    expect(codeOf(() => allowedApp({ ...APP, loginUrl: 'https://evil.example' }, elsewhere))).toBe(
      'policy_sign_in',
    );
  });
});

describe('a connection', () => {
  const connection = {
    ...APP,
    orgId: '00D000000000001EAA',
    orgName: 'Acme',
    instanceUrl: 'https://acme--uat.sandbox.my.salesforce.com',
    myDomainHost: 'acme--uat.sandbox.my.salesforce.com',
  };
  const under = (policy: object, changed: Partial<typeof connection> = {}) =>
    connectionRefusal({ ...connection, ...changed }, parsePolicy(policy))?.code ?? null;

  it.each([
    [undefined, null],
    [[], 'policy_org'],
    ['acme', 'policy_org'],
    [['00D000000000001'], null],
    [['00D000000000001EAA'], null],
    [['00D000000000002EAA'], 'policy_org'],
    [['acme--uat.sandbox.my.salesforce.com'], null],
    [['*.sandbox.my.salesforce.com'], null],
    [['https://acme--uat.sandbox.my.salesforce.com/lightning'], null],
    [['*.my.salesforce.com'], null],
    [['acme.my.salesforce.com', '*.develop.my.salesforce.com'], 'policy_org'],
    [['sandbox.my.salesforce.com'], 'policy_org'],
  ])('with allowedOrgs %j: %s', (allowedOrgs, expected) => {
    expect(under(allowedOrgs === undefined ? {} : { allowedOrgs })).toBe(expected);
  });

  it('goes by where its calls go, and not by what the row says of it', () => {
    const allowedOrgs = ['acme.my.salesforce.com'];
    expect(under({ allowedOrgs }, { myDomainHost: 'acme.my.salesforce.com' })).toBe('policy_org');
    expect(under({ allowedOrgs }, { instanceUrl: 'https://acme.my.salesforce.com@evil.example' })).toBe(
      'policy_org',
    );
    expect(under({ allowedOrgs }, { instanceUrl: 'none' })).toBe('policy_org');
    expect(under({ allowedOrgs }, { instanceUrl: 'https://acme.my.salesforce.com' })).toBeNull();
  });

  it('through an app that the organisation does not name is not used', () => {
    const signIn = { consumerKey: 'ours', loginUrl: 'https://acme.my.salesforce.com' };
    expect(under({ signIn })).toBeNull();
    expect(under({ signIn }, { consumerKey: 'mine' })).toBe('policy_sign_in');
    expect(under({ signIn: 7 })).toBe('policy_sign_in');
  });
});
