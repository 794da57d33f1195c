import type { Problem } from '../problem.ts';
import { PRIVATE_REQUEST } from './private-request.ts';
import { type SignInContext, signInProblem, signInRule } from './sign-in-errors.ts';

const TIMEOUT_MS = 8_000;

/**
 * Why the sign-in window failed, where Salesforce tells it to anybody: an unknown consumer key, a callback that is not
 * registered, a scope the app does not have. Without cookies no code can come of it. Null where nothing was learned:
 * most often the window was simply closed.
 */
export async function probeSignInPage(
  address: URL,
  fetch: typeof globalThis.fetch,
  context: SignInContext,
): Promise<Problem | null> {
  try {
    const response = await fetch(address.href, {
      ...PRIVATE_REQUEST,
      redirect: 'follow',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const final = URL.parse(response.url);
    // Our own address holds our own words (`scope`, `state`): only what Salesforce added is read.
    const added = final && final.href !== address.href ? [...final.searchParams] : [];
    const words = added.filter(([name]) => /error/i.test(name)).map(([, value]) => value);
    const text = words.length > 0 ? words.join(' ') : errorTextOf(await response.text());
    return signInRule(text) ? signInProblem({ seen: 'page', text }, context) : null;
  } catch {
    return null;
  }
}

/** Only what the page prints as its error: a login page has words like "invalid" in its scripts. */
function errorTextOf(page: string): string {
  return /\b(?:error=[a-z_]+|OAUTH_[A-Z_]{4,})[^<"']{0,300}/.exec(page)?.[0] ?? '';
}
