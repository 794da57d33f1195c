import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orgClient } from '../../../lib/salesforce/client.ts';
import type { SalesforceError } from '../../../lib/salesforce/salesforce-error.ts';
import { createTokens } from '../../../lib/salesforce/tokens.ts';
import { resetBrowser } from '../fake-browser.ts';
import { type Answer, type Answerer, type Asked, fakeFetch, orgAnswers } from './client-fake-fetch.ts';
import {
  ACCESS_1,
  ACCESS_2,
  CONNECTION,
  FIRST_TOKENS,
  MY_DOMAIN,
  memoryStore,
  renewed,
  SECRETS,
} from './client-fixtures.ts';

const signal = () => new AbortController().signal;
const TOKEN = '/services/oauth2/token';

async function setUp(answer: Answerer) {
  const connections = memoryStore(CONNECTION);
  const fetch = fakeFetch(answer);
  const tokens = createTokens({ fetch, connections });
  await tokens.keep(CONNECTION.id, FIRST_TOKENS);
  const waits: number[] = [];
  const org = orgClient(CONNECTION, {
    fetch,
    tokens,
    sleep: async (ms) => void waits.push(ms),
    random: () => 0.5,
  });
  const asked = (path: string) => fetch.asked.filter(({ url }) => url.pathname.endsWith(path));
  return { org, fetch, connections, waits, asked };
}

async function failure(promise: Promise<unknown>): Promise<SalesforceError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return error as SalesforceError;
}

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ attributes: { type: 'Account' }, Name: `A${from + i}` }));

/** A query answered in pages of `size`. */
function paged(total: number, size: number): Answerer {
  return ({ url }) => {
    const start = Number(/-(\d+)$/.exec(url.pathname)?.[1] ?? 0);
    const end = Math.min(start + size, total);
    return {
      json: {
        totalSize: total,
        done: end === total,
        ...(end < total ? { nextRecordsUrl: `/services/data/v66.0/query/0r8x-${end}` } : {}),
        records: rows(start, end),
      },
    };
  };
}

const pagesOf = (answer: Answerer) => (asked: Asked) =>
  asked.url.pathname === '/services/data' ? orgAnswers({})(asked) : answer(asked);

