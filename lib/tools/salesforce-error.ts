import { asProblem } from '../problem.ts';

/** Salesforce's own code and words of a failed request, where the thrown value carries them. */
export interface SalesforceError {
  readonly code: string | null;
  readonly message: string;
}

const CODE = /\b[A-Z][A-Z]+(?:_[A-Z]+)+\b/;

/**
 * Looks along the chain of causes for the `errorCode` of Salesforce's error envelope; failing that, for the code as
 * first word of a message (`INVALID_FIELD: …`).
 */
export function salesforceError(thrown: unknown): SalesforceError {
  const detail = asProblem(thrown).detail;
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth++) {
    const code = 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode : null;
    if (code) return { code, message: wordsOf(detail ?? error.message, code) };
  }
  const words = detail ?? '';
  const code = CODE.exec(words.slice(0, 80))?.[0] ?? null;
  return { code, message: wordsOf(words, code) };
}

/** The message without a code in front of it: the code is told apart. */
function wordsOf(message: string, code: string | null): string {
  return code && message.startsWith(code) ? message.slice(code.length).replace(/^\s*:\s*/, '') : message;
}
