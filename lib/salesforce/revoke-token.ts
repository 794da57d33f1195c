import * as z from 'zod/mini';
import { oauthPost } from './oauth-post.ts';

/** Tells Salesforce to forget a token; false where it could not be told. */
export async function revokeToken(
  fetch: typeof globalThis.fetch,
  loginUrl: string,
  token: string,
): Promise<boolean> {
  try {
    const { status, json } = await oauthPost(fetch, loginUrl, 'revoke', { token });
    return status === 200 || isDead(json);
  } catch {
    return false;
  }
}

/** Salesforce no longer knows the token: there is nothing left to revoke. */
function isDead(json: unknown): boolean {
  return z.object({ error: z.enum(['invalid_token', 'unsupported_token_type']) }).safeParse(json).success;
}
