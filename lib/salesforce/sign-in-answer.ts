import * as z from 'zod/mini';
import { ProblemError, problem } from '../problem.ts';
import type { OAuthAnswer } from './oauth-post.ts';
import { SalesforceError } from './salesforce-error.ts';
import { ruleOf, type SignInContext, signInProblem } from './sign-in-errors.ts';
import { readTokenResponse, type TokenResponse } from './token-response.ts';

const oauthErrorSchema = z.object({ error: z.string(), error_description: z._default(z.string(), '') });

/** The tokens that the token endpoint gave for a code or a signature. @throws ProblemError with what it says instead */
export function redeemed({ status, json, text }: OAuthAnswer, context: SignInContext): TokenResponse {
  if (status === 200) {
    const reading = readTokenResponse(json);
    if (reading.ok) return reading.tokens;
    throw new ProblemError(problem(`sign_in_${reading.why}`, { action: 'reconnect' }));
  }
  const parsed = oauthErrorSchema.safeParse(json);
  if (parsed.success) {
    const { error, error_description: description } = parsed.data;
    throw new ProblemError(signInProblem({ seen: 'error', error, description }, context));
  }
  if (ruleOf(text, context)) throw new ProblemError(signInProblem({ seen: 'page', text }, context));
  throw new SalesforceError({ kind: 'not_api', status, text });
}
