import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Serves the gallery on loopback; returns its address and the way to stop. */
export async function serveGallery(port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: here('.'),
    logLevel: 'error',
    cacheDir: '/tmp/recordside-gallery',
    resolve: { alias: { 'webextension-polyfill': here('./fake-browser.ts') } },
    server: {
      host: '127.0.0.1',
      port,
      strictPort: port !== 0,
      hmr: false,
      watch: null,
      fs: { allow: [here('../../..')] },
    },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The gallery has no address.');
  return { url, close: () => server.close() };
}
