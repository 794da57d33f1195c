import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // Outside a browser there is no extension API: unit tests get an in-memory one.
    alias: { 'webextension-polyfill': here('./test/unit/fake-browser.ts') },
  },
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    isolate: false,
    setupFiles: [here('./test/unit/setup.ts')],
  },
});
