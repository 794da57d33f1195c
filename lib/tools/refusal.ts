import { asProblem } from '../problem.ts';
import { SalesforceError } from '../salesforce/salesforce-error.ts';
import { scrubSecrets } from '../salesforce/scrub.ts';

/** A failed question in Salesforce's own terms, as the model can use them. */
export interface Refusal {
  /** `INVALID_FIELD`; null where it was not Salesforce that refused. */
  readonly code: string | null;
  /** Salesforce's words, with the line and the caret that show where a query is wrong. */
  readonly message: string;
  /** Other arguments could succeed. */
  readonly repairable: boolean;
}

export function refusalOf(thrown: unknown): Refusal {
  if (!(thrown instanceof SalesforceError)) {
    return { code: null, message: asProblem(thrown).detail ?? '', repairable: false };
  }
  const { failure, errorCode, repairable } = thrown;
  const words =
    failure.kind === 'refused' ? scrubSecrets(failure.message.trim()) : (thrown.problem.detail ?? '');
  return { code: errorCode, message: words, repairable };
}
