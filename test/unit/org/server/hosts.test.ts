import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostsOf, loginHostOf, originOf, resolveHost } from '../../../org/server/hosts.ts';
import type { RunningOrg } from '../../../org/server/start.ts';
import { ask, startFake } from './client.ts';

let org: RunningOrg;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());

describe('hosts', () => {
  it('names the hosts of production, sandbox and developer orgs', () => {
    expect(hostsOf({ name: 'acme' })).toEqual({
      my: 'acme.my.salesforce.com',
      lightning: 'acme.lightning.force.com',
      setup: 'acme.my.salesforce-setup.com',
      visualforce: 'acme--c.vf.force.com',
    });
    expect(hostsOf({ name: 'acme--uat', partition: 'sandbox' })).toEqual({
      my: 'acme--uat.sandbox.my.salesforce.com',
      lightning: 'acme--uat.sandbox.lightning.force.com',
      setup: 'acme--uat.sandbox.my.salesforce-setup.com',
      visualforce: 'acme--uat--c.sandbox.vf.force.com',
    });
    expect(loginHostOf({ name: 'x-dev-ed', partition: 'develop' })).toBe('login.salesforce.com');
    expect(loginHostOf({ name: 'acme--uat', partition: 'sandbox' })).toBe('test.salesforce.com');
  });

  it.each([
    ['login.salesforce.com', 'login'],
    ['test.salesforce.com:8443', 'test'],
    ['ACME.my.salesforce.com', 'my'],
    ['acme.lightning.force.com:8443', 'lightning'],
    ['acme--uat.sandbox.my.salesforce-setup.com', 'setup'],
    ['acme--c.vf.force.com', 'visualforce'],
    ['localhost:8443', 'alias'],
    ['127.0.0.1:1', 'alias'],
    ['[::1]:8443', 'alias'],
    ['help.salesforce.com', 'other'],
    ['other.my.salesforce.com', 'other'],
    ['acme.my.salesforce.com.evil.example', 'other'],
    ['', 'other'],
  ])('takes %s for %s', (header, kind) => {
    expect(resolveHost(header, org.site.orgs).kind).toBe(kind);
  });

  it('keeps the port that the client uses in addresses it gives out', () => {
    const [acme] = org.site.orgs;
    if (acme === undefined) throw new Error('no org');
    expect(originOf(resolveHost('login.salesforce.com', org.site.orgs), acme, 'my')).toBe(
      'https://acme.my.salesforce.com',
    );
    expect(originOf(resolveHost('login.salesforce.com:8443', org.site.orgs), acme, 'my')).toBe(
      'https://acme.my.salesforce.com:8443',
    );
    expect(originOf(resolveHost('localhost:8443', org.site.orgs), acme, 'lightning')).toBe(
      'https://localhost:8443',
    );
  });

  it('has a certificate for all of them', () => {
    const certificate = new X509Certificate(org.certificate.cert);
    for (const { hosts } of org.orgs) {
      for (const host of Object.values(hosts)) expect(certificate.checkHost(host)).toBeDefined();
    }
    for (const host of ['login.salesforce.com', 'localhost'])
      expect(certificate.checkHost(host)).toBeDefined();
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('example.com')).toBeUndefined();
  });

  it('shows a plain page for sites that are no org', async () => {
    const answer = await ask(org, '/s/article', { host: 'help.salesforce.com' });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('not an org');
  });

  it('tells everything needed to point a browser at it', () => {
    expect(org.chromiumArgs.join(' ')).toContain(`MAP *.force.com 127.0.0.1:${org.port}`);
    expect(org.orgs.map((one) => one.name)).toEqual(['acme', 'acme--uat']);
    expect(new Set(org.orgs.map((one) => one.orgId)).size).toBe(2);
  });
});
