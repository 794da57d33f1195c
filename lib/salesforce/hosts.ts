/**
 * Which addresses belong to a Salesforce org, and which My Domain host its API is called on.
 * Pure and free of imports: the build script and the manifest read it too.
 */

/**
 * Host permissions, and the pages that get the context menu. https only: an org is never served over http, and a
 * page on http could be anybody's. Each line is a family of hosts; what an agent cannot use is left out (public
 * `salesforce-sites.com` pages have a guest for a user, a content host has no record, Experience Builder is asked
 * through the org itself).
 */
export const SALESFORCE_MATCH_PATTERNS: readonly string[] = [
  // Sign-in and API (login, test, My Domain), Classic, instance hosts.
  'https://*.salesforce.com/*',
  // Lightning, Visualforce, Experience sites of before enhanced domains.
  'https://*.force.com/*',
  // Setup has had its own domain since 2023.
  'https://*.salesforce-setup.com/*',
  // Experience sites: `*.my.` and not all of site.com, which is also other people's.
  'https://*.my.site.com/*',
  // US Department of Defense: API, Lightning, Visualforce.
  'https://*.salesforce.mil/*',
  'https://*.crmforce.mil/*',
  'https://*.force.mil/*',
  'https://*.visualforce.mil/*',
  // Salesforce on Alibaba Cloud: API, Lightning.
  'https://*.sfcrmproducts.cn/*',
  'https://*.sfcrmapps.cn/*',
  // Alternative domains: API, Lightning.
  'https://*.my-salesforce.com/*',
  'https://*.my-lightning.com/*',
  // Microsoft Defender for Cloud Apps shows the same pages under its own suffix. Never `*.mcas.ms`: that is every app.
  'https://*.salesforce.com.mcas.ms/*',
  'https://*.force.com.mcas.ms/*',
  'https://*.salesforce-setup.com.mcas.ms/*',
];

export type OrgKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trailhead' | 'demo' | 'unknown';

export type OrgSurface = 'lightning' | 'my-domain' | 'setup' | 'visualforce' | 'site' | 'builder' | 'legacy';

export interface OrgHost {
  /** The page's own host: lower case, no port, no closing dot, no proxy suffix. */
  readonly host: string;
  /** Where the API answers. Null where the host does not tell: `na123.salesforce.com`, sites of before enhanced domains. */
  readonly myDomainHost: string | null;
  /** Where links to records lead. Null with `myDomainHost`. */
  readonly lightningHost: string | null;
  /** `unknown` where the host cannot tell; treat it with production's care. */
  readonly kind: OrgKind;
  readonly surface: OrgSurface;
  /** `acme`, or `acme--uat` in a sandbox. */
  readonly myDomainName: string | null;
}

interface Family {
  readonly api: string;
  readonly lightning: string;
}

const COMMERCIAL: Family = { api: 'my.salesforce.com', lightning: 'lightning.force.com' };
const MILITARY: Family = { api: 'my.salesforce.mil', lightning: 'lightning.crmforce.mil' };
const CHINA: Family = { api: 'my.sfcrmproducts.cn', lightning: 'lightning.sfcrmapps.cn' };
const ALTERNATIVE: Family = { api: 'my-salesforce.com', lightning: 'my-lightning.com' };

