import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../../lib/i18n.ts';
import type { Problem } from '../../../lib/problem.ts';
import { KNOWN_ERROR_CODES } from '../../../lib/salesforce/error-rows.ts';
import { problemOf, repairable } from '../../../lib/salesforce/errors.ts';
import { SalesforceError } from '../../../lib/salesforce/salesforce-error.ts';
import { refusalOf, type SalesforceFailure } from '../../../lib/salesforce/salesforce-failure.ts';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { ACCESS_1 } from './client-fixtures.ts';

const refused = (status: number, errorCode: string, message = 'words', fields?: string[]) =>
  refusalOf(status, [{ errorCode, message, ...(fields ? { fields } : {}) }]);

/** Every row of the facts' table of REST errors. */
const ROWS: readonly [
  status: number,
  errorCode: string,
  code: Problem['code'],
  action: Problem['action'],
  repairable: boolean,
][] = [
  [401, 'INVALID_SESSION_ID', 'salesforce_needs_login', 'reconnect', false],
  [403, 'API_DISABLED_FOR_ORG', 'salesforce_api_disabled', 'copy_for_admin', false],
  [403, 'API_CURRENTLY_DISABLED', 'salesforce_api_disabled', 'copy_for_admin', false],
  [403, 'CLIENT_NOT_ACCESSIBLE_FOR_USER', 'salesforce_api_not_allowed', 'copy_for_admin', false],
  [403, 'FUNCTIONALITY_NOT_ENABLED', 'salesforce_not_enabled', 'copy_for_admin', false],
  [403, 'REQUEST_LIMIT_EXCEEDED', 'salesforce_daily_limit', null, false],
  [503, 'SERVER_UNAVAILABLE', 'salesforce_unavailable', 'retry', false],
  [400, 'QUERY_TIMEOUT', 'salesforce_query_timeout', null, true],
  [400, 'INVALID_FIELD', 'salesforce_invalid_field', null, true],
  [400, 'INVALID_TYPE', 'salesforce_invalid_object', null, true],
  [400, 'MALFORMED_QUERY', 'salesforce_not_understood', null, true],
  [400, 'MALFORMED_SEARCH', 'salesforce_not_understood', null, true],
  [400, 'MALFORMED_ID', 'salesforce_not_understood', null, true],
  [400, 'INVALID_QUERY_FILTER_OPERATOR', 'salesforce_not_understood', null, true],
  [400, 'INVALID_QUERY_LOCATOR', 'salesforce_query_expired', 'retry', false],
  [400, 'EXCEEDED_ID_LIMIT', 'salesforce_result_too_large', null, true],
  [404, 'NOT_FOUND', 'salesforce_not_found', null, false],
  [404, 'ENTITY_IS_DELETED', 'salesforce_deleted', null, false],
  [403, 'INSUFFICIENT_ACCESS', 'salesforce_no_access', null, false],
  [400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'salesforce_no_access', null, false],
  [400, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'salesforce_no_access_linked', null, false],
  [400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'salesforce_field_read_only', null, false],
  [400, 'REQUIRED_FIELD_MISSING', 'salesforce_required', null, true],
  [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'salesforce_validation_rule', null, false],
  [400, 'FIELD_INTEGRITY_EXCEPTION', 'salesforce_bad_value', null, true],
  [400, 'INVALID_CROSS_REFERENCE_KEY', 'salesforce_bad_value', null, true],
  [400, 'STRING_TOO_LONG', 'salesforce_bad_value', null, true],
  [400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'salesforce_bad_value', null, true],
  [400, 'NUMBER_OUTSIDE_VALID_RANGE', 'salesforce_bad_value', null, true],
  [400, 'INVALID_EMAIL_ADDRESS', 'salesforce_bad_value', null, true],
  [400, 'JSON_PARSER_ERROR', 'salesforce_bad_value', null, true],
  [400, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'salesforce_automation_failed', 'copy_for_admin', false],
  [400, 'CANNOT_EXECUTE_FLOW_TRIGGER', 'salesforce_automation_failed', 'copy_for_admin', false],
  [500, 'APEX_ERROR', 'salesforce_automation_failed', 'copy_for_admin', false],
  [500, 'UNKNOWN_EXCEPTION', 'salesforce_automation_failed', 'copy_for_admin', false],
  [400, 'UNABLE_TO_LOCK_ROW', 'salesforce_record_busy', 'retry', false],
  [400, 'DUPLICATES_DETECTED', 'salesforce_duplicate', null, false],
  [400, 'DUPLICATE_VALUE', 'salesforce_value_taken', null, false],
  [400, 'ENTITY_IS_LOCKED', 'salesforce_locked', null, false],
  [412, 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE', 'salesforce_changed_meanwhile', 'retry', false],
  [412, 'WHATEVER', 'salesforce_changed_meanwhile', 'retry', false],
  [400, 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'salesforce_rolled_back', null, false],
  [400, 'PROCESSING_HALTED', 'salesforce_rolled_back', null, false],
  [400, 'STORAGE_LIMIT_EXCEEDED', 'salesforce_storage_full', 'copy_for_admin', false],
  [403, 'TXN_SECURITY_NO_ACCESS', 'salesforce_policy_blocked', 'copy_for_admin', false],
  [400, 'LIMIT_EXCEEDED', 'salesforce_limit', 'retry', false],
  [400, 'TOO_MANY_APEX_REQUESTS', 'salesforce_limit', 'retry', false],
  [400, 'INACTIVE_OWNER_OR_USER', 'salesforce_inactive_owner', null, false],
  [403, 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD', 'salesforce_password_expired', 'reconnect', false],
  [400, 'DELETE_FAILED', 'salesforce_delete_blocked', null, false],
  [400, 'DEPENDENCY_EXISTS', 'salesforce_delete_blocked', null, false],
  [300, 'MULTIPLE_CHOICES', 'salesforce_several_match', null, false],
  [414, 'URI_TOO_LONG', 'salesforce_request_too_long', null, true],
  [431, 'HEADERS', 'salesforce_request_too_long', null, true],
  [420, 'ENHANCE', 'salesforce_busy', 'retry', false],
  [429, 'SLOW', 'salesforce_busy', 'retry', false],
  [500, 'X', 'salesforce_unavailable', 'retry', false],
  [502, 'X', 'salesforce_unavailable', 'retry', false],
  [401, 'X', 'salesforce_needs_login', 'reconnect', false],
  [403, 'X', 'salesforce_no_access', null, false],
  [404, 'X', 'salesforce_not_found', null, false],
  [428, 'X', 'salesforce_other', null, false],
  [400, 'constructor', 'salesforce_other', null, false],
];

describe('problemOf', () => {
  it.each(ROWS)('%i %s is %s', (status, errorCode, code, action, mayRepair) => {
    const failure = refused(status, errorCode);
    expect(problemOf(failure)).toMatchObject({ code, action, saved: 'nothing' });
    expect(repairable(failure)).toBe(mayRepair);
    expect(problemOf(failure).detail).toBe(`${errorCode}: words`);
  });

  it('has a test for every code it knows', () => {
    const tested = new Set(ROWS.map(([, errorCode]) => errorCode));
    const also = [
      'INVALID_AUTH_HEADER',
      'INVALID_TYPE_FOR_OPERATION',
      'INVALID_SEARCH',
      'INVALID_SEARCH_SCOPE',
      'INVALID_ID_FIELD',
      'QUERY_TOO_COMPLICATED',
      'UNSUPPORTED_FIELD',
      'OPERATION_TOO_LARGE',
      'DUPLICATE_EXTERNAL_ID',
      'PRECONDITION_FAILED',
    ];
    expect(KNOWN_ERROR_CODES.filter((code) => !tested.has(code) && !also.includes(code))).toEqual([]);
  });

  it.each([
    ['REQUEST_LIMIT_EXCEEDED', 'ConcurrentPerOrgLongTxn Limit exceeded', 'salesforce_busy'],
    [
      'REQUEST_LIMIT_EXCEEDED',
      'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
      'salesforce_busy',
    ],
    ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'salesforce_daily_limit'],
    [
      'INVALID_SESSION_ID',
      'This session is not valid for use with the REST API',
      'salesforce_api_not_allowed',
    ],
    ['INVALID_SESSION_ID', 'Connected app is not attached to Agent', 'salesforce_api_not_allowed'],
  ])('tells %s with "%s" apart', (errorCode, message, code) => {
    expect(problemOf(refused(403, errorCode, message)).code).toBe(code);
  });

  it.each([
    [
      'INVALID_FIELD',
      "SELECT Foo__c FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo__c' on entity 'Account'.",
      undefined,
      'salesforce_invalid_field_of',
      'Foo__c',
    ],
    [
      'INVALID_TYPE',
      "sObject type 'Acount' is not supported.",
      undefined,
      'salesforce_invalid_object_of',
      'Acount',
    ],
    [
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [LastName, Company]',
      undefined,
      'salesforce_required_of',
      'LastName, Company',
    ],
    ['REQUIRED_FIELD_MISSING', 'missing', ['LastName'], 'salesforce_required_of', 'LastName'],
    [
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Unable to create/update fields: X',
      ['X', 'Y'],
      'salesforce_field_read_only_of',
      'X, Y',
    ],
    ['STRING_TOO_LONG', 'Name: data value too large', ['Name'], 'salesforce_bad_value_of', 'Name'],
  ])('names what %s names', (errorCode, message, fields, code, name) => {
    const what = problemOf(refused(400, errorCode, message, fields));
    expect(what).toMatchObject({ code, subs: [name] });
    expect(what.detail).toContain(message);
  });

  it('gives the numbers of the daily limit where it has them', () => {
    const failure = refused(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    expect(problemOf(failure, { usage: { used: 15_001, limit: 15_000 } })).toMatchObject({
      code: 'salesforce_daily_limit_of',
      subs: ['15001', '15000'],
    });
    expect(problemOf(failure, { usage: null }).code).toBe('salesforce_daily_limit');
  });

  it("shows the administrator's own message as it is", () => {
    const words = 'Rabatte über 30 % brauchen die Freigabe von Frau Müller.';
    expect(problemOf(refused(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words)).detail).toContain(words);
  });

  it.each<[SalesforceFailure, Problem['code']]>([
    [{ kind: 'network', online: true }, 'salesforce_unreachable'],
    [{ kind: 'network', online: false }, 'salesforce_offline'],
    [{ kind: 'timeout', seconds: 130 }, 'salesforce_timeout'],
    [{ kind: 'not_api', status: 503, text: '<title>Maintenance</title>' }, 'salesforce_maintenance'],
    [{ kind: 'not_api', status: 200, text: '<title>Hotel WiFi</title>' }, 'salesforce_not_api'],
    [{ kind: 'not_api', status: 502, text: '' }, 'salesforce_unavailable'],
    [{ kind: 'not_api', status: 404, text: '' }, 'salesforce_not_an_org'],
    [{ kind: 'not_api', status: 302, text: '' }, 'salesforce_moved'],
    [{ kind: 'not_api', status: 0, text: '' }, 'salesforce_moved'],
  ])('%j is %s', (failure, code) => {
    expect(problemOf(failure).code).toBe(code);
    expect(repairable(failure)).toBe(false);
  });

  it('says of a cut write that nobody knows, and of a refused one that nothing was saved', () => {
    const write = { write: true };
    expect(problemOf({ kind: 'network', online: true }, write).saved).toBe('unknown');
    expect(problemOf({ kind: 'timeout', seconds: 1 }, write).saved).toBe('unknown');
    expect(problemOf({ kind: 'not_api', status: 502, text: '' }, write).saved).toBe('unknown');
    expect(problemOf(refused(500, 'UNKNOWN_EXCEPTION'), write).saved).toBe('unknown');
    expect(problemOf(refused(400, 'REQUIRED_FIELD_MISSING'), write).saved).toBe('nothing');
    expect(problemOf(refused(503, 'UNABLE_TO_LOCK_ROW'), write).saved).toBe('nothing');
  });

  it('fills every text completely', () => {
    for (const [status, errorCode] of ROWS) {
      for (const fields of [undefined, ['Name']]) {
        const what = problemOf(refused(status, errorCode, 'words', fields));
        for (const key of [
          `problem_${what.code}`,
          `problem_${what.code}_next`,
        ] as (keyof typeof messages)[]) {
          const used = messages[key].message.match(/\$\d/g) ?? [];
          expect(used.every((sub) => Number(sub.slice(1)) <= what.subs.length)).toBe(true);
          expect(t(key, ...what.subs)).not.toBe('');
        }
      }
    }
  });

  it('never throws and never shows a token, whatever comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), fc.string(), (status, json, text) => {
        const told = problemOf(
          refusalOf(status, [json, { errorCode: text, message: `${text} ${ACCESS_1} ${text}` }]),
        );
        return !JSON.stringify(told).includes(ACCESS_1) && (told.detail?.length ?? 0) <= 500;
      }),
    );
  });
});

