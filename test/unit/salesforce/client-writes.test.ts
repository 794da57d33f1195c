import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orgClient } from '../../../lib/salesforce/client.ts';
import type { SalesforceError } from '../../../lib/salesforce/salesforce-error.ts';
import { createTokens } from '../../../lib/salesforce/tokens.ts';
import type { RecordOutcome, WriteRequest } from '../../../lib/salesforce/write-request.ts';
import { resetBrowser } from '../fake-browser.ts';
import { type Answer, type Answerer, type Asked, fakeFetch, VERSIONS } from './client-fake-fetch.ts';
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

const A = '001000000000001AAA';
const B = '001000000000002AAA';
const C = '001000000000003AAA';

const signal = () => new AbortController().signal;

/** The answers, one per write, in order; the last stays. */
async function setUp(...answers: readonly (Answer | Answerer)[]) {
  let place = 0;
  const fetch = fakeFetch((asked) => {
    if (asked.url.pathname === '/services/data') return { json: VERSIONS };
    if (asked.url.pathname === '/services/oauth2/token') return { json: renewed() };
    const answer = answers[Math.min(place, answers.length - 1)] ?? {};
    place += 1;
    return typeof answer === 'function' ? answer(asked) : answer;
  });
  const tokens = createTokens({ fetch, connections: memoryStore(CONNECTION) });
  await tokens.keep(CONNECTION.id, FIRST_TOKENS);
  const waits: number[] = [];
  const org = orgClient(CONNECTION, {
    fetch,
    tokens,
    sleep: async (ms, stopped) => {
      stopped.throwIfAborted();
      waits.push(ms);
    },
    random: () => 0.5,
  });
  const sent = () =>
    fetch.asked.filter(({ method }) => method !== 'GET' && method !== 'TOKEN').filter(isWrite);
  return { org, fetch, waits, sent };
}

const isWrite = ({ url }: Asked) => !url.pathname.startsWith('/services/oauth2');
const path = ({ method, url }: Asked) =>
  `${method} ${url.pathname.replace(/^\/services\/data\/v[\d.]+/, '')}${url.search}`;
const body = ({ body: text }: Asked): unknown => JSON.parse(text);

function request(changes: Partial<WriteRequest> = {}): WriteRequest {
  return {
    action: 'update',
    object: 'Account',
    records: [A, B, C].map((id, index) => ({ id, fields: { Name: `N${index}` } })),
    allOrNone: false,
    assignmentRules: true,
    allowDuplicates: false,
    ...changes,
  };
}

const ok = (id: string) => ({ id, success: true, errors: [] });
const no = (statusCode: string, message = statusCode, fields: string[] = []) => ({
  success: false,
  errors: [{ statusCode, message, fields }],
});
const code = ({ error }: RecordOutcome) => (error as SalesforceError | null)?.errorCode ?? null;

async function failure(promise: Promise<unknown>): Promise<SalesforceError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return error as SalesforceError;
}