/** What follows the My Domain name (and partition) in a host. No entry is the end of another. */
const SUFFIXES: readonly (readonly [suffix: string, surface: OrgSurface, family: Family])[] = [
  ['my.salesforce.com', 'my-domain', COMMERCIAL],
  ['lightning.force.com', 'lightning', COMMERCIAL],
  ['my.salesforce-setup.com', 'setup', COMMERCIAL],
  ['vf.force.com', 'visualforce', COMMERCIAL],
  ['my.site.com', 'site', COMMERCIAL],
  ['my.salesforce-sites.com', 'site', COMMERCIAL],
  ['builder.salesforce-experience.com', 'builder', COMMERCIAL],
  ['preview.salesforce-experience.com', 'builder', COMMERCIAL],
  ['live-preview.salesforce-experience.com', 'builder', COMMERCIAL],
  ['my.salesforce.mil', 'my-domain', MILITARY],
  ['lightning.crmforce.mil', 'lightning', MILITARY],
  ['lightning.force.mil', 'lightning', MILITARY],
  ['my.salesforce-setup.mil', 'setup', MILITARY],
  ['vf.force.mil', 'visualforce', MILITARY],
  ['my.sfcrmproducts.cn', 'my-domain', CHINA],
  ['lightning.sfcrmapps.cn', 'lightning', CHINA],
  ['setup.sfcrmproducts.cn', 'setup', CHINA],
  ['setup.sfcrmapps.cn', 'setup', CHINA],
  ['vf.sfcrmapps.cn', 'visualforce', CHINA],
  ['my-salesforce.com', 'my-domain', ALTERNATIVE],
  ['my-lightning.com', 'lightning', ALTERNATIVE],
];

/** `acme.my.eu.salesforce.com`, `acme.lightning.eu-par.force.com`: the same hosts with a region inside. */
const REGIONAL = /^(.+)\.(my|lightning)\.([a-z]{2}(?:-[a-z]{2,4})?)\.(salesforce|force)\.com$/;

const PARTITIONS: Readonly<Record<string, OrgKind>> = {
  sandbox: 'sandbox',
  scratch: 'scratch',
  develop: 'developer',
  patch: 'developer',
  trailblaze: 'trailhead',
  demo: 'demo',
  // The free edition holds a small company's real customers.
  free: 'production',
};

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const INSTANCE =
  /^(?:(?:na|eu|ap|cs|um)\d{1,4}|(?:usa|can|bra|gbr|deu|fra|ita|swe|che|isr|are|ind|jpn|kor|aus|sgp|idn|esp)\d{1,4}s?)$/;
/** Salesforce's own places in domains where every other first label is a customer's. */
const NOT_AN_ORG =
  /^(?:www|static|help|developers?|appexchange|trailhead|trailblazers?|success|login|test|status|content|partners|ideas|answers|boards|wiki|blog|my|lightning|vf|visual|secure|file|builder)$/;

/**
 * The org a host belongs to, or null: somebody else's host, or one of Salesforce's own that is no org (login, help,
 * trailhead, …). Takes what is not listed for foreign, so that a host made to look like Salesforce
 * (`acme.lightning.force.com.evil.com`, `evil-salesforce.com`) is never asked for a token.
 */
export function orgOfHost(hostname: string): OrgHost | null {
  // The longest real host is 253 characters; the rest is somebody's attempt.
  if (hostname.length > 300) return null;
  const host = hostname
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '')
    .replace(/\.mcas\.ms$/, '');
  if (!host.split('.').every((label) => LABEL.test(label))) return null;
  for (const [suffix, surface, family] of SUFFIXES) {
    if (host.endsWith(`.${suffix}`))
      return enhanced(host, host.slice(0, -suffix.length - 1), surface, family);
  }
  const regional = REGIONAL.exec(host);
  if (regional) {
    const [, prefix = '', marker = '', region = ''] = regional;
    // The infix is taken over as it is: nothing public says how the two regions of an org could differ.
    const family = { api: `my.${region}.salesforce.com`, lightning: `lightning.${region}.force.com` };
    return enhanced(host, prefix, marker === 'my' ? 'my-domain' : 'lightning', family);
  }
  return beforeEnhancedDomains(host);
}

/** The org of an address: as `orgOfHost`, and only over https. Null for anything that is not an address. */
export function orgOfUrl(url: string): OrgHost | null {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, hostname } = new URL(url);
  // No page of an org has a user name in its address; one that has means to mislead somebody.
  if (protocol !== 'https:' || username !== '' || password !== '') return null;
  return orgOfHost(hostname);
}