describe('orgClient', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  describe('every request', () => {
    it('goes to My Domain with the token, stores nothing, sends no cookie, names its client', async () => {
      const { org, fetch } = await setUp(orgAnswers({ '/limits': { json: {} } }));
      await org.request('/limits', { signal: signal() });
      expect(fetch.asked.map(({ url }) => url.href)).toEqual([
        `${MY_DOMAIN}/services/data`,
        `${MY_DOMAIN}/services/data/v66.0/limits`,
      ]);
      for (const { headers, init } of fetch.asked) {
        expect(headers.get('authorization')).toBe(`Bearer ${ACCESS_1}`);
        expect(headers.get('sforce-call-options')).toBe('client=Recordside');
        expect(headers.get('sforce-mru')).toBe('updateMru=false');
        expect(init).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'manual' });
        expect(init.signal).toBeInstanceOf(AbortSignal);
      }
    });

    it('asks for the versions once, and takes the newest that both sides know', async () => {
      const { org, asked } = await setUp(orgAnswers({ '/limits': { json: {} } }));
      await Promise.all([1, 2, 3].map(() => org.request('/limits', { signal: signal() })));
      await org.request('/limits', { signal: signal() });
      expect(asked('/services/data')).toHaveLength(1);
      expect(asked('/v66.0/limits')).toHaveLength(4);
    });

    it('says so when the org is too old', async () => {
      const { org } = await setUp(() => ({ json: [{ version: '50.0' }] }));
      expect((await failure(org.request('/limits', { signal: signal() }))).errorCode).toBe(
        'UNSUPPORTED_API_VERSION',
      );
    });

    it('reads the API usage of the newest answer', async () => {
      const { org } = await setUp(
        orgAnswers({ '/limits': { json: {}, headers: { 'Sforce-Limit-Info': 'api-usage=18/15000' } } }),
      );
      expect(org.usage()).toBeNull();
      await org.request('/limits', { signal: signal() });
      expect(org.usage()).toEqual({ used: 18, limit: 15_000 });
    });

    it.each(['https://evil.example/', 'limits', '/../../oauth2/token', '/a/%2e%2E/b', '/a\\..\\b', ''])(
      'refuses the path %j',
      async (path) => {
        const { org, fetch } = await setUp(orgAnswers({}));
        await failure(org.request(path, { signal: signal() }));
        await failure(org.batch([path], signal()));
        expect(fetch.asked.filter(({ url }) => !url.pathname.endsWith('/services/data'))).toEqual([]);
      },
    );
  });

  describe('an ended session', () => {
    const ended: Answer = {
      status: 401,
      json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }],
    };
    const limitsFor = (good: string): Answerer =>
      orgAnswers({
        [TOKEN]: { json: renewed() },
        '/limits': ({ headers }) =>
          headers.get('authorization') === `Bearer ${good}` ? { json: { ok: 1 } } : ended,
      });

    it('is renewed and the request sent once more', async () => {
      const { org, asked } = await setUp(limitsFor(ACCESS_2));
      expect(await org.request('/limits', { signal: signal() })).toEqual({ ok: 1 });
      expect(asked('/limits')).toHaveLength(2);
      expect(asked(TOKEN)).toHaveLength(1);
    });

    it('is renewed once for many requests at a time', async () => {
      const { org, asked } = await setUp(limitsFor(ACCESS_2));
      await Promise.all(Array.from({ length: 8 }, () => org.request('/limits', { signal: signal() })));
      expect(asked(TOKEN)).toHaveLength(1);
    });

    it('needs a sign-in where the new token is refused too: one retry, no more', async () => {
      const { org, asked, connections } = await setUp(limitsFor('nobody'));
      const error = await failure(org.request('/limits', { signal: signal() }));
      expect(error.problem).toMatchObject({ code: 'salesforce_needs_login', action: 'reconnect' });
      expect(asked('/limits')).toHaveLength(2);
      expect(asked(TOKEN)).toHaveLength(1);
      expect(connections.rows.get(CONNECTION.id)?.state).toBe('needs_login');
    });

    it('is not what a 401 about the app itself means', async () => {
      const { org, asked } = await setUp(
        orgAnswers({
          '/limits': {
            status: 401,
            json: [
              {
                errorCode: 'INVALID_SESSION_ID',
                message: 'This session is not valid for use with the REST API',
              },
            ],
          },
        }),
      );
      const error = await failure(org.request('/limits', { signal: signal() }));
      expect(error.problem).toMatchObject({ code: 'salesforce_api_not_allowed', action: 'copy_for_admin' });
      expect(asked(TOKEN)).toHaveLength(0);
    });

    it('uses the address that came with the new token', async () => {
      const moved = 'https://acme-new.my.salesforce.com';
      const { org, fetch } = await setUp((asked) =>
        asked.url.origin === moved
          ? orgAnswers({ '/limits': { json: { moved: true } } })(asked)
          : orgAnswers({ [TOKEN]: { json: renewed({ instance_url: moved }) }, '/limits': ended })(asked),
      );
      expect(await org.request('/limits', { signal: signal() })).toEqual({ moved: true });
      expect(fetch.asked.at(-1)?.url.origin).toBe(moved);
    });
  });

  describe('a busy org', () => {
    const once = (first: Answer): Answerer => {
      let count = 0;
      return () => (count++ === 0 ? first : { json: { ok: 1 } });
    };

    it.each([
      ['SERVER_UNAVAILABLE', { status: 503, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'busy' }] }],
      ['a bare 503', { status: 503, text: 'upstream' }],
      ['UNABLE_TO_LOCK_ROW', { status: 400, json: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'x' }] }],
      [
        'too many at once',
        {
          status: 403,
          json: [
            {
              errorCode: 'REQUEST_LIMIT_EXCEEDED',
              message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
            },
          ],
        },
      ],
    ])('is asked again after %s', async (_, first) => {
      const { org, asked, waits } = await setUp(orgAnswers({ '/limits': once(first) }));
      expect(await org.request('/limits', { signal: signal() })).toEqual({ ok: 1 });
      expect(asked('/limits')).toHaveLength(2);
      expect(waits).toEqual([750]);
    });

    it('is asked three times at most, waiting longer each time', async () => {
      const { org, asked, waits } = await setUp(orgAnswers({ '/limits': { status: 503, text: '' } }));
      expect((await failure(org.request('/limits', { signal: signal() }))).problem.code).toBe(
        'salesforce_unavailable',
      );
      expect(asked('/limits')).toHaveLength(3);
      expect(waits).toEqual([750, 1500]);
    });

    it('waits as long as it asks for, within reason', async () => {
      const { org, waits } = await setUp(
        orgAnswers({ '/limits': once({ status: 503, text: '', headers: { 'Retry-After': '5' } }) }),
      );
      await org.request('/limits', { signal: signal() });
      const patient = await setUp(
        orgAnswers({ '/limits': once({ status: 503, text: '', headers: { 'Retry-After': '3600' } }) }),
      );
      await patient.org.request('/limits', { signal: signal() });
      expect([...waits, ...patient.waits]).toEqual([5_000, 20_000]);
    });

    it('is never asked again after the daily limit', async () => {
      const { org, asked, waits } = await setUp(
        orgAnswers({
          '/limits': {
            status: 403,
            json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
            headers: { 'Sforce-Limit-Info': 'api-usage=15000/15000' },
          },
        }),
      );
      const { problem } = await failure(org.request('/limits', { signal: signal() }));
      expect(problem).toMatchObject({ code: 'salesforce_daily_limit_of', subs: ['15000', '15000'] });
      expect(asked('/limits')).toHaveLength(1);
      expect(waits).toEqual([]);
    });

    it('does not get a POST that may write a second time', async () => {
      const { org, asked } = await setUp(orgAnswers({ '/actions/x': { status: 503, text: '' } }));
      const { problem } = await failure(
        org.request('/actions/x', { method: 'POST', body: {}, signal: signal() }),
      );
      expect(asked('/actions/x')).toHaveLength(1);
      expect(problem.saved).toBe('unknown');
    });
  });

  describe('query', () => {
    it('reads page after page until there are no more', async () => {
      const { org, fetch } = await setUp(pagesOf(paged(5, 2)));
      const result = await org.query('SELECT Name FROM Account', { maxRows: 100, signal: signal() });
      expect(result.records.map(({ Name }) => Name)).toEqual(['A0', 'A1', 'A2', 'A3', 'A4']);
      expect(result).toMatchObject({ total: 5, done: true });
      expect(fetch.asked[1]?.url.searchParams.get('q')).toBe('SELECT Name FROM Account');
    });

    it.each([
      [3, 3, false],
      [4, 4, false],
      [5, 5, true],
      [1, 1, false],
    ])('stops at %i rows and says whether that was all', async (maxRows, length, done) => {
      const { org, asked } = await setUp(pagesOf(paged(5, 2)));
      const result = await org.query('SELECT Name FROM Account', { maxRows, signal: signal() });
      expect(result.records).toHaveLength(length);
      expect(result).toMatchObject({ total: 5, done });
      expect(asked('-4').length).toBe(maxRows > 4 ? 1 : 0);
    });

    it('runs again, once, when its cursor is gone', async () => {
      let gone = 1;
      const pages = paged(4, 2);
      const locator = {
        status: 400,
        json: [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }],
      };
      const dies: Answerer = (asked) =>
        asked.url.pathname.includes('0r8x') && gone-- > 0 ? locator : pages(asked);
      const { org } = await setUp(pagesOf(dies));
      const result = await org.query('SELECT Name FROM Account', { maxRows: 10, signal: signal() });
      expect(result.records.map(({ Name }) => Name)).toEqual(['A0', 'A1', 'A2', 'A3']);

      gone = 2;
      const error = await failure(org.query('SELECT Name FROM Account', { maxRows: 10, signal: signal() }));
      expect(error.problem.code).toBe('salesforce_query_expired');
    });

    it('does not follow a cursor that leads out of the API', async () => {
      const { org, fetch } = await setUp(
        pagesOf(() => ({
          json: { totalSize: 9, done: false, nextRecordsUrl: 'https://evil.example/', records: rows(0, 2) },
        })),
      );
      const result = await org.query('SELECT Name FROM Account', { maxRows: 10, signal: signal() });
      expect(result).toMatchObject({ total: 9, done: false });
      expect(fetch.asked.every(({ url }) => url.origin === MY_DOMAIN)).toBe(true);
    });

    it('asks for deleted rows through queryAll', async () => {
      const { org, asked } = await setUp(pagesOf(paged(1, 2)));
      await org.query('SELECT Name FROM Account', { maxRows: 10, includeDeleted: true, signal: signal() });
      expect(asked('/queryAll')).toHaveLength(1);
    });

    it('puts a query that is too long for an address into a batch, and pages on from there', async () => {
      const soql = `SELECT Name FROM Account WHERE Name IN ('${'x'.repeat(20_000)}')`;
      const { org, asked } = await setUp(
        pagesOf((request) =>
          request.url.pathname.endsWith('/composite/batch')
            ? {
                json: {
                  hasErrors: false,
                  results: [
                    {
                      statusCode: 200,
                      result: {
                        totalSize: 3,
                        done: false,
                        nextRecordsUrl: '/services/data/v66.0/query/0r8x-2',
                        records: rows(0, 2),
                      },
                    },
                  ],
                },
              }
            : paged(3, 2)(request),
        ),
      );
      const result = await org.query(soql, { maxRows: 10, signal: signal() });
      expect(result).toMatchObject({ total: 3, done: true });
      expect(asked('/query')).toHaveLength(0);
      const sent = JSON.parse(asked('/composite/batch')[0]?.body ?? '') as {
        batchRequests: { url: string }[];
      };
      expect(sent.batchRequests[0]?.url).toBe(`v66.0/query?q=${encodeURIComponent(soql)}`);
    });

    it('reports the error of a long query like any other', async () => {
      const { org } = await setUp(
        pagesOf(() => ({
          json: {
            hasErrors: true,
            results: [
              { statusCode: 400, result: [{ errorCode: 'INVALID_FIELD', message: "No such column 'X'" }] },
            ],
          },
        })),
      );
      const error = await failure(
        org.query(`SELECT X FROM Account WHERE Name = '${'x'.repeat(20_000)}'`, {
          maxRows: 1,
          signal: signal(),
        }),
      );
      expect(error).toMatchObject({ repairable: true, errorCode: 'INVALID_FIELD' });
    });

    it('refuses a query that no Salesforce takes, before sending it', async () => {
      const { org, fetch } = await setUp(pagesOf(paged(1, 1)));
      const error = await failure(org.query('x'.repeat(100_001), { maxRows: 1, signal: signal() }));
      expect(error).toMatchObject({ repairable: true, problem: { code: 'salesforce_request_too_long' } });
      expect(fetch.asked).toEqual([]);
    });

    it.each([
      ['an HTML page', { text: '<html><title>Log in</title></html>' }, 'salesforce_not_api'],
      [
        'a maintenance page',
        { status: 503, text: '<title>Scheduled Maintenance</title>' },
        'salesforce_maintenance',
      ],
      ['JSON of another shape', { json: { hello: 1 } }, 'salesforce_not_api'],
      [
        'half of the JSON',
        { text: '{"totalSize":', headers: { 'content-type': 'application/json' } },
        'salesforce_not_api',
      ],
      ['nothing', { text: '' }, 'salesforce_not_api'],
      [
        'a redirect',
        { status: 302, text: '', headers: { location: 'https://elsewhere.example/' } },
        'salesforce_moved',
      ],
    ])('says what %s is', async (_, answer, code) => {
      const { org } = await setUp(pagesOf(() => answer));
      expect(
        (await failure(org.query('SELECT Id FROM Account', { maxRows: 1, signal: signal() }))).problem.code,
      ).toBe(code);
    });
  });

  describe('Stop', () => {
    it('cuts the request on the wire and comes out as the reason it was given', async () => {
      const { org, fetch } = await setUp(pagesOf(() => new Promise<Answer>(() => {})));
      const controller = new AbortController();
      const stopped = failure(org.query('SELECT Id FROM Account', { maxRows: 1, signal: controller.signal }));
      await vi.waitFor(() => expect(fetch.asked).toHaveLength(2));
      const reason = new DOMException('stopped', 'AbortError');
      controller.abort(reason);
      expect(await stopped).toBe(reason);
      expect(fetch.asked[1]?.init.signal?.aborted).toBe(true);
    });

    it('sends nothing where it came first', async () => {
      const { org, fetch } = await setUp(pagesOf(paged(1, 1)));
      await failure(org.query('SELECT Id FROM Account', { maxRows: 1, signal: AbortSignal.abort() }));
      expect(fetch.asked).toEqual([]);
    });

    it('ends a wait for a busy org', async () => {
      const connections = memoryStore(CONNECTION);
      const fetch = fakeFetch(
        orgAnswers({ '/limits': { status: 503, text: '', headers: { 'Retry-After': '20' } } }),
      );
      const tokens = createTokens({ fetch, connections });
      await tokens.keep(CONNECTION.id, FIRST_TOKENS);
      const org = orgClient(CONNECTION, { fetch, tokens });
      const controller = new AbortController();
      const stopped = failure(org.request('/limits', { signal: controller.signal }));
      await vi.waitFor(() => expect(fetch.asked).toHaveLength(2));
      controller.abort(new Error('stop'));
      expect((await stopped).message).toBe('stop');
    });

    it('of one caller leaves a describe to the others', async () => {
      let release = (_: Answer) => {};
      const { org, fetch } = await setUp(
        orgAnswers({
          '/sobjects/Account/describe': () =>
            new Promise<Answer>((resolve) => {
              release = resolve;
            }),
        }),
      );
      const first = new AbortController();
      const one = failure(org.describe('Account', first.signal));
      const two = org.describe('Account', signal());
      await vi.waitFor(() => expect(fetch.asked).toHaveLength(2));
      first.abort(new Error('stop'));
      expect((await one).message).toBe('stop');
      release({ json: { name: 'Account', fields: [] } });
      expect((await two).name).toBe('Account');
    });
  });

  describe('search', () => {
    it('posts its parameters and gives the rows', async () => {
      const { org, asked } = await setUp(
        orgAnswers({ '/parameterizedSearch': { json: { searchRecords: rows(0, 2) } } }),
      );
      const parameters = { q: "O'Neil {x}", sobjects: [{ name: 'Account', fields: ['Name'], limit: 5 }] };
      expect(await org.search(parameters, signal())).toHaveLength(2);
      const [request] = asked('/parameterizedSearch');
      expect(request?.method).toBe('POST');
      expect(JSON.parse(request?.body ?? '')).toEqual(parameters);
    });

    it('changes nothing, so a busy org is asked again', async () => {
      let count = 0;
      const { org } = await setUp(
        orgAnswers({
          '/parameterizedSearch': () =>
            count++ === 0 ? { status: 503, text: '' } : { json: { searchRecords: [] } },
        }),
      );
      expect(await org.search({ q: 'acme' }, signal())).toEqual([]);
    });
  });

  it('batches 25 at a time and keeps the order, with a status each', async () => {
    const { org, asked } = await setUp(
      orgAnswers({
        '/composite/batch': ({ body }) => {
          const { batchRequests } = JSON.parse(body) as { batchRequests: { url: string }[] };
          const results = batchRequests.map(({ url }) => ({
            statusCode: url.endsWith('7') ? 404 : 200,
            result: url,
          }));
          return { json: { hasErrors: true, results } };
        },
      }),
    );
    const results = await org.batch(
      Array.from({ length: 30 }, (_, i) => `/sobjects/Account/${i}`),
      signal(),
    );
    expect(results).toHaveLength(30);
    expect(results[7]).toEqual({ status: 404, body: 'v66.0/sobjects/Account/7' });
    expect(results[29]?.body).toBe('v66.0/sobjects/Account/29');
    expect(asked('/composite/batch')).toHaveLength(2);
    expect(await org.batch([], signal())).toEqual([]);
  });

  it('never shows a token in an error', async () => {
    const { org } = await setUp(
      orgAnswers({
        '/limits': ({ headers }) => ({
          status: 400,
          json: [
            {
              errorCode: 'SOMETHING',
              message: `bad header ${headers.get('authorization')} for sid=${ACCESS_1}`,
            },
          ],
        }),
      }),
    );
    const error = await failure(org.request('/limits', { signal: signal() }));
    const told = JSON.stringify(error.problem) + error.message + error.stack;
    for (const secret of SECRETS) expect(told).not.toContain(secret);
  });
});
