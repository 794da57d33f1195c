import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orgOfHost, orgOfUrl, SALESFORCE_MATCH_PATTERNS, sameOrg } from '../../../lib/salesforce/hosts.ts';

// The same cases on every run.
fc.configureGlobal({ seed: 20261122 });

/** host, My Domain host, Lightning host, kind, surface */
const orgs: readonly (readonly [string, string, string, string, string])[] = [
  ['acme.my.salesforce.com', 'acme.my.salesforce.com', 'acme.lightning.force.com', 'production', 'my-domain'],
  [
    'acme.lightning.force.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'lightning',
  ],
  [
    'acme.my.salesforce-setup.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'setup',
  ],
  ['acme--c.vf.force.com', 'acme.my.salesforce.com', 'acme.lightning.force.com', 'production', 'visualforce'],
  [
    'acme--dsfs.vf.force.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'visualforce',
  ],
  ['acme.my.site.com', 'acme.my.salesforce.com', 'acme.lightning.force.com', 'production', 'site'],
  [
    'acme.my.salesforce-sites.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'site',
  ],
  [
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'my-domain',
  ],
  [
    'acme--uat.sandbox.lightning.force.com',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'lightning',
  ],
  [
    'acme--uat.sandbox.my.salesforce-setup.com',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'setup',
  ],
  [
    'acme--uat--c.sandbox.vf.force.com',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'visualforce',
  ],
  [
    'acme--uat.sandbox.my.site.com',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'site',
  ],
  [
    'x-dev-ed.develop.my.salesforce.com',
    'x-dev-ed.develop.my.salesforce.com',
    'x-dev-ed.develop.lightning.force.com',
    'developer',
    'my-domain',
  ],
  [
    'orgfarm-0a1b2c-dev-ed.develop.lightning.force.com',
    'orgfarm-0a1b2c-dev-ed.develop.my.salesforce.com',
    'orgfarm-0a1b2c-dev-ed.develop.lightning.force.com',
    'developer',
    'lightning',
  ],
  [
    'x-dev-ed--c.develop.vf.force.com',
    'x-dev-ed.develop.my.salesforce.com',
    'x-dev-ed.develop.lightning.force.com',
    'developer',
    'visualforce',
  ],
  [
    'able-fox-1.scratch.lightning.force.com',
    'able-fox-1.scratch.my.salesforce.com',
    'able-fox-1.scratch.lightning.force.com',
    'scratch',
    'lightning',
  ],
  [
    'able-fox-1.scratch.my.salesforce-setup.com',
    'able-fox-1.scratch.my.salesforce.com',
    'able-fox-1.scratch.lightning.force.com',
    'scratch',
    'setup',
  ],
  [
    'wise-bear-dev-ed.trailblaze.lightning.force.com',
    'wise-bear-dev-ed.trailblaze.my.salesforce.com',
    'wise-bear-dev-ed.trailblaze.lightning.force.com',
    'trailhead',
    'lightning',
  ],
  [
    'sdo.demo.my.salesforce.com',
    'sdo.demo.my.salesforce.com',
    'sdo.demo.lightning.force.com',
    'demo',
    'my-domain',
  ],
  [
    'p.patch.my.salesforce.com',
    'p.patch.my.salesforce.com',
    'p.patch.lightning.force.com',
    'developer',
    'my-domain',
  ],
  [
    'f.free.lightning.force.com',
    'f.free.my.salesforce.com',
    'f.free.lightning.force.com',
    'production',
    'lightning',
  ],
  [
    'q.nova.lightning.force.com',
    'q.nova.my.salesforce.com',
    'q.nova.lightning.force.com',
    'unknown',
    'lightning',
  ],
  // Before partitions and enhanced domains.
  [
    'x-dev-ed.my.salesforce.com',
    'x-dev-ed.my.salesforce.com',
    'x-dev-ed.lightning.force.com',
    'developer',
    'my-domain',
  ],
  [
    'acme--uat.lightning.force.com',
    'acme--uat.my.salesforce.com',
    'acme--uat.lightning.force.com',
    'sandbox',
    'lightning',
  ],
  [
    'acme--c.na1.visual.force.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'visualforce',
  ],
  [
    'acme--uat--c.cs12.visual.force.com',
    'acme--uat.my.salesforce.com',
    'acme--uat.lightning.force.com',
    'sandbox',
    'visualforce',
  ],
  [
    'acme--c.visualforce.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'visualforce',
  ],
  // Elsewhere.
  [
    'army.my.salesforce.mil',
    'army.my.salesforce.mil',
    'army.lightning.crmforce.mil',
    'production',
    'my-domain',
  ],
  [
    'army.lightning.crmforce.mil',
    'army.my.salesforce.mil',
    'army.lightning.crmforce.mil',
    'production',
    'lightning',
  ],
  [
    'army.lightning.force.mil',
    'army.my.salesforce.mil',
    'army.lightning.force.mil',
    'production',
    'lightning',
  ],
  [
    'army--c.vf.force.mil',
    'army.my.salesforce.mil',
    'army.lightning.crmforce.mil',
    'production',
    'visualforce',
  ],
  [
    'army--c.visualforce.mil',
    'army.my.salesforce.mil',
    'army.lightning.crmforce.mil',
    'production',
    'visualforce',
  ],
  [
    'acme.my.sfcrmproducts.cn',
    'acme.my.sfcrmproducts.cn',
    'acme.lightning.sfcrmapps.cn',
    'production',
    'my-domain',
  ],
  [
    'acme.lightning.sfcrmapps.cn',
    'acme.my.sfcrmproducts.cn',
    'acme.lightning.sfcrmapps.cn',
    'production',
    'lightning',
  ],
  [
    'acme--uat.sandbox.lightning.sfcrmapps.cn',
    'acme--uat.sandbox.my.sfcrmproducts.cn',
    'acme--uat.sandbox.lightning.sfcrmapps.cn',
    'sandbox',
    'lightning',
  ],
  [
    'acme.setup.sfcrmapps.cn',
    'acme.my.sfcrmproducts.cn',
    'acme.lightning.sfcrmapps.cn',
    'production',
    'setup',
  ],
  ['acme.my-salesforce.com', 'acme.my-salesforce.com', 'acme.my-lightning.com', 'production', 'my-domain'],
  [
    'uat.acme.sandbox.my-lightning.com',
    'uat.acme.sandbox.my-salesforce.com',
    'uat.acme.sandbox.my-lightning.com',
    'sandbox',
    'lightning',
  ],
  [
    'acme.my.eu.salesforce.com',
    'acme.my.eu.salesforce.com',
    'acme.lightning.eu.force.com',
    'production',
    'my-domain',
  ],
  [
    'acme.lightning.eu-par.force.com',
    'acme.my.eu-par.salesforce.com',
    'acme.lightning.eu-par.force.com',
    'production',
    'lightning',
  ],
  [
    'acme.lightning.force.com.mcas.ms',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'lightning',
  ],
  [
    'acme--uat--c.sandbox.vf.force.com.mcas.ms',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'visualforce',
  ],
  [
    'acme.builder.salesforce-experience.com',
    'acme.my.salesforce.com',
    'acme.lightning.force.com',
    'production',
    'builder',
  ],
  [
    'acme--uat.sandbox.builder.salesforce-experience.com',
    'acme--uat.sandbox.my.salesforce.com',
    'acme--uat.sandbox.lightning.force.com',
    'sandbox',
    'builder',
  ],
];

