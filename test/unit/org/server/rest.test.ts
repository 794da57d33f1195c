import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { type Ask, ask, LIGHTNING, LOGIN, startFake } from './client.ts';
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
const errors = (answer: { json: <T>() => T }) =>
  answer.json<{ errorCode: string; message: string; fields?: string[] }[]>();
const accountId = async (): Promise<string> =>
  (await api(`/query?q=${encodeURIComponent('SELECT Id FROM Account')}`)).json<{
    records: { Id: string }[];
  }>().records[0]?.Id ?? '';

describe('who may call', () => {
  it.each([
    ['no token', {}, 'INVALID_SESSION_ID'],
    ['an unknown token', { authorization: 'Bearer 00D5g0000000001!nope' }, 'INVALID_SESSION_ID'],
    ['another kind of header', { authorization: 'Basic abc' }, 'INVALID_AUTH_HEADER'],
  ])('401 for %s', async (_what, headers, errorCode) => {
    const answer = await ask(org, `${V}/sobjects`, { headers: headers as Record<string, string> });
    expect(answer.status).toBe(401);
    expect(errors(answer)[0]?.errorCode).toBe(errorCode);
    expect(answer.headers['sforce-limit-info']).toBeUndefined();
  });

  it('refuses a token without the scope api', async () => {
    const answer = await ask(org, `${V}/sobjects`, { token: tokenFor(org, { scopes: ['openid'] }) });
    expect(answer.status).toBe(401);
    expect(errors(answer)[0]?.message).toBe('This session is not valid for use with the REST API');
  });

  it('takes the word OAuth for Bearer', async () => {
    expect((await ask(org, `${V}/limits`, { headers: { authorization: `OAuth ${token}` } })).status).toBe(
      200,
    );
  });

  it('redirects calls on the Lightning host to My Domain', async () => {
    const answer = await api('/limits', { host: LIGHTNING });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(`https://acme.my.salesforce.com${V}/limits`);
  });

  it('answers on the login host that the address is wrong', async () => {
    expect(errors(await api('/limits', { host: LOGIN }))[0]?.errorCode).toBe('URL_NOT_RESET');
  });
});