/** True where both hosts are known to be one org's. Two unknown My Domains are one only on the same host. */
export function sameOrg(a: OrgHost, b: OrgHost): boolean {
  return (a.myDomainHost ?? a.host) === (b.myDomainHost ?? b.host);
}

function enhanced(host: string, prefix: string, surface: OrgSurface, family: Family): OrgHost | null {
  const labels = prefix.split('.');
  const first = labels[0] ?? '';
  if (labels.length > 3 || (surface === 'lightning' && first === 'static')) return null;
  if (surface !== 'visualforce') return org(host, labels, surface, family);
  // `acme--uat--c.sandbox.vf.…`: the last part is the package (`c`: none) and not the org's name.
  const end = first.lastIndexOf('--');
  if (end < 1) return unknownOrg(host, 'visualforce', 'unknown');
  return org(host, [first.slice(0, end), ...labels.slice(1)], surface, family);
}

function org(host: string, labels: readonly string[], surface: OrgSurface, family: Family): OrgHost {
  const prefix = labels.join('.');
  return {
    host,
    myDomainHost: `${prefix}.${family.api}`,
    // A person already on a Lightning host is led to that one.
    lightningHost: surface === 'lightning' ? host : `${prefix}.${family.lightning}`,
    kind: kindOf(labels),
    surface,
    myDomainName: labels[0] ?? null,
  };
}

function kindOf(labels: readonly string[]): OrgKind {
  const [name = ''] = labels;
  const partition = labels.length > 1 ? labels.at(-1) : undefined;
  if (partition !== undefined) return PARTITIONS[partition] ?? 'unknown';
  // Orgs made before partitions. What shows no sign is production: the safe mistake is to be too careful.
  if (name.includes('--')) return 'sandbox';
  return name.endsWith('-dev-ed') ? 'developer' : 'production';
}

function beforeEnhancedDomains(host: string): OrgHost | null {
  const visualforce = /^(.+?)(?:\.[a-z0-9-]+)?\.(?:visual\.force\.com|visualforce\.(?:com|mil))$/.exec(
    host,
  )?.[1];
  if (visualforce !== undefined && !visualforce.includes('.')) {
    const end = visualforce.lastIndexOf('--');
    // `c.na1.visual.force.com`: an org that had no My Domain, or does not show it.
    if (end < 1) return unknownOrg(host, 'visualforce', instanceKind(host));
    const family = host.endsWith('.mil') ? MILITARY : COMMERCIAL;
    return org(host, [visualforce.slice(0, end)], 'visualforce', family);
  }
  const instance = /^([a-z0-9]+)(?:-api)?\.salesforce\.com$/.exec(host)?.[1];
  if (instance !== undefined)
    return INSTANCE.test(instance) ? unknownOrg(host, 'legacy', instanceKind(host)) : null;
  const site = /^([a-z0-9-]+)(?:\.([a-z0-9]+))?\.(?:force\.com|crmforce\.mil|cloudforce\.mil)$/.exec(host);
  if (!site || NOT_AN_ORG.test(site[1] ?? '')) return null;
  const infix = site[2];
  if (infix !== undefined && infix !== 'secure' && !INSTANCE.test(infix)) return null;
  // A site's name was chosen apart from My Domain's, so the API host cannot be told from it.
  return unknownOrg(host, 'site', instanceKind(host));
}

/** `cs12`, `usa2s`: sandbox instances. The others carry production and developer orgs alike. */
function instanceKind(host: string): OrgKind {
  return /(?:^|\.)(?:cs\d+|[a-z]{3}\d+s)(?:-api)?\./.test(host) ? 'sandbox' : 'unknown';
}

function unknownOrg(host: string, surface: OrgSurface, kind: OrgKind): OrgHost {
  return { host, myDomainHost: null, lightningHost: null, kind, surface, myDomainName: null };
}
