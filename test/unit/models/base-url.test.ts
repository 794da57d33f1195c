import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateHost, parseBaseUrl } from '../../../lib/models/base-url.ts';

describe('parseBaseUrl', () => {
  it.each([
    ['https://models.example.com', 'https://models.example.com/v1', 'https://models.example.com/*'],
    ['  models.example.com/  ', 'https://models.example.com/v1', 'https://models.example.com/*'],
    ['https://example.com/api/openai/v2/', 'https://example.com/api/openai/v2', 'https://example.com/*'],
    ['https://example.com/v1/chat/completions', 'https://example.com/v1', 'https://example.com/*'],
    ['https://example.com/v1/models/', 'https://example.com/v1', 'https://example.com/*'],
    ['https://example.com:8443/v1#top', 'https://example.com:8443/v1', 'https://example.com/*'],
    ['HTTPS://Example.COM/V1', 'https://example.com/V1', 'https://example.com/*'],
    ['localhost:11434', 'http://localhost:11434/v1', 'http://localhost/*'],
    ['127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1', 'http://127.0.0.1/*'],
    ['192.168.1.20:8000', 'https://192.168.1.20:8000/v1', 'https://192.168.1.20/*'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1', 'https://xn--bcher-kva.example/*'],
  ])('%s is %s', (typed, baseUrl, hostPermission) => {
    expect(parseBaseUrl(typed)).toEqual({ ok: true, baseUrl, hostPermission });
  });

  it.each([
    ['', 'model_address_invalid'],
    ['https://', 'model_address_invalid'],
    ['ftp://example.com', 'model_address_invalid'],
    ['javascript:alert(1)', 'model_address_invalid'],
    ['file:///etc/passwd', 'model_address_invalid'],
    ['https://*.example.com/v1', 'model_address_invalid'],
    [`https://example.com/${'a'.repeat(3_000)}`, 'model_address_invalid'],
    ['http://example.com/v1', 'model_address_insecure'],
    ['http://8.8.8.8/v1', 'model_address_insecure'],
    ['http://192.168.1.20:8000', 'model_address_insecure'],
    ['http://gpu-box:8000/v1', 'model_address_insecure'],
    ['http://[::1]:8080', 'model_address_insecure'],
    ['http://localhost.example.com', 'model_address_insecure'],
    ['http://172.32.0.1/v1', 'model_address_insecure'],
    ['http://134744072/v1', 'model_address_insecure'],
    ['https://user:pass@example.com/v1', 'model_address_credentials'],
    ['https://example.com/v1?api-key=abc', 'model_address_credentials'],
  ])('%s is refused as %s', (typed, code) => {
    expect(parseBaseUrl(typed)).toMatchObject({ ok: false, problem: { code } });
  });

  it('accepts its own result, unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: false }), (typed) => {
        const first = parseBaseUrl(typed);
        if (first.ok) expect(parseBaseUrl(first.baseUrl)).toEqual(first);
      }),
    );
  });

  it('never lets plain http out of this computer', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        expect(parseBaseUrl(`http://${ip}`).ok).toBe(ip === '127.0.0.1');
      }),
    );
  });
});

describe('isPrivateHost', () => {
  it.each(['localhost', 'a.localhost', '[::1]', '[fd12:3456::1]', '[fe80::1]', 'nas', 'box.lan'])(
    '%s is',
    (host) => {
      expect(isPrivateHost(host)).toBe(true);
    },
  );
  it.each(['example.com', '[2001:db8::1]', '[fec0::1]', '1.1.1.1', '', '12345'])('%s is not', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });
});
