import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batchSizeOf } from '../../../org/server/rest/query.ts';
import type { RunningOrg } from '../../../org/server/start.ts';
import { type Ask, ask, SANDBOX, startFake } from './client.ts';
import { tokenFor } from './token.ts';

const ROWS = 4500;
let now = Date.parse('2026-03-01T10:00:00Z');
let org: RunningOrg;
let token: string;
beforeAll(async () => {
  org = await startFake({ accounts: ROWS, clock: () => now });
});
afterAll(() => org.close());
beforeEach(() => {
  org.reset();
  token = tokenFor(org);
});

interface Result {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: { Id: string }[];
}

const V = '/services/data/v66.0';
const soql = (text: string, options: Ask = {}, resource = 'query') =>
  ask(org, `${V}/${resource}?q=${encodeURIComponent(text)}`, { token, ...options });
const ALL = 'SELECT Id, Name FROM Account';

describe('query batches', () => {
  it('gives 2,000 at a time and each row once', async () => {
    const sizes: number[] = [];
    const ids = new Set<string>();
    let batch = (await soql(ALL)).json<Result>();
    for (;;) {
      sizes.push(batch.records.length);
      for (const row of batch.records) ids.add(row.Id);
      expect(batch.totalSize).toBe(ROWS);
      expect(batch.done).toBe(batch.nextRecordsUrl === undefined);
      if (batch.nextRecordsUrl === undefined) break;
      expect(batch.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/01g\w{15}-\d+$/);
      batch = (await ask(org, batch.nextRecordsUrl, { token })).json<Result>();
    }
    expect(sizes).toEqual([2000, 2000, 500]);
    expect(ids.size).toBe(ROWS);
  });

  it.each([
    ['batchSize=500', 500],
    ['batchSize=1', 200],
    ['batchSize=99999', 2000],
    ['batchSize = 300', 300],
    ['nonsense', 2000],
    [undefined, 2000],
  ])('reads Sforce-Query-Options %j as %i rows', (header, size) => {
    expect(batchSizeOf(header)).toBe(size);
  });

  it('keeps the batch size for the rest of the result', async () => {
    const first = (await soql(ALL, { headers: { 'sforce-query-options': 'batchSize=200' } })).json<Result>();
    expect(first.records).toHaveLength(200);
    const second = (await ask(org, first.nextRecordsUrl ?? '', { token })).json<Result>();
    expect(second.records).toHaveLength(200);
    expect(second.nextRecordsUrl).toMatch(/-400$/);
  });

  it('gives queryAll the same form', async () => {
    expect((await soql(ALL, {}, 'queryAll')).json<Result>().records).toHaveLength(2000);
  });

  describe('INVALID_QUERY_LOCATOR', () => {
    const locatorError = async (path: string, options: Ask = {}) => {
      const answer = await ask(org, path, { token, ...options });
      expect(answer.status).toBe(400);
      expect(answer.json<{ errorCode: string }[]>()[0]?.errorCode).toBe('INVALID_QUERY_LOCATOR');
    };
    const next = async () => (await soql(ALL)).json<Result>().nextRecordsUrl ?? '';

    it('for locators that are made up or out of range', async () => {
      await locatorError(`${V}/query/01g000000000000AAA-2000`);
      await locatorError(`${V}/query/nonsense`);
      await locatorError((await next()).replace(/-\d+$/, '-9000'));
    });

    it('for somebody else, and in another org', async () => {
      const url = await next();
      await locatorError(url, { token: tokenFor(org, { user: 1 }) });
      await locatorError(url, { token: tokenFor(org, { orgIndex: 1 }), host: SANDBOX });
    });

    it('after two days, and when ten newer ones are open', async () => {
      const old = await next();
      now += 2 * 24 * 60 * 60 * 1000;
      await locatorError(old);
      const oldest = await next();
      for (let more = 0; more < 10; more += 1) await next();
      await locatorError(oldest);
    });
  });
});

describe('queries that cannot be answered', () => {
  it.each(['', '   '])('refuses %j', async (text) => {
    expect((await soql(text)).json<{ message: string }[]>()[0]).toEqual({
      message: 'SOQL statement cannot be empty or null',
      errorCode: 'MALFORMED_QUERY',
    });
  });

  it('says that explain is not emulated instead of inventing a plan', async () => {
    const answer = await ask(org, `${V}/query?explain=${encodeURIComponent(ALL)}`, { token });
    expect(answer.status).toBe(501);
  });

  it('passes on what the data half says about the SOQL', async () => {
    expect((await soql('SELECT Nope FROM Account')).json<{ errorCode: string }[]>()[0]?.errorCode).toBe(
      'INVALID_FIELD',
    );
    expect((await soql('DROP TABLE')).json<{ errorCode: string }[]>()[0]?.errorCode).toBe('MALFORMED_QUERY');
  });
});
