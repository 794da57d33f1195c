import type { OrgUser } from '../contract.ts';
import { NO_SESSION_COOKIE, sessionCookie } from '../server/cookies.ts';
import { type Exchange, formOf, pathOf } from '../server/exchange.ts';
import { originOf, TEST_HOST } from '../server/hosts.ts';
import type { Org } from '../server/org.ts';
import { html, type Reply, redirect, text } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import { failureOfUser } from './failures.ts';
import { loginPage } from './page.ts';
import type { Session } from './session-store.ts';

/** The browser login this request carries, if it is one of the org of its host. */
export function sessionOf(site: Site, exchange: Exchange): Session | undefined {
  const session = site.sessions.get(exchange.cookies.get('sid'));
  if (session === undefined) return undefined;
  const { org } = exchange.host;
  return org === undefined || session.orgId === org.id ? session : undefined;
}

/** Only paths of the same host: an address in startURL would make the login an open redirect. */
export const safePath = (path: string | null | undefined, fallback: string): string =>
  path?.startsWith('/') && !/^\/[\\/]/.test(path) ? path : fallback;

const brandOf = (exchange: Exchange): string => exchange.host.org?.data.orgName ?? 'Log in';

/** `GET /`: the login form, or on to where the user wanted to go. */
export function showLogin(site: Site, exchange: Exchange): Reply {
  const startUrl = safePath(exchange.url.searchParams.get('startURL'), '');
  const session = sessionOf(site, exchange);
  const force = exchange.url.searchParams.get('force') === '1';
  if (session !== undefined && !force) return afterLogin(site, exchange, session, startUrl);
  const username = exchange.url.searchParams.get('un') ?? '';
  return html(200, loginPage({ brand: brandOf(exchange), startUrl, username, failed: false }));
}

/** `POST /login`. A wrong password shows the form again, with status 200 as on the real page. */
export function submitLogin(site: Site, exchange: Exchange): Reply {
  const form = formOf(exchange);
  const username = form.get('username') ?? form.get('un') ?? '';
  const startUrl = safePath(form.get('startURL'), '');
  const found = findUser(site, exchange, username, form.get('pw') ?? '');
  if (found === undefined) {
    exchange.entry.note = 'login failed';
    return html(200, loginPage({ brand: brandOf(exchange), startUrl, username, failed: true }));
  }
  exchange.entry.user = found.user.username;
  exchange.entry.note = 'login';
  const session = site.sessions.login(found.org.id, found.user.id, failureOfUser(username));
  const cookie = sessionCookie(site.sessions.cookie(session));
  const next = afterLogin(site, exchange, session, startUrl);
  return { ...next, headers: { ...next.headers, 'set-cookie': cookie } };
}

function findUser(
  site: Site,
  exchange: Exchange,
  username: string,
  password: string,
): { org: Org; user: OrgUser } | undefined {
  const { kind, org, hostname } = exchange.host;
  const orgs =
    org !== undefined
      ? [org]
      : kind === 'login' || kind === 'test'
        ? site.orgs.filter((one) => one.isSandbox === (hostname === TEST_HOST))
        : [];
  for (const one of orgs) {
    const user = one.userByName(username);
    if (user !== undefined) return user.password === password ? { org: one, user } : undefined;
  }
  // A failing user stands in for a real one whose sign-in the org refuses.
  const [first] = orgs;
  const standIn = first?.data.users[0];
  if (
    failureOfUser(username) !== undefined &&
    password !== '' &&
    first !== undefined &&
    standIn !== undefined
  ) {
    return { org: first, user: standIn };
  }
  return undefined;
}

/** From the login host on to My Domain, from My Domain to what was asked for, or to Lightning's home. */
function afterLogin(site: Site, exchange: Exchange, session: Session, startUrl: string): Reply {
  const org = site.org(session.orgId);
  if (org === undefined) return text(500, 'The org of this session is gone.');
  if (exchange.host.kind === 'login' || exchange.host.kind === 'test') {
    return handOver(site, session, originOf(exchange.host, org, 'my'), startUrl || '/');
  }
  return redirect(startUrl || `/visualforce/session?url=${encodeURIComponent(homeUrl(exchange, org))}`);
}

const homeUrl = (exchange: Exchange, org: Org): string =>
  `${originOf(exchange.host, org, 'lightning')}/lightning/page/home`;

/** Carries a login to another host, which cannot read this one's cookie, with a one-time ticket. */
export function handOver(site: Site, session: Session, origin: string, path: string): Reply {
  const otp = site.sessions.ticket(session);
  return redirect(`${origin}/secur/frontdoor.jsp?otp=${otp}&retURL=${encodeURIComponent(path)}`);
}

/** `GET /secur/frontdoor.jsp`: takes the ticket, sets this host's cookie. */
export function frontdoor(site: Site, exchange: Exchange): Reply {
  const path = safePath(exchange.url.searchParams.get('retURL'), '/');
  const session = site.sessions.redeem(exchange.url.searchParams.get('otp') ?? '');
  const { org } = exchange.host;
  if (session === undefined || (org !== undefined && org.id !== session.orgId)) {
    return redirect(`/?ec=302&startURL=${encodeURIComponent(path)}`);
  }
  return redirect(path, { 'set-cookie': sessionCookie(site.sessions.cookie(session)) });
}

/** `GET /visualforce/session?url=`: My Domain hands its login to another host of the same org. */
export function sessionBridge(site: Site, exchange: Exchange): Reply {
  const session = sessionOf(site, exchange);
  if (session === undefined) return redirect(`/?ec=302&startURL=${encodeURIComponent(pathOf(exchange.url))}`);
  const org = site.org(session.orgId);
  const target = URL.parse(exchange.url.searchParams.get('url') ?? '');
  const hosts: string[] =
    org === undefined
      ? []
      : exchange.host.kind === 'alias'
        ? [exchange.host.hostname]
        : Object.values(org.hosts);
  if (target === null || target.protocol !== 'https:' || !hosts.includes(target.hostname)) {
    return text(400, 'Not an address of this org.');
  }
  return handOver(site, session, target.origin, target.pathname + target.search);
}

/** `GET /secur/logout.jsp`: out on every host of this login. */
export function logout(site: Site, exchange: Exchange): Reply {
  const session = sessionOf(site, exchange);
  if (session !== undefined) site.sessions.logout(session.login);
  const start = safePath(exchange.url.searchParams.get('startURL'), '');
  const { host } = exchange;
  const origin = host.org === undefined ? '' : originOf(host, host.org, 'my');
  return redirect(`${origin}/${start === '' ? '' : `?ec=302&startURL=${encodeURIComponent(start)}`}`, {
    'set-cookie': NO_SESSION_COOKIE,
  });
}
