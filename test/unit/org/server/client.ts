import { request } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { toId18 } from '../../../org/data/ids.ts';
import { type RunningOrg, type StartOptions, startOrg } from '../../../org/server/start.ts';
import { type Certificate, makeCertificate } from '../../../org/server/tls.ts';
import { fakeOrg } from './fake-org.ts';

export const MY = 'acme.my.salesforce.com';
export const LIGHTNING = 'acme.lightning.force.com';
export const LOGIN = 'login.salesforce.com';
export const SANDBOX = 'acme--uat.sandbox.my.salesforce.com';
export const SANDBOX_ORG_ID = toId18('00D5g0000000002') ?? '';

let certificate: Promise<Certificate> | undefined;

/** A server with a fake production org and a fake sandbox on a free port. */
export async function startFake(options: StartOptions & { accounts?: number } = {}): Promise<RunningOrg> {
  certificate ??= makeCertificate();
  const { accounts, ...rest } = options;
  return startOrg({
    certificate: await certificate,
    orgs: [
      { domain: { name: 'acme' }, data: () => fakeOrg({ accounts: accounts ?? 3 }) },
      {
        domain: { name: 'acme--uat', partition: 'sandbox' },
        data: () => fakeOrg({ orgId: SANDBOX_ORG_ID, orgName: 'Fake Sandbox', accounts: 1 }),
      },
    ],
    ...rest,
  });
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: <T = Record<string, unknown>>() => T;
}

export interface Ask {
  host?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Record<string, unknown> | unknown[];
  form?: Record<string, string>;
  token?: string;
}

/** One HTTPS request to a running org, with the Host header of a Salesforce host. Rejects when it is cut. */
export function ask(org: { port: number }, path: string, options: Ask = {}): Promise<Answer> {
  const { host = MY, form, body, token } = options;
  const payload =
    form !== undefined
      ? new URLSearchParams(form).toString()
      : typeof body === 'string' || body === undefined
        ? body
        : JSON.stringify(body);
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: org.port,
        path,
        method: options.method ?? (payload === undefined ? 'GET' : 'POST'),
        rejectUnauthorized: false,
        agent: false,
        headers: {
          host,
          ...(payload === undefined
            ? {}
            : { 'content-type': type, 'content-length': String(Buffer.byteLength(payload)) }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...options.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const raw = Buffer.concat(chunks);
          const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString(
            'utf8',
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: <T>() => JSON.parse(text) as T,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

export const location = (answer: Answer): URL =>
  new URL(String(answer.headers.location), 'https://relative.invalid');

/** A browser as far as sign-in needs one: keeps cookies by host and follows redirects inside the test org. */
export class Browser {
  readonly #org: { port: number };
  readonly #cookies = new Map<string, string>();
  /** Host and path of the page that is shown. */
  host = LOGIN;
  path = '/';

  constructor(org: { port: number }) {
    this.#org = org;
  }

  /** Opens an address; stops at a page, or at a redirect out of Salesforce, which it gives back as `left`. */
  async open(url: string, options: Ask = {}): Promise<{ page: Answer; left: URL | undefined }> {
    let next = new URL(url, `https://${this.host}${this.path}`);
    let send = options;
    for (let hop = 0; hop < 12; hop += 1) {
      if (!/\.(?:salesforce|force|salesforce-setup)\.com$/.test(next.hostname)) {
        return { page: { status: 0, headers: {}, text: '', json: () => JSON.parse('null') }, left: next };
      }
      this.host = next.hostname;
      this.path = next.pathname + next.search;
      const cookie = this.#cookies.get(this.host);
      const page = await ask(this.#org, this.path, {
        ...send,
        host: this.host,
        headers: { ...send.headers, ...(cookie === undefined ? {} : { cookie }) },
      });
      for (const set of page.headers['set-cookie'] ?? []) {
        const [pair = ''] = set.split(';');
        if (/Max-Age=0/.test(set)) this.#cookies.delete(this.host);
        else this.#cookies.set(this.host, pair);
      }
      if (page.status !== 302) return { page, left: undefined };
      next = new URL(String(page.headers.location), next);
      send = {};
    }
    throw new Error('Too many redirects');
  }

  /** Fills and sends the login form that is shown. */
  logIn(page: Answer, username: string, password = 'Secret-123') {
    const startURL = hidden(page, 'startURL');
    return this.open('/login', { form: { username, pw: password, startURL } });
  }

  /** Presses Allow or Deny on the consent page that is shown. */
  consent(page: Answer, choice: 'allow' | 'deny') {
    return this.open('/setup/secur/RemoteAccessAuthorizationPage.apexp', {
      form: { source: hidden(page, 'source'), choice },
    });
  }
}

function hidden(page: Answer, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1];
  if (value === undefined) throw new Error(`No ${name} on this page: ${page.text.slice(-600)}`);
  return value.replaceAll('&amp;', '&');
}
