import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorsOf, type RealOrg, startReal } from './real-org.ts';

let org: RealOrg;
beforeAll(async () => {
  org = await startReal();
});
afterAll(() => org.server.close());
beforeEach(() => org.server.reset());

interface Row {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

const record = (type: string, values: object) => ({ attributes: { type }, ...values });
const account = (Name: string | null) => record('Account', { Name });
const post = (records: object[], more: object = {}) =>
  org.api('/composite/sobjects', { body: { records, ...more } });
const patch = (records: object[], more: object = {}) =>
  org.api('/composite/sobjects', { method: 'PATCH', body: { records, ...more } });
const remove = (ids: string[], more = '') =>
  org.api(`/composite/sobjects?ids=${ids.join(',')}${more}`, { method: 'DELETE' });
const codes = (rows: Row[]) => rows.map((row) => row.errors[0]?.statusCode ?? 'saved');
const accounts = () => org.ids('SELECT Id FROM Account ORDER BY Id');
const nameOf = (id: string) => org.tiny.admin.retrieve('Account', id, ['Name']).Name;

describe('create', () => {
  it('tells each outcome in order, and keeps what could be saved', async () => {
    const answer = await post([account('A'), account(null), record('Nonsense__c', {}), account('B')]);
    const rows = answer.json<Row[]>();
    expect(answer.status).toBe(200);
    expect(rows).toEqual([
      { id: accounts()[0], success: true, errors: [] },
      {
        success: false,
        errors: [
          {
            statusCode: 'REQUIRED_FIELD_MISSING',
            message: 'Required fields are missing: [Name]',
            fields: ['Name'],
          },
        ],
      },
      {
        success: false,
        errors: [
          { statusCode: 'INVALID_TYPE', message: "sObject type 'Nonsense__c' is not supported.", fields: [] },
        ],
      },
      { id: accounts()[1], success: true, errors: [] },
    ]);
    expect(org.effects()).toEqual([`created ${rows[0]?.id}, created ${rows[3]?.id}`]);
  });

  it('saves nothing with allOrNone when one of them cannot be saved', async () => {
    const rows = (await post([account('A'), account(null), account('B')], { allOrNone: true })).json<Row[]>();
    expect(codes(rows)).toEqual([
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'REQUIRED_FIELD_MISSING',
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    ]);
    expect(rows.every((row) => row.id === undefined && !row.success)).toBe(true);
    expect(rows[0]?.errors[0]?.message).toBe(
      'Record rolled back because not all records were valid and the request was using AllOrNone header',
    );
    expect(accounts()).toEqual([]);
    expect(org.effects()).toEqual([]);
  });

  it('saves all with allOrNone when all can be saved', async () => {
    const rows = (await post([account('A'), account('B')], { allOrNone: true })).json<Row[]>();
    expect(codes(rows)).toEqual(['saved', 'saved']);
    expect(accounts()).toEqual(rows.map((row) => row.id));
  });

  it('takes 1 to 200 records, in at most ten chunks of one type', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => account(`N${at}`));
    expect((await post(many(200))).json<Row[]>().every((row) => row.success)).toBe(true);
    expect(errorsOf(await post(many(201)))[0]?.errorCode).toBe('EXCEEDED_ID_LIMIT');
    expect((await post([])).status).toBe(400);
    const mixed = (chunks: number) =>
      Array.from({ length: chunks }, (_, at) =>
        at % 2 === 0 ? account(`C${at}`) : record('Campaign', { Name: `C${at}` }),
      );
    expect(codes((await post(mixed(10))).json<Row[]>())).toEqual(Array(10).fill('saved'));
    const eleven = await post(mixed(11));
    expect([eleven.status, errorsOf(eleven)[0]?.errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
    expect(accounts()).toHaveLength(205);
  });

  it('refuses an id, and records without a type', async () => {
    const rows = (await post([record('Account', { Id: '001000000000000AAA', Name: 'x' })])).json<Row[]>();
    expect(rows[0]?.errors[0]).toEqual({
      statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      message: 'cannot specify Id in an insert call',
      fields: ['Id'],
    });
    for (const bad of [{ Name: 'x' }, { attributes: null }, 7, null]) {
      expect((await post([bad as object])).status).toBe(400);
    }
    expect((await org.api('/composite/sobjects', { body: { records: 'x' } })).status).toBe(400);
  });
});

describe('update', () => {
  it('tells each outcome in order', async () => {
    const [a = '', b = '', gone = ''] = ['A', 'B', 'Gone'].map((Name) => org.tiny.add('Account', { Name }));
    const contact = org.tiny.add('Contact', { LastName: 'Ames' });
    org.tiny.admin.delete('Account', gone);
    const change = (id: unknown, values: object = { Rating: 'Hot' }) => record('Account', { id, ...values });
    const rows = (
      await patch([
        change(a.slice(0, 15)),
        change(undefined),
        change('001000000000000AAA'),
        change(contact),
        change('rubbish'),
        change(gone),
        change(a),
        change(b, { Nope: 1 }),
      ])
    ).json<Row[]>();
    expect(rows.map((row) => [row.success, row.id])).toEqual([
      [true, a],
      [false, undefined],
      [false, '001000000000000AAA'],
      [false, contact],
      [false, undefined],
      [false, gone],
      [false, a],
      [false, b],
    ]);
    expect(codes(rows)).toEqual([
      'saved',
      'MISSING_ARGUMENT',
      'INVALID_CROSS_REFERENCE_KEY',
      'MALFORMED_ID',
      'MALFORMED_ID',
      'ENTITY_IS_DELETED',
      'DUPLICATE_VALUE',
      'INVALID_FIELD',
    ]);
    expect(org.effects()).toEqual([`updated ${a}`]);
  });

  it('rolls back with allOrNone: the records are as they were, to the version', async () => {
    const [a = '', b = ''] = ['A', 'B'].map((Name) => org.tiny.add('Account', { Name }));
    const before = structuredClone(org.tiny.store.get(a)?.values);
    const rows = (
      await patch([record('Account', { id: a, Name: 'A2' }), record('Account', { id: b, Name: null })], {
        allOrNone: true,
      })
    ).json<Row[]>();
    expect(rows[0]).toMatchObject({ id: a, success: false });
    expect(codes(rows)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
    expect(org.tiny.store.get(a)?.values).toEqual(before);
    expect(org.tiny.store.get(a)?.version).toBe(1);
    expect(org.effects()).toEqual([]);
  });
});

describe('delete', () => {
  it('tells each outcome, and rolls back with allOrNone', async () => {
    const [a = '', b = ''] = ['A', 'B'].map((Name) => org.tiny.add('Account', { Name }));
    const contact = org.tiny.add('Contact', { LastName: 'Ames', AccountId: a });
    const none = (await remove([a, 'nonsense'], '&allOrNone=true')).json<Row[]>();
    expect(codes(none)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'MALFORMED_ID']);
    expect(none[0]?.id).toBe(a);
    expect(org.tiny.admin.retrieve('Contact', contact, ['AccountId']).AccountId).toBe(a);
    const some = (await remove([a, '001000000000000AAA', b])).json<Row[]>();
    expect(codes(some)).toEqual(['saved', 'INVALID_CROSS_REFERENCE_KEY', 'saved']);
    expect(accounts()).toEqual([]);
    expect((await remove([a])).json<Row[]>()[0]).toMatchObject({
      id: a,
      errors: [{ statusCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }],
    });
    expect((await remove([])).status).toBe(400);
    expect((await remove(Array(201).fill(a))).status).toBe(400);
  });
});

describe('retrieve', () => {
  it('gives rows in the order of the ids, and null for those that are not there', async () => {
    const [a = '', b = ''] = ['A', 'B'].map((Name) => org.tiny.add('Account', { Name }));
    const gone = org.tiny.add('Account', { Name: 'Gone' });
    org.tiny.admin.delete('Account', gone);
    const ids = [b, gone, '001000000000000AAA', a];
    const got = await org.api(`/composite/sobjects/Account?ids=${ids.join(',')}&fields=Name`);
    const posted = await org.api('/composite/sobjects/Account', { body: { ids, fields: ['Name'] } });
    const names = posted.json<({ Name: string } | null)[]>().map((row) => row?.Name ?? null);
    expect(names).toEqual(['B', null, null, 'A']);
    expect(got.json()).toEqual(posted.json());
    expect((await org.api('/composite/sobjects/Nope', { body: { ids, fields: ['Name'] } })).status).toBe(404);
    expect(
      errorsOf(await org.api('/composite/sobjects/Account', { body: { ids, fields: ['Nope'] } }))[0]
        ?.errorCode,
    ).toBe('INVALID_FIELD');
  });
});

describe('writes in /composite', () => {
  const sub = (method: string, path: string, referenceId: string, body?: object) => ({
    method,
    url: `/services/data/v66.0${path}`,
    referenceId,
    ...(body === undefined ? {} : { body }),
  });
  const run = async (compositeRequest: object[], allOrNone: boolean) =>
    (await org.api('/composite', { body: { allOrNone, compositeRequest } })).json<{
      compositeResponse: { httpStatusCode: number; referenceId: string; body: unknown }[];
    }>().compositeResponse;
  const family = (stage: string | null) => [
    sub('POST', '/sobjects/Account', 'a', { Name: 'Parent' }),
    sub('POST', '/sobjects/Contact', 'c', { LastName: 'Ames', AccountId: '@{a.id}' }),
    sub('POST', '/sobjects/Opportunity', 'o', {
      Name: 'Deal',
      AccountId: '@{a.id}',
      CloseDate: '2026-05-01',
      StageName: stage,
    }),
    sub('POST', '/composite/sobjects', 't', {
      records: [record('Task', { Subject: 'Call', WhatId: '@{o.id}', WhoId: '@{c.id}' })],
    }),
  ];

  it('links what it makes, as one transaction', async () => {
    const made = await run(family('Prospecting'), true);
    expect(made.map((one) => one.httpStatusCode)).toEqual([201, 201, 201, 200]);
    const [task] = org.tiny.admin.query('SELECT What.Name, Who.Name, Account.Name FROM Task', {
      includeDeleted: false,
    }).rows;
    expect(task).toMatchObject({
      What: { Name: 'Deal' },
      Who: { Name: 'Ames' },
      Account: { Name: 'Parent' },
    });
    expect(
      org
        .effects()[0]
        ?.split(', ')
        .map((one) => one.slice(0, 11)),
    ).toEqual(['created 001', 'created 003', 'created 006', 'created 00T']);
  });

  it('with allOrNone one failure undoes the rest, and says so', async () => {
    const made = await run(family(null), true);
    expect(made.map((one) => one.httpStatusCode)).toEqual([400, 400, 400, 400]);
    const halted = [
      {
        errorCode: 'PROCESSING_HALTED',
        message: 'The transaction was rolled back since another operation in the same transaction failed.',
      },
    ];
    expect([made[0]?.body, made[1]?.body, made[3]?.body]).toEqual([halted, halted, halted]);
    expect(made[2]?.body).toMatchObject([{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['StageName'] }]);
    expect(accounts()).toEqual([]);
    expect(org.ids('SELECT Id FROM Contact')).toEqual([]);
    expect(org.effects()).toEqual([]);
  });

  it('without it the rest stands, and what refers to the failure is halted', async () => {
    const made = await run(family(null), false);
    expect(made.map((one) => one.httpStatusCode)).toEqual([201, 201, 400, 400]);
    expect(made[3]?.body).toMatchObject([{ errorCode: 'PROCESSING_HALTED' }]);
    expect(accounts()).toHaveLength(1);
  });

  it('writes in /composite/batch, each for itself', async () => {
    const id = org.tiny.add('Account', { Name: 'Old' });
    const batch = (
      await org.api('/composite/batch', {
        body: {
          batchRequests: [
            { method: 'PATCH', url: `v66.0/sobjects/Account/${id}`, richInput: { Name: 'New' } },
            { method: 'POST', url: 'v66.0/sobjects/Account', richInput: {} },
            { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'Made' } },
          ],
        },
      })
    ).json<{ hasErrors: boolean; results: { statusCode: number }[] }>();
    expect([batch.hasErrors, batch.results.map((one) => one.statusCode)]).toEqual([true, [204, 400, 201]]);
    expect(nameOf(id)).toBe('New');
    expect(org.effects()).toEqual([`updated ${id}, created ${accounts().find((one) => one !== id)}`]);
  });
});
