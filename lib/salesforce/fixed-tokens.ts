import { ProblemError, problem } from '../problem.ts';
import type { Access, CallTokens } from './tokens.ts';

/** For the first calls with a token that is not kept yet: where they fail, nothing has to be taken back. */
export function fixedTokens(access: Access): CallTokens {
  const refused = () => new ProblemError(problem('salesforce_needs_login', { action: 'reconnect' }));
  return {
    access: async () => access,
    renew: async () => {
      throw refused();
    },
    needsLogin: async () => refused(),
  };
}