describe('versions and limits', () => {
  it('lists v60.0 to v68.0 to anybody, by their season', async () => {
    const list = (await ask(org, '/services/data/')).json<
      { version: string; label: string; url: string }[]
    >();
    expect(list.map((one) => one.version)).toEqual(
      ['60', '61', '62', '63', '64', '65', '66', '67', '68'].map((n) => `${n}.0`),
    );
    expect(list.find((one) => one.version === '65.0')).toEqual({
      label: "Winter '26",
      url: '/services/data/v65.0',
      version: '65.0',
    });
    expect(list.at(-1)?.label).toBe("Winter '27");
    expect(list[0]?.label).toBe("Spring '24");
  });

  it('tells where the resources are, and who is calling', async () => {
    expect((await api('/')).json()).toMatchObject({
      query: `${V}/query`,
      identity: `https://${LOGIN}/id/${org.orgId}/${org.users[0]?.id}`,
    });
  });

  it('counts calls in Sforce-Limit-Info and /limits', async () => {
    expect((await api('/limits')).headers['sforce-limit-info']).toBe('api-usage=1/15000');
    const second = await api('/limits');
    expect(second.headers['sforce-limit-info']).toBe('api-usage=2/15000');
    expect(second.json<Record<string, unknown>>().DailyApiRequests).toEqual({
      Max: 15_000,
      Remaining: 14_998,
    });
  });

  it('refuses calls when the daily limit is used up', async () => {
    await ask(org, '/__org/limits', { body: { org: 'acme', limit: 1 } });
    expect((await api('/limits')).status).toBe(200);
    const refused = await api('/limits');
    expect(refused.status).toBe(403);
    expect(errors(refused)).toEqual([
      { message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' },
    ]);
  });
});

describe('addresses and bodies that are wrong', () => {
  it.each(['/nothing', '/sobjects/Account/x/y/z', '/sobjects/%E0%A4%A/describe'])(
    '404 for %s',
    async (path) => {
      const answer = await api(path);
      expect(answer.status).toBe(404);
      expect(errors(answer)[0]?.errorCode).toBe('NOT_FOUND');
    },
  );

  it('404 for a version that does not exist', async () => {
    expect((await ask(org, '/services/data/v99.0/limits', { token })).status).toBe(404);
  });

  it('405 names the methods that are allowed', async () => {
    const answer = await api('/sobjects/Account/001000000000000', { method: 'PUT', body: {} });
    expect(answer.status).toBe(405);
    expect(errors(answer)[0]).toEqual({
      message: "HTTP Method 'PUT' not allowed. Allowed are DELETE,GET,HEAD,PATCH",
      errorCode: 'METHOD_NOT_ALLOWED',
    });
  });

  it.each([
    ['{"Name": x}', "Unexpected character ('x' (code 120)) at [line:1, column:10]"],
    ['{"Name":\n "a"', 'Unexpected end-of-input at [line:2, column:5]'],
    ['', 'No content to map to Object due to end of input'],
    ['[]', 'The HTTP entity body must be a JSON object.'],
  ])('JSON_PARSER_ERROR for %j', async (body, message) => {
    const answer = await api('/sobjects/Account', { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(errors(answer)).toEqual([{ message, errorCode: 'JSON_PARSER_ERROR' }]);
  });

  it('415 for a body that is no JSON', async () => {
    const answer = await api('/sobjects/Account', { body: 'a=b', headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(415);
  });

  it('414 for addresses over 16,384 characters, and 431 for headers too large', async () => {
    expect((await api(`/query?q=${'x'.repeat(16_384)}`)).status).toBe(414);
    expect((await api('/limits', { headers: { 'x-much': 'y'.repeat(40_000) } })).status).toBe(431);
    expect((await api(`/query?q=${'x'.repeat(15_000)}`)).status).toBe(400);
  });
});

describe('rows', () => {
  it('creates, reads, updates and deletes', async () => {
    const created = await api('/sobjects/Account', {
      body: { attributes: { type: 'Account' }, Name: 'New' },
    });
    expect(created.status).toBe(201);
    const { id, success, errors: none } = created.json<{ id: string; success: boolean; errors: unknown[] }>();
    expect([success, none]).toEqual([true, []]);
    expect(created.headers.location).toBe(`${V}/sobjects/Account/${id}`);

    const patched = await api(`/sobjects/Account/${id}`, { method: 'PATCH', body: { Industry: 'Rail' } });
    expect([patched.status, patched.text]).toEqual([204, '']);
    const read = await api(`/sobjects/Account/${id}?fields=Name,Industry`);
    expect(read.json()).toEqual({
      attributes: { type: 'Account', url: `${V}/sobjects/Account/${id}` },
      Name: 'New',
      Industry: 'Rail',
    });

    expect((await api(`/sobjects/Account/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api(`/sobjects/Account/${id}`)).status).toBe(404);
  });

  it('passes errors of the data on, with their fields', async () => {
    const answer = await api('/sobjects/Account', { body: { Industry: 'Rail' } });
    expect(answer.status).toBe(400);
    expect(errors(answer)).toEqual([
      {
        message: 'Required fields are missing: [Name]',
        errorCode: 'REQUIRED_FIELD_MISSING',
        fields: ['Name'],
      },
    ]);
  });

  it('knows conditions: 304 for a row that is the same, 412 for one that changed', async () => {
    const path = `/sobjects/Account/${await accountId()}`;
    const first = await api(path);
    const etag = String(first.headers.etag);
    expect((await api(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect(
      (await api(path, { headers: { 'if-modified-since': 'Fri, 02 Jan 2026 03:04:05 GMT' } })).status,
    ).toBe(304);
    const patch = (headers: Record<string, string>) =>
      api(path, { method: 'PATCH', body: { Industry: 'Rail' }, headers });
    expect((await patch({ 'if-match': etag })).status).toBe(204);
    const stale = await patch({ 'if-match': etag });
    expect(stale.status).toBe(412);
    expect(errors(stale)[0]?.errorCode).toBe('ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE');
    expect((await patch({ 'if-unmodified-since': 'Fri, 02 Jan 2026 03:04:05 GMT' })).status).toBe(412);
    expect((await patch({ 'if-unmodified-since': 'nonsense' })).status).toBe(400);
  });

  it('gives children and parents by relationship name', async () => {
    const id = await accountId();
    const children = (await api(`/sobjects/Account/${id}/contacts?fields=Id,Name`)).json<{
      records: { Name: string }[];
    }>();
    expect(children.records.map((row) => row.Name)).toEqual(['Cleo Berg']);
    expect((await api(`/sobjects/Account/${id}/Owner`)).json()).toMatchObject({ Name: 'Ada Tester' });
    expect((await api(`/sobjects/Account/${id}/Nothing`)).status).toBe(404);
  });
});

describe('describe', () => {
  it('lists and describes, and says 304 to who has it', async () => {
    expect((await api('/sobjects')).json()).toMatchObject({
      sobjects: [{ name: 'Account' }, { name: 'Contact' }, {}, {}],
    });
    const describe = await api('/sobjects/account/describe');
    expect(describe.json()).toMatchObject({ name: 'Account', keyPrefix: '001' });
    const etag = String(describe.headers.etag);
    expect((await api('/sobjects/Account/describe', { headers: { 'if-none-match': etag } })).status).toBe(
      304,
    );
    const basics = (await api('/sobjects/Account')).json<{
      objectDescribe: object;
      recentItems: unknown[];
    }>();
    expect(basics.objectDescribe).not.toHaveProperty('fields');
    expect(basics.recentItems).toEqual([]);
  });

  it('zips what is large when the client takes it', async () => {
    const zipped = await api('/sobjects', { headers: { 'accept-encoding': 'gzip, deflate' } });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.json()).toEqual((await api('/sobjects')).json());
  });

  it('has list views with the query behind them', async () => {
    const { listviews } = (await api('/sobjects/Account/listviews')).json<{
      listviews: { id: string; developerName: string }[];
    }>();
    expect(listviews.map((view) => view.developerName)).toEqual([
      'RecentlyViewedAccounts',
      'AllAccounts',
      'MyAccounts',
    ]);
    const all = listviews[1]?.id ?? '';
    expect(all).toMatch(/^00B\w{15}$/);
    expect((await api(`/sobjects/Account/listviews/${all}/describe`)).json()).toMatchObject({
      query: expect.stringMatching(/^SELECT Id, Name, Industry, OwnerId, Owner\.Name FROM Account/),
    });
    const results = await api(`/sobjects/Account/listviews/${all}/results?limit=2`);
    expect(results.json()).toMatchObject({ size: 2, done: false });
    expect((await api(`/sobjects/Account/listviews/${all}/results?limit=0`)).status).toBe(400);
    expect((await api('/sobjects/Account/listviews/00B000000000000AAA/results')).status).toBe(404);
  });
});

describe('search and recent', () => {
  it('searches by SOSL and by parameters, in both methods', async () => {
    expect((await api(`/search?q=${encodeURIComponent('FIND {x}')}`)).json()).toMatchObject({
      searchRecords: [{}],
    });
    expect(errors(await api('/search?q='))[0]?.errorCode).toBe('MALFORMED_SEARCH');
    const posted = await api('/parameterizedSearch', {
      body: { q: 'cleo', sobjects: [{ name: 'Contact' }] },
    });
    const got = await api(
      '/parameterizedSearch?q=cleo&sobject=Contact&Contact.fields=Id,Name&Contact.limit=5',
    );
    expect(posted.json()).toEqual(got.json());
    expect(posted.json<{ searchRecords: { Name: string }[] }>().searchRecords[0]?.Name).toBe('Cleo Berg');
    expect((await api('/parameterizedSearch', { body: { q: 'a', overallLimit: 5000 } })).status).toBe(400);
    expect((await api('/parameterizedSearch', { body: { q: ' ' } })).status).toBe(400);
  });

  it('gives recent rows as an array', async () => {
    expect((await api('/recent?limit=5')).json()).toEqual([]);
    expect((await api('/recent?limit=-1')).status).toBe(400);
  });
});
