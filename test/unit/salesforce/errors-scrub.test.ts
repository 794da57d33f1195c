import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrubSecrets } from '../../../lib/salesforce/scrub.ts';
import { ACCESS_1, REFRESH_1 } from './client-fixtures.ts';

describe('scrubSecrets', () => {
  it.each([
    [`Session ${ACCESS_1} expired`, ACCESS_1],
    [`sid=${encodeURIComponent(ACCESS_1).replace('!', '%21')}`, 'AQEAQFirst'],
    [`Authorization: Bearer ${ACCESS_1}`, 'AQEAQFirst'],
    ['Authorization: OAuth abcdefghijklmnopqrstuvwxyz', 'abcdefghijkl'],
    [`{"refresh_token":"${REFRESH_1}","x":1}`, REFRESH_1],
    [`{'access_token': 'opaque-thing'}`, 'opaque-thing'],
    ['https://x.example/oauth?code=aPrxabc.def012345&state=nonce123', 'aPrxabc'],
    ['https://x.example/oauth?code=opaque&state=nonce123', 'nonce123'],
    ['https://x.example/oauth?code=opaque&state=nonce123', 'opaque'],
    ['https://x.example/cb#access_token=opaquetoken&instance_url=https://a', 'opaquetoken'],
    ['grant_type=refresh_token&refresh_token=abcdef&client_id=3MVG9', 'abcdef'],
    ['<sessionId>opaque-session</sessionId>', 'opaque-session'],
    ['<sf:sessionId>opaque-session</sf:sessionId>', 'opaque-session'],
    ['token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIwMDUifQ.c2lnbmF0dXJl here', 'eyJhbGci'],
    ['code_verifier=abc123def', 'abc123def'],
  ])('%s', (text, secret) => {
    expect(text).toContain(secret);
    expect(scrubSecrets(text)).not.toContain(secret);
  });

  it.each([
    "No such column 'Foo__c' on entity 'Account'. If you are attempting to use a custom field, append __c.",
    "SELECT Id FROM Lead WHERE State='CA' AND Status = 'Open'\n                         ^",
    'Rabatte über 30 % brauchen die Freigabe von Frau Müller.',
    "We can't authorize you because of an OAuth error. For more information, contact your administrator.",
    'duplicate value found: External_Id__c duplicates value on record with id: 001000000000001AAA',
    'errorCode=INVALID_FIELD',
  ])('leaves alone: %s', (text) => {
    expect(scrubSecrets(text)).toBe(text);
  });

  it('takes out what it is told to, wherever it stands', () => {
    const secret = 'plain words+as/a=secret';
    const text = `a ${secret} b ${encodeURIComponent(secret)} c`;
    expect(scrubSecrets(text, [secret, null, undefined, ''])).toBe('a [removed] b [removed] c');
  });

  it('leaves no token in any text around it', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._'),
      minLength: 20,
      maxLength: 100,
    });
    const around = fc.constantFrom(
      '',
      ' ',
      '"',
      "'",
      '\n',
      '?',
      '&',
      '=',
      '>',
      ' Bearer ',
      '{"access_token":"',
      'sid=',
      ':',
      ',',
    );
    fc.assert(
      fc.property(around, letters, around, (before, tail, after) => {
        const token = `00D5g000001AbCD!AQ${tail}`;
        return !scrubSecrets(before + token + after).includes(tail);
      }),
      { numRuns: 500 },
    );
  });

  it('does not take long over a long hostile text', () => {
    for (const text of [
      '<'.repeat(100_000),
      'Bearer '.repeat(20_000),
      '"access_token'.repeat(10_000),
      'eyJ'.repeat(50_000),
    ])
      expect(scrubSecrets(text).length).toBeGreaterThan(0);
  });
});
