import { defineConfig } from 'wxt';
import { PLAIN_HTTP_HOSTS } from './lib/models/base-url.ts';
import { SALESFORCE_MATCH_PATTERNS } from './lib/salesforce/hosts.ts';
import { slimJsforce } from './lib/salesforce/shims/aliases.ts';
import { slimAge } from './lib/sharing/shims/aliases.ts';

/** Fixes the extension id, and with it the OAuth callback address, for every build. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqjZvWeXCSTqpsmoVd132DVGaW+NkjO9OYHnImCGqDw6JXE9ZPbO78jija59rbN491hbGBGbi9Xc/ozp8212Auf8gYnw91nX1O+Sc7nielkqHUgv1GHiiJ6iIW3SmdbjzZnyTzxiYfZgD9U/86E5vEheYHywNVEUe/8pH2nF3FDJVADnzjtkbZ97o0M0vS+K8Ynxzqpqw+wQdO/aLHs3aje8Z+q6tdtNv9DUzG7MIey8y+0CvtUzCVB2uBlxCbdECYOSAjM7632yXvJZlbhTdR3wyFeFp71/6lLwJgm9C6Q875VySX4Kzdf9DQ2tKLygnwCfZ66K5LbIfrC2PlQxdDwIDAQAB';
const GECKO_ID = 'recordside@recordside.example';

/** Model providers are asked for one by one, when the user adds them; `http` only ever means this computer. */
const OPTIONAL_HOSTS = ['https://*/*', ...PLAIN_HTTP_HOSTS.map((host) => `http://${host}/*`)];
const CONNECT = ['https:', ...PLAIN_HTTP_HOSTS.map((host) => `http://${host}:*`)];

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['identity', 'storage', 'contextMenus', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: [...SALESFORCE_MATCH_PATTERNS],
    // Asked for when the user switches notifications on.
    optional_permissions: ['notifications'],
    optional_host_permissions: OPTIONAL_HOSTS,
    action: { default_title: '__MSG_extension_name__' },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    content_security_policy: {
      // The dev server reloads the pages over a socket; no shipped build has one.
      extension_pages: `default-src 'self'; connect-src ${[...CONNECT, ...(command === 'serve' ? ['ws:'] : [])].join(' ')}; style-src 'self' 'unsafe-inline'; object-src 'none'`,
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          key: CHROME_KEY,
          minimum_chrome_version: '126',
          // Firefox takes whatever the policy says, without a schema.
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
  vite: () => ({
    plugins: [slimJsforce(), slimAge()],
    build: { target: 'es2023' },
  }),
});
