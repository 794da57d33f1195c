import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { orgClient } from '../../../lib/salesforce/client.ts';
import type { OrgClient } from '../../../lib/salesforce/org-client.ts';
import { createTokens } from '../../../lib/salesforce/tokens.ts';
import { resetBrowser } from '../fake-browser.ts';
import { type Answer, type Answerer, fakeFetch, orgAnswers } from './client-fake-fetch.ts';
import { CONNECTION, FIRST_TOKENS, memoryStore, renewed } from './client-fixtures.ts';

const signal = () => new AbortController().signal;
const TOKEN = '/services/oauth2/token';
const ROW = { attributes: { type: 'Account' }, Id: '001000000000001AAA' };
const RESTORED = `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><undeleteResponse><result><id>001000000000001AAA</id><success>true</success></result></undeleteResponse></soapenv:Body></soapenv:Envelope>`;

/** Each route answers with the next of its answers, and with the last for ever. */
function inTurn(...answers: Answer[]): Answerer {
  let next = 0;
  return () => answers[Math.min(next++, answers.length - 1)] ?? {};
}

const page = (records: number, more: boolean): Answer => ({
  json: {
    totalSize: 4,
    done: !more,
    ...(more ? { nextRecordsUrl: '/services/data/v66.0/query/01g-2' } : {}),
    records: Array.from({ length: records }, () => ROW),
  },
});
const busy: Answer = { status: 503, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
const ended: Answer = { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'over' }] };

async function setUp(routes: Record<string, Answer | Answerer>) {
  const answers = orgAnswers(routes);
  const fetch = fakeFetch((asked) => (asked.url.pathname === TOKEN ? { json: renewed() } : answers(asked)));
  const tokens = createTokens({ fetch, connections: memoryStore(CONNECTION) });
  await tokens.keep(CONNECTION.id, FIRST_TOKENS);
  const org = orgClient(CONNECTION, { fetch, tokens, sleep: async () => undefined });
  return { org, sent: () => fetch.asked.filter(({ url }) => url.pathname !== TOKEN).length };
}

function counted(org: OrgClient): { org: OrgClient; calls: () => number } {
  let calls = 0;
  const metered = org.metered(() => {
    calls++;
  });
  return { org: metered, calls: () => calls };
}

describe('metered', () => {
  beforeEach(resetBrowser);

  it.each<[string, Record<string, Answer | Answerer>, (org: OrgClient) => Promise<unknown>, number]>([
    ['a query', { '/query': page(1, false) }, (org) => org.query('Q', { maxRows: 9, signal: signal() }), 1],
    [
      'every page of it',
      { '/query': page(2, true), '/query/01g-2': page(2, false) },
      (org) => org.query('Q', { maxRows: 9, signal: signal() }),
      2,
    ],
    [
      'retries',
      { '/query': inTurn(busy, busy, page(1, false)) },
      (org) => org.query('Q', { maxRows: 9, signal: signal() }),
      3,
    ],
    [
      'the second try with a new token, and not the getting of it',
      { '/query': inTurn(ended, page(1, false)) },
      (org) => org.query('Q', { maxRows: 9, signal: signal() }),
      2,
    ],
    [
      'a query that is too long for an address',
      { '/composite/batch': { json: { results: [{ statusCode: 200, result: page(1, false).json }] } } },
      (org) => org.query('x'.repeat(20_000), { maxRows: 9, signal: signal() }),
      1,
    ],
    [
      'what fails',
      { '/query': { status: 400, json: [{ errorCode: 'MALFORMED_QUERY', message: 'no' }] } },
      (org) => org.query('Q', { maxRows: 9, signal: signal() }).catch(() => undefined),
      1,
    ],
    [
      'a search',
      { '/parameterizedSearch': { json: { searchRecords: [] } } },
      (org) => org.search({ q: 'x' }, signal()),
      1,
    ],
    ['a request', { '/limits': { json: {} } }, (org) => org.request('/limits', { signal: signal() }), 1],
    [
      'the global describe',
      { '/sobjects': { json: { sobjects: [] } } },
      (org) => org.describeGlobal(signal()),
      1,
    ],
    [
      'a write, again for a locked row',
      {
        '/sobjects/Account/001000000000001AAA': inTurn(
          { status: 400, json: [{ errorCode: 'UNABLE_TO_LOCK_ROW', message: 'busy' }] },
          { status: 204 },
        ),
        '/composite/sobjects': inTurn(
          {
            json: [
              { id: null, success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'busy' }] },
            ],
          },
          { json: [{ id: '001000000000001AAA', success: true, errors: [] }] },
        ),
      },
      (org) =>
        org.write(
          {
            action: 'update',
            object: 'Account',
            records: [{ id: '001000000000001AAA', fields: { Name: 'A' } }],
            ...{ allOrNone: true, assignmentRules: false, allowDuplicates: false },
          },
          signal(),
        ),
      2,
    ],
  ])('counts %s', async (_, routes, work, expected) => {
    const { org, sent } = await setUp(routes);
    // What version the org has is asked once, by whoever comes first.
    await org
      .metered(() => undefined)
      .request('/nothing', { signal: signal() })
      .catch(() => undefined);
    const before = sent();
    const { org: metered, calls } = counted(org);
    await work(metered);
    expect(calls()).toBe(expected);
    expect(sent() - before).toBe(expected);
  });

  it('counts SOAP, with its second try', async () => {
    let tries = 0;
    const soap: Answerer = () => {
      tries++;
      return { text: RESTORED, headers: { 'content-type': 'text/xml' } };
    };
    const { org } = await setUp({ '/services/Soap/u/66.0': soap });
    const { org: metered, calls } = counted(org);
    await metered.undelete(['001000000000001AAA'], signal()).catch(() => undefined);
    // And the version, before it.
    expect(calls()).toBe(1 + tries);
    expect(tries).toBeGreaterThan(0);
  });

  it('shares version and describes: whoever asks first pays, and the others nothing', async () => {
    const { org, sent } = await setUp({ '/sobjects': { json: { sobjects: [] } } });
    const [one, other] = [counted(org), counted(org)];
    await Promise.all([one.org.describeGlobal(signal()), other.org.describeGlobal(signal())]);
    await other.org.describeGlobal(signal());
    await org.describeGlobal(signal());
    expect(sent()).toBe(2);
    expect(one.calls() + other.calls()).toBe(2);
    expect(other.calls()).toBe(0);
  });

  it('is one client with the others: the newest usage, the same org, and meters within meters', async () => {
    const usage = { 'sforce-limit-info': 'api-usage=18/15000' };
    const { org, sent } = await setUp({ '/limits': { json: {}, headers: usage } });
    const outer = counted(org);
    const inner = counted(outer.org);
    await inner.org.request('/limits', { signal: signal() });
    await outer.org.request('/limits', { signal: signal() });
    await org.request('/limits', { signal: signal() });
    expect(org.usage()).toEqual({ used: 18, limit: 15_000 });
    expect(inner.org.usage()).toEqual(org.usage());
    expect(inner.org.orgId).toBe(org.orgId);
    expect(sent()).toBe(4);
    expect([inner.calls(), outer.calls()]).toEqual([2, 3]);
  });

  it('counts nothing that never left', async () => {
    const { org } = await setUp({});
    await browser.storage.session.clear();
    await browser.storage.local.clear();
    const { org: metered, calls } = counted(org);
    await expect(metered.request('/limits', { signal: signal() })).rejects.toThrow();
    await expect(metered.request('/limits', { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(calls()).toBe(0);
  });
});