describe('write', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  it('creates several in one request, outcomes in their order', async () => {
    const { org, sent } = await setUp({
      json: [ok('001000000000001'), no('STRING_TOO_LONG', 'Name: too long', ['Name'])],
    });
    const records = ['x', 'y'].map((Name) => ({ id: null, fields: { Name } }));
    const outcomes = await org.write(request({ action: 'create', records }), signal());
    expect(sent().map(path)).toEqual(['POST /composite/sobjects']);
    expect(body(sent()[0] as Asked)).toEqual({
      allOrNone: false,
      records: [
        { attributes: { type: 'Account' }, Name: 'x' },
        { attributes: { type: 'Account' }, Name: 'y' },
      ],
    });
    expect(outcomes[0]).toEqual({ id: A, saved: true, error: null, duplicates: null });
    expect(outcomes[1]).toMatchObject({ id: null, saved: false });
    expect(outcomes[1]?.error?.problem).toMatchObject({ code: 'salesforce_bad_value_of', saved: 'nothing' });
  });

  it('updates and deletes by collection, ids in the body or in the address', async () => {
    const { org, sent } = await setUp({ json: [ok(A), ok(B), ok(C)] });
    await org.write(request(), signal());
    await org.write(request({ action: 'delete', allOrNone: true }), signal());
    expect(sent().map(path)).toEqual([
      'PATCH /composite/sobjects',
      `DELETE /composite/sobjects?ids=${A},${B},${C}&allOrNone=true`,
    ]);
    expect(body(sent()[0] as Asked)).toMatchObject({
      records: [{ attributes: { type: 'Account' }, id: A, Name: 'N0' }, { id: B }, { id: C }],
    });
  });

  it('makes the update of one record conditional, and tells a stale one', async () => {
    const { org, sent } = await setUp(
      { status: 204 },
      {
        status: 412,
        json: [{ errorCode: 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE', message: 'Precondition Failed' }],
      },
    );
    const one = request({
      records: [{ id: A, fields: { Name: 'x' } }],
      unmodifiedSince: '2026-11-22T09:30:15.000+0000',
    });
    expect(await org.write(one, signal())).toEqual([{ id: A, saved: true, error: null, duplicates: null }]);
    const [stale] = await org.write(one, signal());
    expect(stale?.error?.problem).toMatchObject({ code: 'salesforce_changed_meanwhile', saved: 'nothing' });
    for (const asked of sent()) {
      expect(path(asked)).toBe(`PATCH /sobjects/Account/${A}`);
      expect(asked.headers.get('if-unmodified-since')).toBe('Sun, 22 Nov 2026 09:30:15 GMT');
      expect(body(asked)).toEqual({ Name: 'x' });
    }
  });

  it('sends no condition for a version it cannot read', async () => {
    const { org, sent } = await setUp({ status: 204 });
    const records = [{ id: A, fields: {} }];
    await org.write(request({ records, unmodifiedSince: 'soon' }), signal());
    expect(sent()[0]?.headers.has('if-unmodified-since')).toBe(false);
  });

  it('turns off assignment rules and duplicate rules only as told', async () => {
    const { org, sent } = await setUp({ json: [ok(A), ok(B), ok(C)] });
    await org.write(request(), signal());
    await org.write(request({ assignmentRules: false, allowDuplicates: true }), signal());
    const headers = sent().map(({ headers: of }) => [
      of.get('sforce-auto-assign'),
      of.get('sforce-duplicate-rule-header'),
    ]);
    expect(headers).toEqual([
      [null, null],
      ['FALSE', 'allowSave=true'],
    ]);
  });

  it.each(['duplicateResult', 'duplicateResut'])(
    'reads the matches of a duplicate rule from %s',
    async (key) => {
      const match = (Id: string, type: string) => ({ record: { attributes: { type }, Id } });
      const { org, sent } = await setUp({
        status: 400,
        json: [
          {
            errorCode: 'DUPLICATES_DETECTED',
            message: 'Use one of these records?',
            [key]: {
              allowSave: true,
              matchResults: [
                { entityType: 'Account', matchRecords: [match(B, 'Account'), match(B, 'Account')] },
                { entityType: 'Lead', matchRecords: [match('00Q000000000001', 'Lead')] },
              ],
            },
          },
        ],
      });
      const records = [{ id: null, fields: { Name: 'Acme' } }];
      const [outcome] = await org.write(request({ action: 'create', records }), signal());
      expect(sent().map(path)).toEqual(['POST /sobjects/Account']);
      expect(outcome).toMatchObject({ id: null, saved: false });
      expect(outcome?.duplicates).toEqual({
        mayBeSaved: true,
        records: [
          { recordId: B, object: 'Account', name: null },
          { recordId: '00Q000000000001EAA', object: 'Lead', name: null },
        ],
      });
    },
  );

  it('names the record that holds a unique value', async () => {
    const { org } = await setUp({
      json: [
        no(
          'DUPLICATE_VALUE',
          'duplicate value found: Code__c duplicates value on record with id: 001000000000002',
        ),
        ok(B),
        ok(C),
      ],
    });
    const [outcome] = await org.write(request(), signal());
    expect(outcome?.duplicates).toEqual({
      mayBeSaved: false,
      records: [{ recordId: B, object: 'Account', name: null }],
    });
  });

  describe('a locked row', () => {
    it('is tried again alone, and no more than three times', async () => {
      const locked = no('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access');
      const { org, sent, waits } = await setUp({ json: [ok(A), locked, ok(C)] }, { json: [locked] });
      const outcomes = await org.write(request(), signal());
      expect(outcomes.map(({ saved }) => saved)).toEqual([true, false, true]);
      expect(code(outcomes[1] as RecordOutcome)).toBe('UNABLE_TO_LOCK_ROW');
      const ids = sent().map((asked) =>
        (body(asked) as { records: { id: string }[] }).records.map(({ id }) => id),
      );
      expect(ids).toEqual([[A, B, C], [B], [B], [B]]);
      expect(waits).toHaveLength(3);
    });

    it('is saved at last, with the same payload', async () => {
      const { org, sent } = await setUp(
        { json: [ok(A), no('UNABLE_TO_LOCK_ROW'), no('UNABLE_TO_LOCK_ROW')] },
        { json: [ok(B), ok(C)] },
      );
      const outcomes = await org.write(request(), signal());
      expect(outcomes).toEqual([A, B, C].map((id) => ({ id, saved: true, error: null, duplicates: null })));
      expect(body(sent()[1] as Asked)).toMatchObject({
        records: [
          { id: B, Name: 'N1' },
          { id: C, Name: 'N2' },
        ],
      });
    });

    it('of all-or-none sends all again, unless another record has a reason of its own', async () => {
      const rolledBack = no('ALL_OR_NONE_OPERATION_ROLLED_BACK');
      const first = [rolledBack, no('UNABLE_TO_LOCK_ROW'), rolledBack];
      const again = await setUp({ json: first }, { json: [ok(A), ok(B), ok(C)] });
      const saved = await again.org.write(request({ allOrNone: true }), signal());
      expect(saved.every((outcome) => outcome.saved)).toBe(true);

      const hopeless = await setUp({
        json: [rolledBack, no('UNABLE_TO_LOCK_ROW'), no('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No.')],
      });
      await hopeless.org.write(request({ allOrNone: true }), signal());
      expect(hopeless.sent()).toHaveLength(1);
    });

    it('that is cut while it is tried again leaves the others saved and itself unknown', async () => {
      const { org } = await setUp({ json: [ok(A), no('UNABLE_TO_LOCK_ROW'), ok(C)] }, () => {
        throw new TypeError('Failed to fetch');
      });
      const outcomes = await org.write(request(), signal());
      expect(outcomes.map(({ saved }) => saved)).toEqual([true, false, true]);
      expect(outcomes[1]?.error?.problem.saved).toBe('unknown');
    });

    it('is not tried again after Stop, and stays not saved', async () => {
      const stop = new AbortController();
      const { org, sent } = await setUp(() => {
        stop.abort();
        return { json: [ok(A), no('UNABLE_TO_LOCK_ROW'), ok(C)] };
      });
      const outcomes = await org.write(request(), stop.signal);
      expect(sent()).toHaveLength(1);
      expect(outcomes[1]?.error?.problem).toMatchObject({ code: 'salesforce_record_busy', saved: 'nothing' });
    });
  });

  describe('a broken exchange', () => {
    it.each<[string, Answer | Answerer]>([
      [
        'the connection breaks',
        () => {
          throw new TypeError('Failed to fetch');
        },
      ],
      ['the server fails', { status: 500, json: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'x' }] }],
      [
        'the server is unavailable',
        { status: 503, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'x' }] },
      ],
      ['a proxy answers', { status: 502, text: '<html><title>Bad gateway</title></html>' }],
      ['the answer is no JSON', { text: 'ok' }],
      ['the answer has too few rows', { json: [ok(A)] }],
    ])('is unknown and sent once where %s', async (_, answer) => {
      const { org, sent } = await setUp(answer);
      const error = await failure(org.write(request(), signal()));
      expect(error.problem.saved).toBe('unknown');
      expect(sent()).toHaveLength(1);
    });

    it('saved nothing where Salesforce refused the whole request', async () => {
      const { org, sent } = await setUp({
        status: 403,
        json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
      });
      const error = await failure(org.write(request(), signal()));
      expect(error.problem).toMatchObject({ code: 'salesforce_daily_limit', saved: 'nothing' });
      expect(sent()).toHaveLength(1);
    });

    it('after a dead session renews it and sends once more', async () => {
      const { org, sent } = await setUp(
        { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }] },
        { json: [ok(A), ok(B), ok(C)] },
      );
      await org.write(request(), signal());
      expect(sent().map(({ headers }) => headers.get('authorization'))).toEqual([
        `Bearer ${ACCESS_1}`,
        `Bearer ${ACCESS_2}`,
      ]);
    });
  });

  it('is not cut by Stop once it is on the wire, and never begins after it', async () => {
    const stop = new AbortController();
    let seen: AbortSignal | null | undefined;
    const { org, sent } = await setUp(({ init }) => {
      seen = init.signal;
      stop.abort();
      return { json: [ok(A), ok(B), ok(C)] };
    });
    const outcomes = await org.write(request(), stop.signal);
    expect(outcomes.every(({ saved }) => saved)).toBe(true);
    expect(seen?.aborted).toBe(false);
    await expect(org.write(request(), stop.signal)).rejects.toThrow();
    expect(sent()).toHaveLength(1);
  });
});