/** host, kind, surface */
const unknownMyDomain: readonly (readonly [string, string, string])[] = [
  ['na123.salesforce.com', 'unknown', 'legacy'],
  ['eu5.salesforce.com', 'unknown', 'legacy'],
  ['na1-api.salesforce.com', 'unknown', 'legacy'],
  ['cs12.salesforce.com', 'sandbox', 'legacy'],
  ['usa2s.salesforce.com', 'sandbox', 'legacy'],
  ['c.na1.visual.force.com', 'unknown', 'visualforce'],
  ['c.cs12.visual.force.com', 'sandbox', 'visualforce'],
  ['acme.vf.force.com', 'unknown', 'visualforce'],
  ['acme.force.com', 'unknown', 'site'],
  ['acme.secure.force.com', 'unknown', 'site'],
  ['uat-acme.cs12.force.com', 'sandbox', 'site'],
  ['army.crmforce.mil', 'unknown', 'site'],
  ['army.cloudforce.mil', 'unknown', 'site'],
];

const foreign = [
  '',
  '.',
  'localhost',
  'example.com',
  'salesforce.com',
  'www.salesforce.com',
  'www2.salesforce.com',
  'login.salesforce.com',
  'test.salesforce.com',
  'status.salesforce.com',
  'help.salesforce.com',
  'developer.salesforce.com',
  'trailhead.salesforce.com',
  'appexchange.salesforce.com',
  'admin.salesforce.com',
  'my.salesforce.com',
  'force.com',
  'www.force.com',
  'developer.force.com',
  'lightning.force.com',
  'visual.force.com',
  'vf.force.com',
  'secure.force.com',
  'static.lightning.force.com',
  'acme.file.force.com',
  'acme.site.com',
  'my.site.com',
  'mcas.ms',
  'acme.mcas.ms',
  'office.com.mcas.ms',
  // Look-alikes.
  'acme.lightning.force.com.evil.com',
  'acme.my.salesforce.com.evil.com',
  'acme.lightning.force.com.evil.com.mcas.ms',
  'acme.lightning.force.com.mcas.ms.evil.com',
  'evil-salesforce.com',
  'evilsalesforce.com',
  'acme.my.evil-salesforce.com',
  'acme.notmy.salesforce.com',
  'acme.xmy-salesforce.com',
  'lightning.force.com.co',
  'acme.lightning.force.co',
  'acme.lightning.force.com@evil.com',
  'acme@x.lightning.force.com',
  'acme.lightning.force.com/evil',
  'evil.com#.lightning.force.com',
  'evil.com\\.lightning.force.com',
  'evil.com%2f.lightning.force.com',
  'acme..lightning.force.com',
  '.lightning.force.com',
  '-acme.lightning.force.com',
  'acme.lightning.force.com..',
  'аcme.lightning.force.com', // a Cyrillic а
  'acme.lightning.fоrce.com', // a Cyrillic о
  'acme .lightning.force.com',
  'a.b.c.d.lightning.force.com',
  `${'a'.repeat(64)}.lightning.force.com`,
  `${'a.'.repeat(5000)}lightning.force.com`,
];

