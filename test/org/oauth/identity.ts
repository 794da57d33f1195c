import type { OrgUser } from '../contract.ts';
import type { Exchange } from '../server/exchange.ts';
import { originOf } from '../server/hosts.ts';
import type { Org } from '../server/org.ts';
import { json, type Reply, text } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import { servesOrg } from './token.ts';

const IDENTITY_SCOPES = ['full', 'id', 'profile', 'email', 'address', 'phone', 'openid', 'api', 'web'];

/** The user of a bearer token; the identity service says no with 403 and a word, where REST says 401. */
function bearer(site: Site, exchange: Exchange): { org: Org; user: OrgUser } | Reply {
  const value =
    /^(?:Bearer|OAuth) (.+)$/i.exec(exchange.headers.authorization ?? '')?.[1] ??
    exchange.url.searchParams.get('oauth_token');
  if (value === null || value === undefined) return text(403, 'Missing_OAuth_Token');
  const token = site.tokens.access(value);
  const org = token === undefined ? undefined : site.org(token.orgId);
  const user = token === undefined ? undefined : org?.user(token.userId);
  if (token === undefined || org === undefined || user === undefined) return text(403, 'Bad_OAuth_Token');
  if (!servesOrg(exchange.host, org)) return text(403, 'Wrong_Org');
  if (!token.scopes.some((scope) => IDENTITY_SCOPES.includes(scope))) return text(403, 'No_Access');
  exchange.entry.user = user.username;
  exchange.entry.org = org.domain.name;
  return { org, user };
}

/** The service addresses of an org; `{version}` stays for the client to fill in. */
function urls(exchange: Exchange, org: Org, user: OrgUser): Record<string, string> {
  const my = originOf(exchange.host, org, 'my');
  const rest = `${my}/services/data/v{version}/`;
  const soap = (api: string) => `${my}/services/Soap/${api}/{version}/${org.id.slice(0, 15)}`;
  return {
    enterprise: soap('c'),
    metadata: soap('m'),
    partner: soap('u'),
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    tooling_soap: soap('T'),
    tooling_rest: `${rest}tooling/`,
    profile: `${my}/${user.id}`,
    feeds: `${rest}chatter/feeds`,
    groups: `${rest}chatter/groups`,
    users: `${rest}chatter/users`,
    feed_items: `${rest}chatter/feed-items`,
    feed_elements: `${rest}chatter/feed-elements`,
    custom_domain: my,
  };
}

// Minutes east of UTC without daylight saving, in milliseconds: the service's `utcOffset`.
function utcOffset(timeZone: string): number {
  const january = new Date(Date.UTC(2025, 0, 1));
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
      .formatToParts(january)
      .find((part) => part.type === 'timeZoneName')?.value;
    const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
    if (match === null) return 0;
    return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  } catch {
    return 0;
  }
}

function names(user: OrgUser): { first: string; last: string } {
  const words = user.name.split(' ');
  const last = words.pop() ?? '';
  return { first: words.join(' '), last };
}

/** `GET /id/{orgId}/{userId}`. */
export function identity(site: Site, exchange: Exchange, orgId: string, userId: string): Reply {
  const who = bearer(site, exchange);
  if ('status' in who) return who;
  const { org, user } = who;
  if (org.id.slice(0, 15) !== orgId.slice(0, 15)) return text(403, 'Wrong_Org');
  if (user.id.slice(0, 15) !== userId.slice(0, 15)) return text(404, 'Bad_Id');
  const { first, last } = names(user);
  return json(200, {
    id: `${originOf(exchange.host, org, 'login')}/id/${org.id}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: org.id,
    username: user.username,
    nick_name: user.username.split('@')[0],
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: first,
    last_name: last,
    timezone: user.timeZone,
    photos: {},
    addr_street: null,
    addr_city: null,
    addr_state: null,
    addr_country: null,
    addr_zip: null,
    mobile_phone: null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: urls(exchange, org, user),
    active: true,
    user_type: 'STANDARD',
    language: user.locale.slice(0, 2) === 'en' ? 'en_US' : user.locale,
    locale: user.locale,
    utcOffset: utcOffset(user.timeZone),
    last_modified_date: '2025-01-06T09:00:00Z',
    is_app_installed: true,
  });
}

/** `GET|POST /services/oauth2/userinfo`: the OpenID Connect form of the same. */
export function userinfo(site: Site, exchange: Exchange): Reply {
  const who = bearer(site, exchange);
  if ('status' in who) return who;
  const { org, user } = who;
  const { first, last } = names(user);
  return json(200, {
    sub: `${originOf(exchange.host, org, 'login')}/id/${org.id}/${user.id}`,
    user_id: user.id,
    organization_id: org.id,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: user.name,
    email: user.email,
    email_verified: true,
    given_name: first,
    family_name: last,
    zoneinfo: user.timeZone,
    photos: {},
    profile: `${originOf(exchange.host, org, 'my')}/${user.id}`,
    address: {},
    urls: urls(exchange, org, user),
    active: true,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: user.locale,
    utcOffset: utcOffset(user.timeZone),
    updated_at: '2025-01-06T09:00:00Z',
    is_app_installed: true,
  });
}
