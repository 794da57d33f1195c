import { fine, wrong } from '../../components/settings/checked.ts';
import type { SignInFacts, SignInHelp } from '../../components/settings/settings-sources.ts';
import { asProblem, type Problem, type ProblemCode } from '../../lib/problem.ts';
import { adminNote } from '../../lib/salesforce/admin-note.ts';
import { KEY_REFUSED, KEY_SIGN_IN_RULES } from '../../lib/salesforce/key-sign-in-rules.ts';
import { normalizeLoginUrl } from '../../lib/salesforce/login-url.ts';
import { keySignInRule, signInProblem, signInRule } from '../../lib/salesforce/sign-in-errors.ts';
import { SIGN_IN_RULES } from '../../lib/salesforce/sign-in-rules.ts';
import { problemText } from './problem-text.ts';

export const signInHelp: SignInHelp = {
  checkLoginUrl(typed) {
    try {
      return fine(normalizeLoginUrl(typed));
    } catch (error) {
      return wrong(problemText(asProblem(error)));
    }
  },
  knownErrors: (facts) => [
    ...SIGN_IN_RULES.map(({ shown }) => ({
      shown,
      problem: signInProblem({ seen: 'page', text: shown }, facts),
      withKey: false,
    })),
    ...[...KEY_SIGN_IN_RULES, KEY_REFUSED].map(({ shown }) => ({
      shown,
      problem: withKey(shown, facts),
      withKey: true,
    })),
  ],
  recognise,
  adminNote,
};

function withKey(shown: string, facts: SignInFacts): Problem {
  const context = { ...facts, keyAccount: facts.account ?? '…' };
  return signInProblem({ seen: 'error', error: shown, description: '' }, context);
}

/** Says nothing of the cause, so that words of the other flow that fit better go before it. */
const SAYS_LITTLE: ProblemCode = 'sign_in_grant';

/** An error of OAuth all the same, which no rule names. */
const SOME_ERROR = /\berror(?:code)?=\w|\b(?:OAUTH_[A-Z]|invalid_[a-z])/i;

/** What stands on every page of an error, whatever the error is. */
const ON_EVERY_PAGE = /OAUTH_APPROVAL_ERROR_GENERIC|can.{1,6}t authorize you because of an OAuth error/gi;

function recognise(text: string): readonly ProblemCode[] {
  const precise = signInRule(text.replace(ON_EVERY_PAGE, ' '))?.code;
  const inWindow = precise && precise !== SAYS_LITTLE ? precise : signInRule(text)?.code;
  const rule = keySignInRule(text);
  const key = rule && KEY_SIGN_IN_RULES.includes(rule) ? rule : null;
  if (!key && !inWindow) return SOME_ERROR.test(text) ? ['sign_in_other'] : [];
  if (!key) return inWindow ? [inWindow] : [];
  if (!inWindow || inWindow === SAYS_LITTLE) return [key.code];
  // The rules of the other flow are broad: in the text of a whole page they count only to the letter.
  return text.toLowerCase().includes(key.shown.toLowerCase()) ? [inWindow, key.code] : [inWindow];
}
