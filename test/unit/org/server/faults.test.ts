import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAULTS } from '../../../org/server/faults.ts';
import type { LogEntry } from '../../../org/server/request-log.ts';
import type { RunningOrg } from '../../../org/server/start.ts';
import { type Ask, ask, LIGHTNING, LOGIN, SANDBOX, startFake } from './client.ts';
import { tokenFor } from './token.ts';

let org: RunningOrg;
let token: string;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());
beforeEach(() => {
  org.reset();
  token = tokenFor(org);
});

const V = '/services/data/v66.0';
const api = (path: string, options: Ask = {}) => ask(org, V + path, { token, ...options });
const fault = (body: Record<string, unknown>) => ask(org, '/__org/faults', { host: LOGIN, body });
const log = async (query = ''): Promise<LogEntry[]> =>
  (await ask(org, `/__org/log${query}`)).json<LogEntry[]>();
const create = () => api('/sobjects/Account', { body: { Name: 'Written' } });
const written = async (): Promise<number> =>
  (await api(`/query?q=${encodeURIComponent("SELECT Id FROM Account WHERE Name = 'Written'")}`)).json<{
    totalSize: number;
  }>().totalSize;

describe('faults', () => {
  it.each([
    ['expired_session', 401, 'INVALID_SESSION_ID'],
    ['request_limit', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['concurrent_limit', 403, 'REQUEST_LIMIT_EXCEEDED'],
    ['api_disabled', 403, 'API_DISABLED_FOR_ORG'],
    ['row_lock', 400, 'UNABLE_TO_LOCK_ROW'],
    ['query_timeout', 400, 'QUERY_TIMEOUT'],
    ['error_500', 500, 'UNKNOWN_EXCEPTION'],
    ['error_503', 503, 'SERVER_UNAVAILABLE'],
  ])('%s answers %i %s once', async (name, status, errorCode) => {
    await fault({ match: { path: '/limits' }, fault: name });
    const answer = await api('/limits');
    expect(answer.status).toBe(status);
    expect(answer.json<{ errorCode: string }[]>()[0]?.errorCode).toBe(errorCode);
    expect((await api('/limits')).status).toBe(200);
  });

  it.each([
    ['error_502', 502],
    ['maintenance', 503],
  ])('%s answers with a web page', async (name, status) => {
    await fault({ fault: name });
    const answer = await api('/limits');
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=UTF-8']);
  });

  it('cuts the connection before anything is done', async () => {
    await fault({ match: { method: 'POST', path: '/sobjects/Account' }, fault: 'cut_before' });
    await expect(create()).rejects.toThrow();
    expect(await written()).toBe(0);
  });

  it.each(['cut_after', 'cut_middle'])('%s: the row is there, the answer is not', async (name) => {
    await fault({ match: { method: 'POST' }, fault: name });
    await expect(create()).rejects.toThrow();
    expect(await written()).toBe(1);
    expect((await log('?method=POST&path=/sobjects')).at(-1)).toMatchObject({
      effect: expect.stringMatching(/^created 001\w{15}$/),
      fault: name,
    });
  });

  it.each([
    ['expired_session', 401],
    ['request_limit', 403],
    ['error_500', 500],
    ['error_503', 503],
    ['maintenance', 503],
    ['slow', 201],
  ])('%s can come before and after the write took effect', async (name, status) => {
    await fault({ match: { method: 'POST', path: '/sobjects/' }, fault: name, delayMs: 2 });
    expect((await create()).status).toBe(status);
    const before = name === 'slow' ? 1 : 0;
    expect(await written()).toBe(before);
    await fault({ match: { method: 'POST', path: '/sobjects/' }, fault: name, when: 'after', delayMs: 2 });
    expect((await create()).status).toBe(status);
    expect(await written()).toBe(before + 1);
    const effects = (await log('?method=POST&path=/sobjects'))
      .slice(-2)
      .map(({ effect, fault: struck }) => [effect.replace(/ \w+$/, ''), struck]);
    expect(effects).toEqual([
      [before === 0 ? 'none' : 'created', name],
      ['created', `${name} after`],
    ]);
  });

  it('cuts the connection before or after', async () => {
    for (const [when, rows] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      await fault({ match: { method: 'POST' }, fault: 'cut', when });
      await expect(create()).rejects.toThrow();
      expect(await written()).toBe(rows);
    }
    expect((await fault({ fault: 'cut', when: 'meanwhile' })).status).toBe(400);
  });

  it('gives an answer that is no JSON, one of its own, and a slow one', async () => {
    await fault({ fault: 'not_json' });
    const broken = await api('/limits');
    expect(broken.status).toBe(200);
    expect(() => broken.json()).toThrow();
    await fault({ fault: 'error', status: 400, errorCode: 'APEX_ERROR', message: 'Flow failed' });
    expect((await api('/limits')).json()).toEqual([{ errorCode: 'APEX_ERROR', message: 'Flow failed' }]);
    await fault({ fault: 'slow', delayMs: 5 });
    expect((await api('/limits')).status).toBe(200);
  });

  it('hangs until the server closes, visible in the log', async () => {
    const other = await startFake();
    other.fault({ fault: 'hang' });
    const waiting = ask(other, `${V}/limits`);
    const refused = expect(waiting).rejects.toThrow();
    while (other.log().length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(other.log()[0]).toMatchObject({ fault: 'hang', effect: 'none', status: 0 });
    await other.close();
    await refused;
  });

  it('strikes where and as often as asked', async () => {
    await fault({
      match: { path: '/sobjects\\/\\w+\\/describe/i', host: 'acme.my.' },
      fault: 'error_500',
      times: 2,
      skip: 1,
    });
    const schema = (host?: string) => api('/sobjects/Account/describe', host === undefined ? {} : { host });
    expect((await api('/sobjects')).status).toBe(200);
    expect((await ask(org, `${V}/sobjects/Account/describe`, { host: SANDBOX })).status).toBe(401);
    expect([
      (await schema()).status,
      (await schema()).status,
      (await schema()).status,
      (await schema()).status,
    ]).toEqual([200, 500, 500, 200]);
  });

  it('stays until it is taken away with times 0', async () => {
    await fault({ match: { path: '/limits' }, fault: 'error_500', times: 0 });
    for (let round = 0; round < 3; round += 1) expect((await api('/limits')).status).toBe(500);
    await ask(org, '/__org/faults', { method: 'DELETE' });
    expect((await api('/limits')).status).toBe(200);
  });

  it('refuses a fault that it does not know, and malformed ones', async () => {
    expect((await fault({ fault: 'explode' })).status).toBe(400);
    expect((await fault({ fault: 'slow', times: -1 })).status).toBe(400);
    expect((await ask(org, '/__org/faults', { body: '{' })).status).toBe(400);
    expect((await ask(org, '/__org/nothing')).status).toBe(404);
    expect(FAULTS.length).toBe(new Set(FAULTS).size);
  });
});

describe('the log', () => {
  it('holds every request in order, with user, status and effect, but no secrets', async () => {
    await create();
    await api('/nothing');
    await ask(org, '/lightning/page/home', { host: LIGHTNING });
    await ask(org, '/services/oauth2/token', {
      host: LOGIN,
      form: { grant_type: 'refresh_token', refresh_token: 'sesame' },
    });
    const entries = await log();
    expect(entries.map((one) => [one.method, one.host, one.path, one.status])).toEqual([
      ['POST', 'acme.my.salesforce.com', `${V}/sobjects/Account`, 201],
      ['GET', 'acme.my.salesforce.com', `${V}/nothing`, 404],
      ['GET', LIGHTNING, '/lightning/page/home', 302],
      ['POST', LOGIN, '/services/oauth2/token', 400],
    ]);
    expect(entries[0]).toMatchObject({
      user: 'ada@fake.example',
      org: 'acme',
      body: '{"Name":"Written"}',
      effect: expect.stringMatching(/^created 001\w{15}$/),
    });
    expect(JSON.stringify(entries)).not.toContain('sesame');
    expect(JSON.stringify(entries)).not.toContain(token);
    expect((await log(`?since=${entries[1]?.seq}`)).map((one) => one.seq)).toEqual(
      entries.slice(2).map((one) => one.seq),
    );
    expect((await log('?effect=created')).map((one) => one.seq)).toEqual([entries[0]?.seq]);
    expect((await log('?effect=none')).map((one) => one.note)).toEqual(['NOT_FOUND', undefined, undefined]);
    await ask(org, '/__org/log', { method: 'DELETE' });
    expect(await log()).toEqual([]);
  });

  it('starts everything over with reset', async () => {
    await create();
    await fault({ fault: 'error_500', times: 0, match: { path: '/limits' } });
    expect((await ask(org, '/__org/reset', { method: 'POST' })).status).toBe(204);
    expect((await api('/limits')).status).toBe(401);
    token = tokenFor(org);
    expect(await written()).toBe(0);
    expect((await api('/limits')).headers['sforce-limit-info']).toBe('api-usage=2/15000');
  });
});
