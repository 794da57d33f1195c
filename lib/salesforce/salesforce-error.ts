import { ProblemError } from '../problem.ts';
import { type ProblemContext, problemOf, repairable } from './errors.ts';
import type { SalesforceFailure } from './salesforce-failure.ts';

/** A failed call to an org: the Problem for the user, and what a tool needs to decide whether to try otherwise. */
export class SalesforceError extends ProblemError {
  readonly failure: SalesforceFailure;
  /** Other arguments could succeed: a wrong field, a malformed query. */
  readonly repairable: boolean;

  constructor(failure: SalesforceFailure, context: ProblemContext = {}) {
    super(problemOf(failure, context));
    this.name = 'SalesforceError';
    this.failure = failure;
    this.repairable = repairable(failure);
  }

  /** Salesforce's code (`INVALID_FIELD`), or null. */
  get errorCode(): string | null {
    return this.failure.kind === 'refused' ? this.failure.errorCode : null;
  }
}