const SOAP = `${MY_DOMAIN}/services/Soap/u/66.0`;

const envelope = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`;
const xml = (inner: string, status = 200): Answer => ({
  status,
  text: envelope(inner),
  headers: { 'content-type': 'text/xml; charset=utf-8' },
});
const restored = (...results: string[]) =>
  xml(`<undeleteResponse>${results.map((one) => `<result>${one}</result>`).join('')}</undeleteResponse>`);
const fault = (faultcode: string, words: string) =>
  xml(
    `<soapenv:Fault><faultcode>${faultcode}</faultcode><faultstring>${words}</faultstring></soapenv:Fault>`,
    500,
  );
const good = (id: string) => `<id>${id}</id><success>true</success>`;
const bad = (statusCode: string, message: string) =>
  `<errors><message>${message}</message><statusCode>${statusCode}</statusCode></errors><id xsi:nil="true"/><success>false</success>`;

describe('undelete', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  it('restores by SOAP, one result or several', async () => {
    const { org, sent } = await setUp(
      restored(good(A)),
      restored(good(A), bad('UNDELETE_FAILED', 'Entity is not in the recycle bin')),
    );
    expect(await org.undelete([A], signal())).toEqual([
      { id: A, saved: true, error: null, duplicates: null },
    ]);
    const [, second] = await org.undelete([A, B], signal());
    expect(second).toMatchObject({ id: B, saved: false });
    expect(code(second as RecordOutcome)).toBe('UNDELETE_FAILED');
    const [asked] = sent();
    expect(asked?.url.href).toBe(SOAP);
    expect(asked?.method).toBe('POST');
    expect(asked?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'manual' });
    expect(asked?.body).toContain(`<undelete><ids>${A}</ids></undelete>`);
    expect(asked?.body).toContain(`<sessionId>${ACCESS_1}</sessionId>`);
  });

  it('escapes what it is given', async () => {
    const { org, sent } = await setUp(restored(bad('MALFORMED_ID', 'malformed id')));
    await org.undelete(['</ids><evil a="b">&'], signal());
    expect(sent()[0]?.body).toContain('<ids>&lt;/ids&gt;&lt;evil a=&quot;b&quot;&gt;&amp;</ids>');
  });

  it('renews a dead session, which SOAP tells with a 500', async () => {
    const { org, sent } = await setUp(
      fault('sf:INVALID_SESSION_ID', 'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader'),
      restored(good(A)),
    );
    expect(await org.undelete([A], signal())).toMatchObject([{ id: A, saved: true }]);
    expect(sent().map(({ body: text }) => /<sessionId>([^<]*)/.exec(text)?.[1])).toEqual([
      ACCESS_1,
      ACCESS_2,
    ]);
  });

  it('tells a fault in words, without the token that the request held', async () => {
    const { org } = await setUp(
      fault('sf:API_CURRENTLY_DISABLED', `API_CURRENTLY_DISABLED: no ${ACCESS_1} here`),
    );
    const error = await failure(org.undelete([A], signal()));
    expect(error.errorCode).toBe('API_CURRENTLY_DISABLED');
    expect(error.problem.saved).toBe('nothing');
    for (const secret of SECRETS) expect(JSON.stringify(error) + error.message).not.toContain(secret);
  });

  it.each<[string, Answer | Answerer]>([
    [
      'breaks',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    ['is a page', { status: 502, text: '<html><title>Bad gateway</title></html>' }],
    ['is a page with a good status', { status: 200, text: '<html><title>Welcome</title></html>' }],
    ['is no SOAP', { status: 200, text: '<a/>', headers: { 'content-type': 'text/xml' } }],
    ['is broken XML', { status: 200, text: '<a', headers: { 'content-type': 'text/xml' } }],
    ['is a fault after the work', fault('sf:UNKNOWN_EXCEPTION', 'UNKNOWN_EXCEPTION: oops')],
    ['has too many results', restored(good(A), good(B))],
  ])('is unknown and sent once where the answer %s', async (_, answer) => {
    const { org, sent } = await setUp(answer);
    const error = await failure(org.undelete([A], signal()));
    expect(error.problem.saved).toBe('unknown');
    expect(sent()).toHaveLength(1);
  });
});
