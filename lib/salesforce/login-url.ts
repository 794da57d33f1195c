import { ProblemError, problem } from '../problem.ts';
import { orgOfHost } from './hosts.ts';

/** Salesforce's own sign-in hosts, which are no org: production and sandboxes, in each of its clouds. */
const SHARED_LOGIN = /^(?:login|test)\.(?:salesforce\.com|salesforce\.mil|sfcrmproducts\.cn)$/;

/** First segments of an Experience site's path that are pages, and not the name of the site. */
const SITE_PAGES = new Set(['s', 'login', 'services', 'secur', 'apex', 'selfregister', 'vforcesite']);

/**
 * The address that the sign-in begins at, from what a person typed or pasted: a host, a page of the org, a site. Gives
 * an https origin, for an Experience site with the site's path, without a closing slash.
 * @throws ProblemError `sign_in_login_url…`, also for hosts that only look like Salesforce
 */
export function normalizeLoginUrl(input: string): string {
  const typed = input.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!typed || typed.length > 2_000 || !url) throw refused('sign_in_login_url', typed);
  if (url.protocol !== 'https:') throw refused('sign_in_login_url_not_https', typed);
  // `login.salesforce.com@evil.example` is evil.example; a port is never Salesforce's.
  if (url.username || url.password || url.port) throw refused('sign_in_login_url', typed);
  const host = url.hostname.replace(/\.$/, '');
  if (SHARED_LOGIN.test(host)) return `https://${host}`;

  const org = orgOfHost(host);
  if (org?.surface === 'site' && !org.host.endsWith('salesforce-sites.com'))
    return `https://${org.host}${sitePath(url.pathname)}`;
  if (org?.myDomainHost) return `https://${org.myDomainHost}`;
  if (org?.surface === 'legacy') return `https://${org.host}`;
  throw refused('sign_in_login_url', typed);
}

/** `/customers/s/account/001…` → `/customers`. */
function sitePath(path: string): string {
  const first = path.split('/')[1] ?? '';
  return /^[A-Za-z0-9_-]{1,80}$/.test(first) && !SITE_PAGES.has(first.toLowerCase()) ? `/${first}` : '';
}

function refused(code: 'sign_in_login_url' | 'sign_in_login_url_not_https', typed: string): ProblemError {
  return new ProblemError(problem(code, { subs: [typed.slice(0, 100)], action: 'open_connections' }));
}
