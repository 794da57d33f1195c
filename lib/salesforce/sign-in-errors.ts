import { type Problem, problem } from '../problem.ts';
import { KEY_REFUSED, KEY_SIGN_IN_RULES } from './key-sign-in-rules.ts';
import { scrubSecrets } from './scrub.ts';
import { SIGN_IN_RULES, type SignInRule } from './sign-in-rules.ts';

/** What was seen of a sign-in that did not work. */
export type SignInFailure =
  /** `error` and `error_description`, from the callback address or from the token endpoint. */
  | { readonly seen: 'error'; readonly error: string; readonly description: string }
  /** Text or address of an error page, or a code that the user picked. */
  | { readonly seen: 'page'; readonly text: string }
  /** What `launchWebAuthFlow` threw. */
  | { readonly seen: 'window'; readonly message: string };

export interface SignInContext {
  readonly callback: string;
  readonly loginUrl: string;
  readonly scopes: string;
  /** Set where the account signs in with a key and without a window: the same words have other causes then. */
  readonly keyAccount?: string;
}

/** The plain sentence of a sign-in that did not work. Pure. */
export function signInProblem(failure: SignInFailure, context: SignInContext): Problem {
  switch (failure.seen) {
    case 'window':
      return windowProblem(failure.message);
    case 'page': {
      const rule = ruleOf(failure.text, context);
      return rule ? ruleProblem(rule, rule.shown, context) : unknownProblem(failure.text);
    }
    case 'error': {
      const words = [failure.error, failure.description].filter(Boolean).join(': ');
      const rule = ruleOf(words, context);
      return rule ? ruleProblem(rule, words, context) : unknownProblem(words);
    }
  }
}

/** What a text says of this sign-in. */
export const ruleOf = (text: string, { keyAccount }: Pick<SignInContext, 'keyAccount'>): SignInRule | null =>
  keyAccount === undefined ? signInRule(text) : keySignInRule(text);

/** The line of the table that a text belongs to; null where it says nothing that is known. */
export function signInRule(text: string): SignInRule | null {
  const words = readable(text);
  return SIGN_IN_RULES.find(({ says }) => says.test(words)) ?? null;
}

/** As `signInRule`, for an account that signs in with a key. */
export function keySignInRule(text: string): SignInRule | null {
  const words = readable(text);
  const fits = ({ says }: SignInRule) => says.test(words);
  // What is said of every refused grant stands last, with the words of this flow.
  const others = SIGN_IN_RULES.filter(({ code }) => code !== 'sign_in_grant');
  return [...KEY_SIGN_IN_RULES, ...others, KEY_REFUSED].find(fits) ?? null;
}

/** What Salesforce may have shown on a page of its own: the user picks the code and reads what it means. */
export function knownSignInErrors(
  context: SignInContext,
): readonly { readonly shown: string; readonly problem: Problem }[] {
  return SIGN_IN_RULES.filter(({ page }) => page).map((rule) => ({
    shown: rule.shown,
    problem: ruleProblem(rule, rule.shown, context),
  }));
}

function ruleProblem(rule: SignInRule, words: string, context: SignInContext): Problem {
  return problem(rule.code, {
    subs: [context.callback, hostOf(context.loginUrl), context.scopes, context.keyAccount ?? ''],
    detail: scrubSecrets(words),
    action: rule.action,
  });
}

function unknownProblem(words: string): Problem {
  return problem('sign_in_other', { detail: scrubSecrets(words) || null, action: 'reconnect' });
}

/**
 * Chrome: "The user did not approve access.", "Authorization page could not be loaded."; Firefox: "User cancelled or
 * denied access.". An error page of Salesforce never redirects, so a closed window is two things: say both.
 */
function windowProblem(message: string): Problem {
  const detail = scrubSecrets(message);
  if (/could not be loaded|failed to load|network/i.test(message))
    return problem('sign_in_page_not_loaded', { detail, action: 'reconnect' });
  if (/did not approve|cancell?ed|denied|closed|interaction/i.test(message))
    return problem('sign_in_window_closed', { action: 'reconnect' });
  return problem('sign_in_window_failed', { detail, action: 'reconnect' });
}

/** In an address the words come as `app+must+be+installed` or `client%20identifier`. */
function readable(text: string): string {
  const spaced = text.slice(0, 50_000).replaceAll('+', ' ').replaceAll('&#39;', "'").replaceAll('’', "'");
  return spaced.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const hostOf = (url: string): string => URL.parse(url)?.hostname ?? url;
