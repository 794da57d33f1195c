import { OrgError, type OrgSession } from '../contract.ts';
import { frontdoor, logout, safePath, sessionOf } from '../oauth/login.ts';
import type { Session } from '../oauth/session-store.ts';
import { sessionCookie } from '../server/cookies.ts';
import { type Exchange, pathOf } from '../server/exchange.ts';
import { originOf } from '../server/hosts.ts';
import type { Org } from '../server/org.ts';
import { errorReply, html, json, type Reply, redirect } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import { asset } from './assets.ts';
import { classicPage } from './classic.ts';
import { pageModel } from './models/page.ts';
import { suggestions } from './models/suggestions.ts';
import { shell } from './shell.ts';

interface Visit {
  session: Session;
  org: Org;
  data: OrgSession;
  /** Set when the page logged its user in by itself. */
  cookie: string | undefined;
}

/** Who looks at the page: by cookie, or by the start option `autoLoginUser`. */
function visitOf(site: Site, exchange: Exchange): Visit | undefined {
  const { org } = exchange.host;
  if (org === undefined) return undefined;
  let session = sessionOf(site, exchange);
  let cookie: string | undefined;
  const { autoLoginUser } = site.options;
  if (session === undefined && autoLoginUser !== undefined) {
    const user = org.userByName(autoLoginUser);
    if (user !== undefined) {
      session = site.sessions.login(org.id, user.id);
      cookie = sessionCookie(site.sessions.cookie(session));
    }
  }
  const user = session === undefined ? undefined : org.user(session.userId);
  if (session === undefined || user === undefined) return undefined;
  exchange.entry.user = user.username;
  return { session, org, data: org.data.session(user.id), cookie };
}

/** Lightning, setup, Visualforce and Classic pages; undefined when the path is none of them. */
export function pages(site: Site, exchange: Exchange): Reply | undefined {
  const { host, url, method } = exchange;
  const path = url.pathname;
  if (host.org === undefined) return undefined;
  if (path === '/secur/frontdoor.jsp') return frontdoor(site, exchange);
  if (path === '/secur/logout.jsp') return logout(site, exchange);
  if (path.startsWith('/lightning/assets/')) return asset(path.slice('/lightning/assets/'.length));
  if (path.startsWith('/aura/')) return method === 'GET' ? aura(site, exchange) : undefined;
  if (method !== 'GET') return undefined;

  const isLightningPath = path.startsWith('/lightning') || path === '/one/one.app';
  if (host.kind === 'my' && isLightningPath)
    return redirect(originOf(host, host.org, 'lightning') + pathOf(url));
  if (host.kind === 'lightning' && path === '/') return redirect('/lightning/page/home');
  if (host.kind === 'lightning' && path.startsWith('/lightning/setup/'))
    return toSetup(site, exchange, host.org);
  if (host.kind !== 'my' && isLightningPath) {
    return withVisit(site, exchange, (visit) =>
      html(200, shell(visit.org, visit.data, setupOrigin(exchange, visit.org))),
    );
  }
  if (host.kind === 'visualforce' && /^\/apex\/\w+$/.test(path)) {
    const id = url.searchParams.get('id') ?? '';
    return withVisit(
      site,
      exchange,
      (visit) => classicPage(visit.data, `/${id}`) ?? html(200, '<h1>Visualforce page</h1>'),
    );
  }
  if ((host.kind === 'my' || host.kind === 'alias') && /^\/(?:\w{15}|\w{18}|\w{3}\/o)$/.test(path)) {
    return withVisit(
      site,
      exchange,
      (visit) => classicPage(visit.data, path) ?? html(404, '<h1>Data Not Available</h1>'),
    );
  }
  return undefined;
}

const setupOrigin = (exchange: Exchange, org: Org): string =>
  originOf(exchange.host, org, exchange.host.kind === 'alias' ? 'my' : 'setup');

function withVisit(site: Site, exchange: Exchange, show: (visit: Visit) => Reply): Reply {
  const visit = visitOf(site, exchange);
  if (visit === undefined) return toLogin(exchange);
  const reply = show(visit);
  return visit.cookie === undefined
    ? reply
    : { ...reply, headers: { ...reply.headers, 'set-cookie': visit.cookie } };
}

/** Only My Domain has a login form; it sends the browser back here with a session. */
function toLogin(exchange: Exchange): Reply {
  const { host, url } = exchange;
  if (host.org === undefined) return redirect('/');
  const here = `https://${host.authority}${pathOf(url)}`;
  const start = host.kind === 'my' ? pathOf(url) : `/visualforce/session?url=${encodeURIComponent(here)}`;
  return redirect(`${originOf(host, host.org, 'my')}/?ec=302&startURL=${encodeURIComponent(start)}`);
}

/** Setup lives on its own host; the login is carried over. */
function toSetup(site: Site, exchange: Exchange, org: Org): Reply {
  const visit = visitOf(site, exchange);
  if (visit === undefined) return toLogin(exchange);
  const otp = site.sessions.ticket(visit.session);
  const path = encodeURIComponent(safePath(pathOf(exchange.url), '/'));
  return redirect(`${originOf(exchange.host, org, 'setup')}/secur/frontdoor.jsp?otp=${otp}&retURL=${path}`);
}

/** What the pages load their data from: the cookie's user, JSON. */
function aura(site: Site, exchange: Exchange): Reply {
  const visit = visitOf(site, exchange);
  if (visit === undefined)
    return errorReply(new OrgError(401, 'aura:invalidSession', 'Your session has ended.'));
  const query = exchange.url.searchParams;
  const headers = {
    'cache-control': 'no-store',
    ...(visit.cookie === undefined ? {} : { 'set-cookie': visit.cookie }),
  };
  switch (exchange.url.pathname) {
    case '/aura/page':
      return json(200, pageModel(visit.data, query.get('path') ?? '/'), headers);
    case '/aura/suggest':
      return json(200, suggestions(visit.data, query.get('q') ?? ''), headers);
    default:
      return json(404, [{ errorCode: 'NOT_FOUND', message: 'No such page action.' }], headers);
  }
}