describe('orgOfHost', () => {
  it.each(orgs)('%s', (host, myDomainHost, lightningHost, kind, surface) => {
    expect(orgOfHost(host)).toMatchObject({ myDomainHost, lightningHost, kind, surface });
  });

  it.each(unknownMyDomain)('%s is an org of unknown My Domain', (host, kind, surface) => {
    expect(orgOfHost(host)).toEqual({
      host,
      myDomainHost: null,
      lightningHost: null,
      kind,
      surface,
      myDomainName: null,
    });
  });

  it.each(foreign)('%s is no org', (host) => {
    expect(orgOfHost(host)).toBeNull();
  });

  it('does not mind case, port, or a closing dot', () => {
    const org = orgOfHost('acme.lightning.force.com');
    expect(orgOfHost('ACME.Lightning.Force.COM')).toEqual(org);
    expect(orgOfHost('acme.lightning.force.com:8443')).toEqual(org);
    expect(orgOfHost('acme.lightning.force.com.')).toEqual(org);
  });

  it('names the org', () => {
    expect(orgOfHost('acme--uat--c.sandbox.vf.force.com')?.myDomainName).toBe('acme--uat');
    expect(orgOfHost('acme.my.site.com')?.myDomainName).toBe('acme');
  });

  it('derives hosts that lead back to the same org', () => {
    for (const [host] of orgs) {
      const org = orgOfHost(host);
      for (const derived of [org?.myDomainHost, org?.lightningHost]) {
        const again = orgOfHost(derived ?? '');
        expect(again).toMatchObject({ myDomainHost: org?.myDomainHost, kind: org?.kind });
      }
    }
  });

  it('never throws, and never derives a host outside of Salesforce', () => {
    const piece = fc.constantFrom(
      'acme',
      '--c',
      '.',
      'my',
      'lightning',
      'salesforce',
      'force',
      'com',
      'mcas.ms',
      'evil',
      '@',
      '/',
      ':1',
    );
    const host = fc.oneof(
      fc.string(),
      fc.domain(),
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(host, (text) => {
        const org = orgOfHost(text);
        if (org?.myDomainHost == null) return;
        expect(org.myDomainHost).toMatch(
          /^[a-z0-9.-]+\.(my[.-][a-z.-]*salesforce\.(com|mil)|my\.sfcrmproducts\.cn)$/,
        );
        expect(text.toLowerCase()).toContain('force');
      }),
    );
  });
});

