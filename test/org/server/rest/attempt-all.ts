import { OrgError } from '../../contract.ts';
import type { ApiCall } from './api-call.ts';

/** One record's outcome, as collections tell it. `success` alone says whether it was saved; an id may be there anyway. */
export interface RowResult {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string; fields: readonly string[] }[];
}

export interface Attempt {
  /** The record's id, where it has one already. */
  id?: string | undefined;
  /** What it does, for the log: `created`. */
  did: string;
  /** Writes the record; gives its id. */
  act: () => string;
}

const failed = (attempt: Attempt, errors: RowResult['errors']): RowResult => ({
  ...(attempt.id === undefined ? {} : { id: attempt.id }),
  success: false,
  errors,
});

const ROLLED_BACK: RowResult['errors'] = [
  {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message:
      'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: [],
  },
];

/** A row's errors in the shape of collections: no HTTP status, and nothing beyond code, message and fields. */
function errorsOf(error: OrgError): RowResult['errors'] {
  return error.all.map(({ errorCode, message, fields }) =>
    // A single row says 404 where a row among many is told what is wrong with its id.
    errorCode === 'NOT_FOUND'
      ? { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: 'invalid cross reference id', fields: [] }
      : { statusCode: errorCode, message, fields: fields ?? [] },
  );
}

/** Ends a transaction without an error of its own. */
class RollBack extends Error {}

/**
 * Writes records one after the other, each whatever becomes of the others, or, with `allOrNone`, all or none: then the
 * failures are told, and the rest is as if it had never been.
 */
export function attemptAll(
  call: Pick<ApiCall, 'session' | 'did'>,
  attempts: readonly Attempt[],
  allOrNone: boolean,
): RowResult[] {
  const effects: string[] = [];
  const results: RowResult[] = [];
  const act = () => {
    for (const attempt of attempts) {
      try {
        const id = attempt.act();
        effects.push(`${attempt.did} ${id}`);
        results.push({ id, success: true, errors: [] });
      } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        results.push(failed(attempt, errorsOf(error)));
      }
    }
    if (allOrNone && results.some((result) => !result.success)) throw new RollBack();
  };
  try {
    call.session.transaction(act);
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
    return results.map((result, at) =>
      result.success ? failed(attempts[at] ?? { did: '', act: () => '' }, ROLLED_BACK) : result,
    );
  }
  for (const effect of effects) call.did(effect);
  return results;
}
