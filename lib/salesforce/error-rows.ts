import type { ProblemAction, ProblemCode } from '../problem.ts';
import type { Refusal } from './salesforce-failure.ts';

/** One line of the table: what Salesforce says, and which of our sentences it is. */
export interface ErrorRow {
  readonly code: ProblemCode;
  readonly action?: ProblemAction;
  readonly repairable?: true;
  /** Told before any work was done, so nothing was saved even where the status is a 5xx. */
  readonly refuses?: true;
  /** The sentence that names what the answer names, where it names anything. */
  readonly namedCode?: ProblemCode;
  readonly named?: (failure: Refusal) => string;
}

const fieldNames = ({ fields, message }: Refusal): string =>
  fields.length > 0 ? fields.join(', ') : (/No such column '([^']+)'/i.exec(message)?.[1] ?? '');
const requiredNames = ({ fields, message }: Refusal): string =>
  fields.length > 0 ? fields.join(', ') : (/\[([^\]]+)\]/.exec(message)?.[1] ?? '');
const objectName = ({ message }: Refusal): string => /sObject type '([^']+)'/i.exec(message)?.[1] ?? '';

const API_OFF: ErrorRow = { code: 'salesforce_api_disabled', action: 'copy_for_admin' };
const APP_OFF: ErrorRow = { code: 'salesforce_api_not_allowed', action: 'copy_for_admin' };
const NEEDS_LOGIN: ErrorRow = { code: 'salesforce_needs_login', action: 'reconnect' };
const BUSY: ErrorRow = { code: 'salesforce_busy', action: 'retry', refuses: true };
const UNAVAILABLE: ErrorRow = { code: 'salesforce_unavailable', action: 'retry' };
const NOT_UNDERSTOOD: ErrorRow = { code: 'salesforce_not_understood', repairable: true };
const TOO_LONG: ErrorRow = { code: 'salesforce_request_too_long', repairable: true };
const NO_ACCESS: ErrorRow = { code: 'salesforce_no_access' };
const NOT_FOUND: ErrorRow = { code: 'salesforce_not_found' };
const BAD_VALUE: ErrorRow = {
  code: 'salesforce_bad_value',
  namedCode: 'salesforce_bad_value_of',
  named: fieldNames,
  repairable: true,
};
const AUTOMATION: ErrorRow = { code: 'salesforce_automation_failed', action: 'copy_for_admin' };
const CHANGED: ErrorRow = { code: 'salesforce_changed_meanwhile', action: 'retry' };
const ROLLED_BACK: ErrorRow = { code: 'salesforce_rolled_back' };
const LIMIT: ErrorRow = { code: 'salesforce_limit', action: 'retry' };
const DELETE_BLOCKED: ErrorRow = { code: 'salesforce_delete_blocked' };