describe('refusalOf', () => {
  it('reads REST, Collections and OAuth errors', () => {
    expect(refusalOf(400, [{ errorCode: 'A', message: 'm', fields: ['F'] }])).toMatchObject({
      errorCode: 'A',
      fields: ['F'],
    });
    expect(refusalOf(400, [{ statusCode: 'B', message: 'm', fields: [] }])).toMatchObject({
      errorCode: 'B',
      fields: [],
    });
    expect(refusalOf(403, { error: 'c', error_description: 'd' })).toMatchObject({
      errorCode: 'c',
      message: 'd',
    });
  });

  it('takes the real reason, not what failed because of it', () => {
    const body = [
      { statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK', message: 'rolled back' },
      { statusCode: 'REQUIRED_FIELD_MISSING', message: 'missing', fields: ['Name'] },
    ];
    expect(refusalOf(400, body).errorCode).toBe('REQUIRED_FIELD_MISSING');
  });

  it.each([null, undefined, 'x', [], {}, [[]], 7])('makes do with %j', (body) => {
    expect(refusalOf(400, body)).toMatchObject({ kind: 'refused', status: 400, errorCode: null });
  });
});

describe('SalesforceError', () => {
  it('is a ProblemError with what a tool needs', () => {
    const error = new SalesforceError(refused(400, 'INVALID_FIELD', "No such column 'X'"));
    expect(error).toMatchObject({ repairable: true, errorCode: 'INVALID_FIELD', name: 'SalesforceError' });
    expect(error.problem.code).toBe('salesforce_invalid_field_of');
  });
});
