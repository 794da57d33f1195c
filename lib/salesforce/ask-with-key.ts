import { audiencesOf, signAssertion } from './key-assertion.ts';
import { type OAuthAnswer, oauthPost } from './oauth-post.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export interface KeyAccount {
  readonly consumerKey: string;
  /** As normalised. */
  readonly loginUrl: string;
  readonly username: string;
  readonly key: CryptoKey;
}

/**
 * Asks for an access token with a signature, without a window and without a secret (JWT bearer). Gives Salesforce's
 * answer, good or bad. @throws SalesforceError where nothing came back
 */
export async function askWithKey(
  { consumerKey, loginUrl, username, key }: KeyAccount,
  deps: { readonly fetch: typeof globalThis.fetch; readonly now: () => number },
): Promise<OAuthAnswer> {
  const [first = loginUrl, ...others] = audiencesOf(loginUrl);
  const ask = async (audience: string) => {
    const assertion = await signAssertion({ consumerKey, username, audience, now: deps.now() }, key);
    return oauthPost(deps.fetch, loginUrl, 'token', { grant_type: JWT_BEARER, assertion });
  };
  const answer = await ask(first);
  if (!isAboutAudience(answer)) return answer;
  for (const audience of others) {
    const next = await ask(audience);
    if (!isAboutAudience(next)) return next;
  }
  return answer;
}

const isAboutAudience = ({ status, text }: OAuthAnswer): boolean =>
  status === 400 && /\baudience\b/i.test(text);