/** A Map and not an object: the code comes from outside and may be called `constructor`. */
const BY_CODE: ReadonlyMap<string, ErrorRow> = new Map<string, ErrorRow>([
  ['INVALID_SESSION_ID', NEEDS_LOGIN],
  ['INVALID_AUTH_HEADER', NEEDS_LOGIN],
  ['API_DISABLED_FOR_ORG', API_OFF],
  ['API_CURRENTLY_DISABLED', API_OFF],
  ['CLIENT_NOT_ACCESSIBLE_FOR_USER', APP_OFF],
  ['FUNCTIONALITY_NOT_ENABLED', { code: 'salesforce_not_enabled', action: 'copy_for_admin' }],
  ['REQUEST_LIMIT_EXCEEDED', { code: 'salesforce_daily_limit' }],
  ['SERVER_UNAVAILABLE', UNAVAILABLE],
  ['QUERY_TIMEOUT', { code: 'salesforce_query_timeout', repairable: true }],
  [
    'INVALID_FIELD',
    {
      code: 'salesforce_invalid_field',
      namedCode: 'salesforce_invalid_field_of',
      named: fieldNames,
      repairable: true,
    },
  ],
  [
    'INVALID_TYPE',
    {
      code: 'salesforce_invalid_object',
      namedCode: 'salesforce_invalid_object_of',
      named: objectName,
      repairable: true,
    },
  ],
  ['INVALID_TYPE_FOR_OPERATION', { code: 'salesforce_invalid_object', repairable: true }],
  ['MALFORMED_QUERY', NOT_UNDERSTOOD],
  ['MALFORMED_SEARCH', NOT_UNDERSTOOD],
  ['MALFORMED_ID', NOT_UNDERSTOOD],
  ['INVALID_QUERY_FILTER_OPERATOR', NOT_UNDERSTOOD],
  ['INVALID_SEARCH', NOT_UNDERSTOOD],
  ['INVALID_SEARCH_SCOPE', NOT_UNDERSTOOD],
  ['INVALID_ID_FIELD', NOT_UNDERSTOOD],
  ['QUERY_TOO_COMPLICATED', NOT_UNDERSTOOD],
  ['UNSUPPORTED_FIELD', NOT_UNDERSTOOD],
  ['INVALID_QUERY_LOCATOR', { code: 'salesforce_query_expired', action: 'retry' }],
  ['EXCEEDED_ID_LIMIT', { code: 'salesforce_result_too_large', repairable: true }],
  ['OPERATION_TOO_LARGE', { code: 'salesforce_result_too_large', repairable: true }],
  ['NOT_FOUND', NOT_FOUND],
  ['ENTITY_IS_DELETED', { code: 'salesforce_deleted' }],
  ['INSUFFICIENT_ACCESS', NO_ACCESS],
  ['INSUFFICIENT_ACCESS_OR_READONLY', NO_ACCESS],
  ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', { code: 'salesforce_no_access_linked' }],
  [
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    { code: 'salesforce_field_read_only', namedCode: 'salesforce_field_read_only_of', named: requiredNames },
  ],
  [
    'REQUIRED_FIELD_MISSING',
    {
      code: 'salesforce_required',
      namedCode: 'salesforce_required_of',
      named: requiredNames,
      repairable: true,
    },
  ],
  ['FIELD_CUSTOM_VALIDATION_EXCEPTION', { code: 'salesforce_validation_rule' }],
  ['FIELD_INTEGRITY_EXCEPTION', BAD_VALUE],
  ['INVALID_CROSS_REFERENCE_KEY', BAD_VALUE],
  ['STRING_TOO_LONG', BAD_VALUE],
  ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', BAD_VALUE],
  ['NUMBER_OUTSIDE_VALID_RANGE', BAD_VALUE],
  ['INVALID_EMAIL_ADDRESS', BAD_VALUE],
  ['JSON_PARSER_ERROR', BAD_VALUE],
  ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', AUTOMATION],
  ['CANNOT_EXECUTE_FLOW_TRIGGER', AUTOMATION],
  ['APEX_ERROR', AUTOMATION],
  ['UNKNOWN_EXCEPTION', AUTOMATION],
  ['UNABLE_TO_LOCK_ROW', { code: 'salesforce_record_busy', action: 'retry', refuses: true }],
  ['DUPLICATES_DETECTED', { code: 'salesforce_duplicate' }],
  ['DUPLICATE_VALUE', { code: 'salesforce_value_taken' }],
  ['DUPLICATE_EXTERNAL_ID', { code: 'salesforce_value_taken' }],
  ['ENTITY_IS_LOCKED', { code: 'salesforce_locked' }],
  ['ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE', CHANGED],
  ['PRECONDITION_FAILED', CHANGED],
  ['ALL_OR_NONE_OPERATION_ROLLED_BACK', ROLLED_BACK],
  ['PROCESSING_HALTED', ROLLED_BACK],
  ['STORAGE_LIMIT_EXCEEDED', { code: 'salesforce_storage_full', action: 'copy_for_admin' }],
  ['TXN_SECURITY_NO_ACCESS', { code: 'salesforce_policy_blocked', action: 'copy_for_admin' }],
  ['LIMIT_EXCEEDED', LIMIT],
  ['TOO_MANY_APEX_REQUESTS', LIMIT],
  ['INACTIVE_OWNER_OR_USER', { code: 'salesforce_inactive_owner' }],
  ['INVALID_OPERATION_WITH_EXPIRED_PASSWORD', { code: 'salesforce_password_expired', action: 'reconnect' }],
  ['DELETE_FAILED', DELETE_BLOCKED],
  ['DEPENDENCY_EXISTS', DELETE_BLOCKED],
  ['MULTIPLE_CHOICES', { code: 'salesforce_several_match' }],
]);

/** Codes that mean two things, told apart by the words beside them. */
const BY_MESSAGE: readonly {
  readonly says: RegExp;
  readonly codes?: readonly string[];
  readonly row: ErrorRow;
}[] = [
  { says: /concurrent/i, codes: ['REQUEST_LIMIT_EXCEEDED'], row: BUSY },
  // A new token would be refused the same way: not a matter of signing in again.
  { says: /not valid for use with the REST API|Connected app is not attached to Agent/i, row: APP_OFF },
];

export function messageRow({ errorCode, message }: Refusal): ErrorRow | null {
  const found = BY_MESSAGE.find(
    ({ says, codes }) => says.test(message) && (!codes || (errorCode !== null && codes.includes(errorCode))),
  );
  return found?.row ?? null;
}

export function codeRow(errorCode: string | null): ErrorRow | null {
  return errorCode === null ? null : (BY_CODE.get(errorCode) ?? null);
}

/** For answers without a code that the table knows. */
export function statusRow(status: number): ErrorRow {
  if (status === 300) return { code: 'salesforce_several_match' };
  if (status === 401) return NEEDS_LOGIN;
  if (status === 403) return NO_ACCESS;
  if (status === 404 || status === 410) return NOT_FOUND;
  if (status === 412) return CHANGED;
  if (status === 414 || status === 431 || status === 413) return TOO_LONG;
  if (status === 420 || status === 429) return BUSY;
  if (status >= 500) return UNAVAILABLE;
  return { code: 'salesforce_other' };
}

export const KNOWN_ERROR_CODES: readonly string[] = [...BY_CODE.keys()];
