import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConsumerKey } from '../../../../components/settings/connections/consumer-key.ts';
import { loginKind } from '../../../../components/settings/connections/login-kind.ts';
import {
  checkScopes,
  SCOPE_PRESETS,
  scopePreset,
  scopeWarning,
} from '../../../../components/settings/connections/scopes.ts';

const KEY = '3MVG9IHf89I1t8hrvswazsWedXWY0iqK20PSFaInvUgLFB6vrcb9bbWFTSIHpO8G2jxBLJA6uZGyPFC5Aejq';
const wrongWith = (words: RegExp) => ({ ok: false, error: expect.stringMatching(words) });

describe('the consumer key', () => {
  it('is taken without what was pasted around it', () => {
    expect(checkConsumerKey(`  ${KEY}\n`)).toEqual({ ok: true, value: KEY });
  });
  it('may be emptied', () => {
    expect(checkConsumerKey('   ')).toEqual({ ok: true, value: '' });
  });
  it.each([
    [
      'a secret of today',
      '9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08',
      /consumer secret/,
    ],
    ['a secret of old', '4129391827364551928', /consumer secret/],
    ['an address', 'https://acme.my.salesforce.com', /address/],
    ['two words', `${KEY} ${KEY}`, /without spaces/],
    ['other letters', 'ключ', /without spaces/],
    ['far too much', 'A'.repeat(513), /without spaces/],
  ])('is told apart from %s', (_, typed, words) => {
    expect(checkConsumerKey(typed)).toEqual(wrongWith(words));
  });
});

describe('scopes', () => {
  it.each([
    ['full refresh_token', 'full refresh_token'],
    [' api,refresh_token ', 'api refresh_token'],
    ['api\n api;id', 'api id'],
    ['full+refresh_token', 'full refresh_token'],
  ])('%j is saved as %j', (typed, value) => {
    expect(checkScopes(typed)).toEqual({ ok: true, value });
  });
  it.each([
    ['', /at least one/],
    ['refresh token!', /“token!”/],
    [`a${'b'.repeat(1_000)}`, /more scopes/],
  ])('%j is refused', (typed, words) => {
    expect(checkScopes(typed)).toEqual(wrongWith(words));
  });
  it('says what will not work', () => {
    expect(scopeWarning('refresh_token id')).toBe('options_scopes_no_api');
    expect(scopeWarning('api id')).toBe('options_scopes_no_refresh');
    expect(scopeWarning('full offline_access')).toBeNull();
    for (const scopes of Object.values(SCOPE_PRESETS)) expect(scopeWarning(scopes)).toBeNull();
  });
  it('knows its presets in any order', () => {
    expect(scopePreset('refresh_token full')).toBe('full');
    expect(scopePreset('api  refresh_token')).toBe('narrow');
    expect(scopePreset('api')).toBe('other');
  });
  it('checks what it made fit as fit, unchanged', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const once = checkScopes(typed);
        if (once.ok) expect(checkScopes(once.value)).toEqual(once);
      }),
    );
  });
});

describe('the kind of a login address', () => {
  it.each([
    ['https://login.salesforce.com', 'production'],
    ['login.salesforce.com', 'production'],
    ['https://test.salesforce.com/', 'sandbox'],
    ['https://acme.my.salesforce.com', 'my_domain'],
    ['https://login.salesforce.com.evil.example', 'my_domain'],
    ['', 'my_domain'],
  ])('%s is %s', (address, kind) => {
    expect(loginKind(address)).toBe(kind);
  });
});
