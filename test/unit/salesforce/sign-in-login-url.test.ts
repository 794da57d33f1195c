import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../lib/problem.ts';
import { orgOfUrl } from '../../../lib/salesforce/hosts.ts';
import { normalizeLoginUrl } from '../../../lib/salesforce/login-url.ts';

describe('normalizeLoginUrl', () => {
  it.each([
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['login.salesforce.com', 'https://login.salesforce.com'],
    ['  LOGIN.salesforce.com/  ', 'https://login.salesforce.com'],
    ['https://test.salesforce.com/?locale=de', 'https://test.salesforce.com'],
    ['https://acme.my.salesforce.com/', 'https://acme.my.salesforce.com'],
    ['acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
    ['https://acme.my.salesforce.com./x', 'https://acme.my.salesforce.com'],
    ['https://acme.my.salesforce.com:443/', 'https://acme.my.salesforce.com'],
    ['https://acme.lightning.force.com/lightning/page/home', 'https://acme.my.salesforce.com'],
    ['https://acme--uat.sandbox.lightning.force.com/', 'https://acme--uat.sandbox.my.salesforce.com'],
    [
      'https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home',
      'https://acme.my.salesforce.com',
    ],
    ['https://acme--c.vf.force.com/apex/Page', 'https://acme.my.salesforce.com'],
    ['https://x-dev-ed.develop.my.salesforce.com', 'https://x-dev-ed.develop.my.salesforce.com'],
    ['https://acme.my.salesforce.mil', 'https://acme.my.salesforce.mil'],
    ['https://acme.lightning.sfcrmapps.cn', 'https://acme.my.sfcrmproducts.cn'],
    ['https://na123.salesforce.com/home/home.jsp', 'https://na123.salesforce.com'],
    ['https://acme.lightning.force.com.mcas.ms/lightning', 'https://acme.my.salesforce.com'],
    ['https://acme.my.site.com/customers', 'https://acme.my.site.com/customers'],
    ['https://acme.my.site.com/customers/s/account/001000000000001', 'https://acme.my.site.com/customers'],
    ['https://acme.my.site.com/s/login', 'https://acme.my.site.com'],
    ['https://acme.my.site.com/', 'https://acme.my.site.com'],
    ['https://acme.builder.salesforce-experience.com/', 'https://acme.my.salesforce.com'],
  ])('%s → %s', (typed, url) => {
    expect(normalizeLoginUrl(typed)).toBe(url);
    // What came out goes in again.
    expect(normalizeLoginUrl(url)).toBe(url);
  });

  it.each([
    ['', 'sign_in_login_url'],
    ['   ', 'sign_in_login_url'],
    ['http://login.salesforce.com', 'sign_in_login_url_not_https'],
    ['ftp://acme.my.salesforce.com', 'sign_in_login_url_not_https'],
    ['javascript://login.salesforce.com/%0aalert(1)', 'sign_in_login_url_not_https'],
    ['javascript:alert(1)', 'sign_in_login_url'],
    ['https://login.salesforce.com@evil.example', 'sign_in_login_url'],
    ['https://user:pass@login.salesforce.com', 'sign_in_login_url'],
    ['https://login.salesforce.com:8443', 'sign_in_login_url'],
    ['https://acme.my.salesforce.com.evil.example', 'sign_in_login_url'],
    ['https://evil-salesforce.com', 'sign_in_login_url'],
    ['https://login-salesforce.com', 'sign_in_login_url'],
    ['https://login.salesforce.com.evil.example', 'sign_in_login_url'],
    ['https://login.salesf\u043Erce.com', 'sign_in_login_url'],
    ['https://evil.example/login.salesforce.com', 'sign_in_login_url'],
    ['https://evil.example#login.salesforce.com', 'sign_in_login_url'],
    ['https://evil.example\\@login.salesforce.com', 'sign_in_login_url'],
    ['https://xlogin.salesforce.com', 'sign_in_login_url'],
    ['https://help.salesforce.com', 'sign_in_login_url'],
    ['https://trailhead.salesforce.com', 'sign_in_login_url'],
    ['https://www.site.com', 'sign_in_login_url'],
    ['https://127.0.0.1', 'sign_in_login_url'],
    ['https://[::1]', 'sign_in_login_url'],
    ['acme', 'sign_in_login_url'],
    [`https://${'a'.repeat(3_000)}.my.salesforce.com`, 'sign_in_login_url'],
  ])('refuses %j', (typed, code) => {
    try {
      expect(normalizeLoginUrl(typed)).toBe('refused');
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      expect((error as ProblemError).problem).toMatchObject({ code, action: 'open_connections' });
    }
  });

  it('never gives an address outside of Salesforce, whatever is typed around one', () => {
    const part = fc.constantFrom(
      'https://',
      'http://',
      'login.salesforce.com',
      'acme.my.salesforce.com',
      '.',
      '@',
      '/',
      '\\',
      ':',
      '#',
      '?',
      'evil.example',
      '-',
      '%2e',
      '%00',
      ' ',
      '..',
      '//',
      'acme.my.site.com',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        let url: string;
        try {
          url = normalizeLoginUrl(parts.join(''));
        } catch (error) {
          return error instanceof ProblemError;
        }
        return url === 'https://login.salesforce.com' || orgOfUrl(url) !== null;
      }),
      { numRuns: 2_000 },
    );
  });
});
