import { type Problem, problem } from '../problem.ts';

export type BaseUrl =
  | { readonly ok: true; readonly baseUrl: string; readonly hostPermission: string }
  | { readonly ok: false; readonly problem: Problem };

const MAX_LENGTH = 2_000;

/** The only hosts of plain http. The manifest names the same ones, so the browser holds this line too. */
export const PLAIN_HTTP_HOSTS: readonly string[] = ['localhost', '127.0.0.1'];

/**
 * What a user types as the address of an OpenAI-compatible server, made whole: scheme added, an endpoint cut off,
 * `/v1` added where there is no path, no slash at the end. `https` anywhere; `http` only to this computer, because the
 * key and Salesforce data go over it.
 */
export function parseBaseUrl(typed: string): BaseUrl {
  const text = typed.trim();
  if (text === '' || text.length > MAX_LENGTH) return refused('model_address_invalid');
  const url = toUrl(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || !isHostName(url.hostname)) {
    return refused('model_address_invalid');
  }
  // A key in the address would be stored in plain and shown in the settings.
  if (url.username || url.password || url.search) return refused('model_address_credentials');
  if (url.protocol === 'http:' && !PLAIN_HTTP_HOSTS.includes(url.hostname))
    return refused('model_address_insecure');
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/(chat\/completions|completions|models|responses)$/, '');
  return {
    ok: true,
    baseUrl: `${url.protocol}//${url.host}${path === '' ? '/v1' : path}`,
    hostPermission: hostPermissionFor(url),
  };
}

/** The match pattern that covers an address. Without a port: Firefox knows none in patterns, Chrome then means all. */
export function hostPermissionFor(url: URL): string {
  return `${url.protocol}//${url.hostname}/*`;
}

/** Whether a host name means this computer. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])\.?$/.test(hostname);
}

/** Whether a host name means this computer or one in a private network; a name that DNS may lead anywhere does not. */
export function isPrivateHost(hostname: string): boolean {
  if (isLoopbackHost(hostname)) return true;
  const [a = -1, b = -1] = ipv4(hostname);
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return true;
  // Link-local, and the shared space that VPN meshes use.
  if ((a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127)) return true;
  if (/^\[(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(hostname)) return true;
  return (
    /\.(local|internal|home\.arpa|lan)$/.test(hostname) || /^[a-z0-9_-]*[a-z_-][a-z0-9_-]*$/.test(hostname)
  );
}

function ipv4(hostname: string): number[] {
  return /^\d+(\.\d+){3}$/.test(hostname) ? hostname.split('.').map(Number) : [];
}

function isHostName(hostname: string): boolean {
  return hostname !== '' && !hostname.includes('*') && !hostname.startsWith('.');
}

function toUrl(text: string): URL | null {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return URL.parse(text);
  const https = URL.parse(`https://${text}`);
  if (!https) return null;
  // Nobody runs a model server on this computer with a certificate; everything else is on a network.
  return PLAIN_HTTP_HOSTS.includes(https.hostname) ? URL.parse(`http://${text}`) : https;
}

function refused(
  code: 'model_address_invalid' | 'model_address_insecure' | 'model_address_credentials',
): BaseUrl {
  return { ok: false, problem: problem(code) };
}
