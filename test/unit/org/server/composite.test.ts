import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { type Ask, ask, startFake } from './client.ts';
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
const QUERY = `${V}/query?q=${encodeURIComponent('SELECT Id, Name FROM Account')}`;

interface Composite {
  compositeResponse: { body: unknown; httpStatusCode: number; referenceId: string }[];
}

describe('/composite', () => {
  it('runs subrequests in order, with references to earlier results, as one call', async () => {
    const answer = await api('/composite', {
      body: {
        compositeRequest: [
          { method: 'POST', url: `${V}/sobjects/Account`, referenceId: 'made', body: { Name: 'Composite' } },
          { method: 'GET', url: `${V}/sobjects/Account/@{made.id}?fields=Name`, referenceId: 'read' },
          { method: 'GET', url: QUERY, referenceId: 'all' },
          {
            method: 'GET',
            url: `${V}/sobjects/Account/@{all.records[1].Id}?fields=Name`,
            referenceId: 'second',
          },
          { method: 'GET', url: `${V}/sobjects/Account/@{gone.id}`, referenceId: 'broken' },
        ],
      },
    });
    const { compositeResponse } = answer.json<Composite>();
    expect(compositeResponse.map((one) => [one.referenceId, one.httpStatusCode])).toEqual([
      ['made', 201],
      ['read', 200],
      ['all', 200],
      ['second', 200],
      ['broken', 400],
    ]);
    expect(compositeResponse[1]?.body).toMatchObject({ Name: 'Composite' });
    expect(compositeResponse[3]?.body).toMatchObject({ Name: 'Account 2' });
    expect(answer.headers['sforce-limit-info']).toBe('api-usage=1/15000');
  });

  it('refuses more than 25, none, a name twice, and composites inside', async () => {
    const get = (referenceId: string, url = QUERY) => ({ method: 'GET', url, referenceId });
    const status = async (compositeRequest: object[]) =>
      (await api('/composite', { body: { compositeRequest } })).status;
    expect(await status(Array.from({ length: 26 }, (_, index) => get(`r${index}`)))).toBe(400);
    expect(await status([])).toBe(400);
    expect(await status([get('a'), get('a')])).toBe(400);
    const nested = await api('/composite', {
      body: { compositeRequest: [get('a', `${V}/composite/batch`)] },
    });
    expect(nested.json<Composite>().compositeResponse[0]?.httpStatusCode).toBe(400);
  });

  it('takes five queries and collections, not six', async () => {
    const queries = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ method: 'GET', url: QUERY, referenceId: `q${at}` }));
    const status = async (count: number) =>
      (await api('/composite', { body: { compositeRequest: queries(count) } })).status;
    expect(await status(5)).toBe(200);
    expect(await status(6)).toBe(400);
  });
});

describe('/composite/batch', () => {
  it('answers each, and halts after an error when asked to', async () => {
    const batchRequests = [
      { method: 'GET', url: `v66.0/sobjects/Account/describe` },
      { method: 'GET', url: `v66.0/nothing` },
      { method: 'GET', url: `v66.0/limits` },
    ];
    const run = async (haltOnError: boolean) =>
      (await api('/composite/batch', { body: { haltOnError, batchRequests } })).json<{
        hasErrors: boolean;
        results: { statusCode: number }[];
      }>();
    expect((await run(false)).results.map((one) => one.statusCode)).toEqual([200, 404, 200]);
    expect((await run(true)).results.map((one) => one.statusCode)).toEqual([200, 404, 412]);
  });
});

describe('/composite/sobjects', () => {
  const record = (values: object) => ({ attributes: { type: 'Account' }, ...values });

  it('tells the outcome of each row, in order', async () => {
    const created = (
      await api('/composite/sobjects', {
        body: { records: [record({ Name: 'A' }), record({}), record({ Name: 'B' })] },
      })
    ).json<{ id?: string; success: boolean; errors: { statusCode: string }[] }[]>();
    expect(created.map((one) => one.success)).toEqual([true, false, true]);
    expect(created[1]?.errors[0]?.statusCode).toBe('REQUIRED_FIELD_MISSING');

    const ids = created.flatMap((one) => (one.id === undefined ? [] : [one.id]));
    const rows = await api(`/composite/sobjects/Account?ids=${ids.join(',')},0015g0000077777AAA&fields=Name`);
    expect(rows.json<({ Name: string } | null)[]>().map((row) => row?.Name ?? null)).toEqual([
      'A',
      'B',
      null,
    ]);

    const patched = await api('/composite/sobjects', {
      method: 'PATCH',
      body: { records: [record({ id: ids[0], Name: 'A2' })] },
    });
    expect(patched.json()).toEqual([{ id: ids[0], success: true, errors: [] }]);
    const gone = await api(`/composite/sobjects?ids=${ids.join(',')}`, { method: 'DELETE' });
    expect(gone.json<{ success: boolean }[]>().map((one) => one.success)).toEqual([true, true]);
  });

  it('takes 200 rows and not one more', async () => {
    const rows = (count: number) => ({ records: Array.from({ length: count }, () => record({ Name: 'x' })) });
    expect((await api('/composite/sobjects', { body: rows(200) })).status).toBe(200);
    expect((await api('/composite/sobjects', { body: rows(201) })).status).toBe(400);
  });
});
