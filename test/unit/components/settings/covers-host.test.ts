import { describe, expect, it } from 'vitest';
import { coversHost } from '../../../../entrypoints/options/covers-host.ts';

describe('what the browser can be asked for', () => {
  it.each([
    ['https://*/*', 'https://models.example.com/*', true],
    ['https://*/*', 'http://models.example.com/*', false],
    ['http://localhost/*', 'http://localhost/*', true],
    ['http://localhost/*', 'http://192.168.1.5/*', false],
    ['http://localhost/*', 'http://localhost.evil.example/*', false],
    ['http://127.0.0.1/*', 'http://127.0.0.1/*', true],
  ])('%s covers %s: %s', (announced, wanted, covered) => {
    expect(coversHost(announced, wanted)).toBe(covered);
  });
});
