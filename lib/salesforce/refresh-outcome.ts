import * as z from 'zod/mini';
import { type Problem, problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import type { OAuthAnswer } from './oauth-post.ts';
import type { SalesforceFailure } from './salesforce-failure.ts';
import { scrubSecrets } from './scrub.ts';
import { keySignInRule, signInProblem, signInRule } from './sign-in-errors.ts';
import { readTokenResponse, type TokenResponse } from './token-response.ts';

export type RefreshOutcome =
  | { readonly is: 'renewed'; readonly tokens: TokenResponse }
  /** The credential is no longer accepted: only a person can help. `problem` where more is known than that. */
  | { readonly is: 'over'; readonly detail: string; readonly problem: Problem | null }
  /** It may work later, as it stands. */
  | { readonly is: 'problem'; readonly problem: Problem }
  | { readonly is: 'failure'; readonly failure: SalesforceFailure };

const oauthErrorSchema = z.object({ error: z.string(), error_description: z._default(z.string(), '') });

/** Refusals that a wait, another network or a clock set right cures: the credential is still good, and is kept. */
const PASSING = new Set([
  'sign_in_ip_restricted',
  'sign_in_rate_limit',
  'sign_in_server_error',
  'sign_in_no_response',
  'sign_in_key_clock',
]);

/** What an answer to a refresh, or to a signature, means. Pure. */
export function refreshOutcome(
  answer: OAuthAnswer,
  connection: Connection,
  secrets: readonly string[],
): RefreshOutcome {
  const { status, json, text } = answer;
  if (status === 200) {
    const reading = readTokenResponse(json);
    if (!reading.ok) return { is: 'failure', failure: { kind: 'not_api', status, text } };
    // A connection is one user of one org for good: a token of anybody else is not used in its name.
    if (reading.tokens.orgId !== connection.orgId || reading.tokens.userId !== connection.userId)
      return { is: 'over', detail: 'The answer was for another user.', problem: null };
    return { is: 'renewed', tokens: reading.tokens };
  }
  const parsed = oauthErrorSchema.safeParse(json);
  // Without an OAuth error it was a proxy or an overloaded server that answered: no word about the credential.
  if (!parsed.success || status >= 500) return { is: 'failure', failure: { kind: 'not_api', status, text } };
  const { error, error_description } = parsed.data;
  const words = scrubSecrets([error, error_description].filter(Boolean).join(': '), secrets);
  const withKey = connection.credential === 'private_key';
  const rule = withKey ? keySignInRule(words) : signInRule(words);
  if (status === 429 || (rule && PASSING.has(rule.code)))
    return {
      is: 'problem',
      problem: problem(rule?.code ?? 'sign_in_rate_limit', { detail: words, action: 'retry' }),
    };
  const { loginUrl, scopes, username } = connection;
  const context = { callback: '', loginUrl, scopes, keyAccount: username };
  const why = withKey ? signInProblem({ seen: 'page', text: words }, context) : null;
  return { is: 'over', detail: words, problem: why && { ...why, detail: words } };
}
