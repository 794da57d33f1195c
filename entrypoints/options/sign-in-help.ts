import { fine, wrong } from '../../components/settings/checked.ts';
import type { SignInHelp } from '../../components/settings/settings-sources.ts';
import { asProblem } from '../../lib/problem.ts';
import { adminNote } from '../../lib/salesforce/admin-note.ts';
import { normalizeLoginUrl } from '../../lib/salesforce/login-url.ts';
import { knownSignInErrors } from '../../lib/salesforce/sign-in-errors.ts';
import { problemText } from './problem-text.ts';

export const signInHelp: SignInHelp = {
  checkLoginUrl(typed) {
    try {
      return fine(normalizeLoginUrl(typed));
    } catch (error) {
      return wrong(problemText(asProblem(error)));
    }
  },
  knownErrors: knownSignInErrors,
  adminNote,
};