describe('orgOfUrl', () => {
  it('reads the host of an address', () => {
    expect(orgOfUrl('https://ACME.lightning.force.com:8443/x?y#z')?.myDomainHost).toBe(
      'acme.my.salesforce.com',
    );
    expect(orgOfUrl('https://acme.lightning.force.com./x')?.host).toBe('acme.lightning.force.com');
  });

  it.each([
    'http://acme.lightning.force.com/',
    'ftp://acme.lightning.force.com/',
    'javascript:https://acme.lightning.force.com/',
    'view-source:https://acme.lightning.force.com/',
    'https://acme.lightning.force.com@evil.com/',
    'https://user:secret@acme.lightning.force.com/',
    'https://evil.com/acme.lightning.force.com',
    'https://evil.com\\@acme.lightning.force.com/',
    'https://evil.com#acme.lightning.force.com/',
    'acme.lightning.force.com',
    'about:blank',
    'nonsense',
    '',
  ])('%s is no org', (url) => {
    expect(orgOfUrl(url)).toBeNull();
  });
});

describe('sameOrg', () => {
  const same = (a: string, b: string) => {
    const [one, other] = [orgOfHost(a), orgOfHost(b)];
    return one !== null && other !== null && sameOrg(one, other);
  };

  it('knows an org by its hosts', () => {
    expect(same('acme.lightning.force.com', 'acme--c.vf.force.com')).toBe(true);
    expect(same('acme.lightning.force.com', 'acme--uat.sandbox.lightning.force.com')).toBe(false);
    expect(same('na1.salesforce.com', 'na1.salesforce.com')).toBe(true);
    expect(same('na1.salesforce.com', 'na2.salesforce.com')).toBe(false);
  });
});

/** As a browser reads a pattern of the form `https://*.domain/*`: the domain and all below it. */
const isGranted = (host: string) =>
  SALESFORCE_MATCH_PATTERNS.some((pattern) => {
    const domain = pattern.slice('https://*.'.length, -'/*'.length);
    return host === domain || host.endsWith(`.${domain}`);
  });

describe('SALESFORCE_MATCH_PATTERNS', () => {
  it('is well formed, https only, without one that another covers', () => {
    const domains = SALESFORCE_MATCH_PATTERNS.map(
      (pattern) => /^https:\/\/\*\.([a-z.-]+\.[a-z]+)\/\*$/.exec(pattern)?.[1],
    );
    expect(domains).not.toContain(undefined);
    for (const domain of domains)
      expect(domains.filter((other) => `.${domain}`.endsWith(`.${other}`))).toEqual([domain]);
  });

  it('covers the API of every org, sign-in, and every page an agent is used on', () => {
    for (const [host, api, lightning, , surface] of orgs) {
      expect(isGranted(api), api).toBe(true);
      expect(isGranted(lightning), lightning).toBe(true);
      const leftOut =
        surface === 'builder' || host.endsWith('.salesforce-sites.com') || host.endsWith('.visualforce.com');
      expect(isGranted(host), host).toBe(!leftOut);
    }
    expect(isGranted('login.salesforce.com')).toBe(true);
    expect(isGranted('test.salesforce.com')).toBe(true);
  });

  it('grants nothing of others', () => {
    for (const host of [
      'evil-salesforce.com',
      'acme.lightning.force.com.evil.com',
      'shop.site.com',
      'office.com.mcas.ms',
    ])
      expect(isGranted(host), host).toBe(false);
  });
});
