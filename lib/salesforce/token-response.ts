import * as z from 'zod/mini';
import { orgOfUrl } from './hosts.ts';
import { toId18 } from './record-id.ts';

/** What Salesforce's token endpoint gives, for a code and for a refresh. There is no `expires_in`. */
const tokenResponseSchema = z.object({
  access_token: z.string().check(z.minLength(1)),
  /** With every rotation a new one; without rotation only the first answer has it. */
  refresh_token: z.optional(z.string().check(z.minLength(1))),
  instance_url: z.string(),
  /** Identity URL: `https://login.salesforce.com/id/<org id>/<user id>`. */
  id: z.string(),
  scope: z.optional(z.string()),
});

export interface TokenResponse {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** `https://acme.my.salesforce.com`: https, no path, a Salesforce host. */
  readonly instanceUrl: string;
  /** 18 characters. */
  readonly orgId: string;
  readonly userId: string;
  readonly scopes: string | null;
}

export type TokenReading =
  | { readonly ok: true; readonly tokens: TokenResponse }
  | { readonly ok: false; readonly why: 'unreadable' | 'foreign_instance' };

/** Believes nothing: whoever answers instead of Salesforce must not get the token sent to an address of theirs. */
export function readTokenResponse(json: unknown): TokenReading {
  const parsed = tokenResponseSchema.safeParse(json);
  if (!parsed.success) return { ok: false, why: 'unreadable' };
  const { access_token, refresh_token, instance_url, id, scope } = parsed.data;
  const owner = ownerOf(id);
  if (!owner) return { ok: false, why: 'unreadable' };
  const instanceUrl = apiOrigin(instance_url);
  if (instanceUrl === null) return { ok: false, why: 'foreign_instance' };
  const tokens = {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    instanceUrl,
    scopes: scope ?? null,
    ...owner,
  };
  return { ok: true, tokens };
}

/** A Lightning host drops the Authorization header, so its My Domain is taken; null for a host that is no org's. */
export function apiOrigin(address: string): string | null {
  const org = orgOfUrl(address);
  if (!org || URL.parse(address)?.port !== '') return null;
  if (org.surface === 'legacy' || org.surface === 'site') return `https://${org.host}`;
  return org.myDomainHost === null ? null : `https://${org.myDomainHost}`;
}

function ownerOf(identityUrl: string): { orgId: string; userId: string } | null {
  const [, org = '', user = ''] =
    /\/id\/([A-Za-z0-9]{15,18})\/([A-Za-z0-9]{15,18})\/?$/.exec(identityUrl) ?? [];
  const orgId = toId18(org);
  const userId = toId18(user);
  return orgId?.startsWith('00D') && userId?.startsWith('005') ? { orgId, userId } : null;
}
