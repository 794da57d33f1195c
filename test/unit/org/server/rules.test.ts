import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorsOf, type RealOrg, startReal } from './real-org.ts';

let org: RealOrg;
beforeAll(async () => {
  org = await startReal();
});
afterAll(() => org.server.close());
beforeEach(() => org.server.reset());

const make = (object: string, body: object, headers: Record<string, string> = {}) =>
  org.api(`/sobjects/${object}`, { body: { ...body }, headers });
const change = (object: string, id: string, body: object, headers: Record<string, string> = {}) =>
  org.api(`/sobjects/${object}/${id}`, { method: 'PATCH', body: { ...body }, headers });
const deal = (values: object = {}) => ({
  Name: 'Deal',
  StageName: 'Prospecting',
  CloseDate: '2026-05-01',
  ...values,
});
const ALLOW = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' };

describe('duplicate rules', () => {
  it('alerts about a contact with the same email, with the matches', async () => {
    const there = org.tiny.add('Contact', { LastName: 'Ames', Email: 'ann@acme.example' });
    const answer = await make('Contact', { LastName: 'Other', Email: 'ANN@acme.example' });
    expect(answer.status).toBe(400);
    const message = "You're creating a duplicate record. We recommend you use an existing record instead.";
    expect(answer.json()).toEqual([
      {
        errorCode: 'DUPLICATES_DETECTED',
        message,
        duplicateResult: {
          allowSave: true,
          duplicateRule: 'Contact_Same_Email',
          duplicateRuleEntityType: 'Contact',
          errorMessage: message,
          matchResults: [
            {
              entityType: 'Contact',
              errors: [],
              matchEngine: 'ExactMatchEngine',
              matchRecords: [
                {
                  additionalInformation: [],
                  fieldDiffs: [],
                  matchConfidence: 100,
                  record: {
                    attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${there}` },
                    Id: there,
                  },
                },
              ],
              rule: 'Contact_Email',
              size: 1,
              success: true,
            },
          ],
        },
      },
    ]);
    expect(org.ids('SELECT Id FROM Contact')).toEqual([there]);
  });

  it('saves an alerted one when told to, and shows details of matches when asked', async () => {
    org.tiny.add('Contact', { LastName: 'Ames', FirstName: 'Ann', Email: 'ann@acme.example' });
    const twin = { LastName: 'Twin', Email: 'ann@acme.example' };
    const detailed = await make('Contact', twin, {
      'Sforce-Duplicate-Rule-Header': 'allowSave=false; includeRecordDetails=true; runAsCurrentUser=true',
    });
    expect(detailed.text).toContain('"Name":"Ann Ames"');
    expect((await make('Contact', twin, ALLOW)).status).toBe(201);
    expect(org.ids('SELECT Id FROM Contact')).toHaveLength(2);
  });

  it('blocks a lead whose email, or name and company, are there, whatever is asked', async () => {
    org.tiny.add('Lead', { LastName: 'Reed', FirstName: 'Jo', Company: 'Acme', Email: 'jo@acme.example' });
    for (const twin of [
      { LastName: 'X', Company: 'Y', Email: 'jo@acme.example' },
      { LastName: 'reed', FirstName: 'JO', Company: 'acme' },
    ]) {
      const answer = await make('Lead', twin, ALLOW);
      expect(answer.status).toBe(400);
      expect(errorsOf(answer)[0]).toMatchObject({
        errorCode: 'DUPLICATES_DETECTED',
        duplicateResult: { allowSave: false, duplicateRule: 'Lead_Same_Person' },
      });
    }
    expect((await make('Lead', { LastName: 'Reed', FirstName: 'Jo', Company: 'Other' })).status).toBe(201);
  });

  it('looks at a change only when it is of what is compared', async () => {
    const [a, b] = ['a', 'b'].map(() => org.tiny.add('Contact', { LastName: 'Twin', Email: 'x@x.example' }));
    const other = org.tiny.add('Contact', { LastName: 'Other' });
    expect((await change('Contact', a ?? '', { Phone: '1' })).status).toBe(204);
    expect((await change('Contact', other, { Email: 'x@x.example' })).status).toBe(400);
    org.tiny.admin.delete('Contact', a ?? '');
    org.tiny.admin.delete('Contact', b ?? '');
    expect((await change('Contact', other, { Email: 'x@x.example' })).status).toBe(204);
  });

  it('does not tell of records the user cannot see', async () => {
    const board = org.tiny.add('Account', { Name: 'Board' }, org.tiny.staff.ceo);
    org.tiny.add(
      'Contact',
      { LastName: 'Hidden', Email: 'h@h.example', AccountId: board },
      org.tiny.staff.ceo,
    );
    const body = { LastName: 'Other', Email: 'h@h.example' };
    expect((await org.api('/sobjects/Contact', { body, as: 'sofia' })).status).toBe(201);
  });

  it('has code, message and fields only in a collection, and does not compare its records with each other', async () => {
    org.tiny.add('Contact', { LastName: 'Ames', Email: 'ann@acme.example' });
    const contact = (Email: string) => ({ attributes: { type: 'Contact' }, LastName: 'New', Email });
    const records = [contact('ann@acme.example'), contact('new@acme.example'), contact('new@acme.example')];
    const rows = (await org.api('/composite/sobjects', { body: { records } })).json<{ success: boolean }[]>();
    expect(rows.map((row) => row.success)).toEqual([false, true, true]);
    expect(rows[0]).toEqual({
      success: false,
      errors: [
        {
          statusCode: 'DUPLICATES_DETECTED',
          message: "You're creating a duplicate record. We recommend you use an existing record instead.",
          fields: [],
        },
      ],
    });
    const saved = await org.api('/composite/sobjects', { body: { records: [records[0]] }, headers: ALLOW });
    expect(saved.json<{ success: boolean }[]>()[0]?.success).toBe(true);
  });
});

describe('validation rules', () => {
  it.each([
    [
      'Opportunity',
      deal({ StageName: 'Closed Won' }),
      'Enter the amount before you close this opportunity as won.',
      ['Amount'],
    ],
    [
      'Opportunity',
      deal({ StageName: 'Closed Lost' }),
      'Say why this opportunity was lost.',
      ['Loss_Reason__c'],
    ],
    ['Case', { Status: 'Closed' }, 'Choose a case reason before you close this case.', ['Reason']],
    [
      'Account',
      { Name: 'x', Type: 'Prospect', ARR__c: 5 },
      'This account still has running subscriptions (ARR). End them before you make it a prospect again.',
      [],
    ],
  ])('%s %o', async (object, body, message, fields) => {
    const answer = await make(object, body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual([{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields }]);
    expect(org.ids(`SELECT Id FROM ${object}`)).toEqual([]);
  });

  it('stops a discount above 30 % without a reason, on create and on change', async () => {
    const { admin } = org.tiny;
    const book = admin.create('Pricebook2', { Name: 'Book', IsActive: true });
    const product = admin.create('Product2', { Name: 'Probe' });
    const entry = admin.create('PricebookEntry', {
      Pricebook2Id: book,
      Product2Id: product,
      UnitPrice: 40,
      IsActive: true,
    });
    const OpportunityId = admin.create('Opportunity', deal());
    const line = admin.create('OpportunityLineItem', { OpportunityId, PricebookEntryId: entry, Quantity: 1 });
    const refused = await change('OpportunityLineItem', line, { Discount: 31 });
    expect(errorsOf(refused)[0]?.fields).toEqual(['Discount_Reason__c']);
    expect((await change('OpportunityLineItem', line, { Discount: 30 })).status).toBe(204);
    const reason = { Discount: 45, Discount_Reason__c: 'Daniel: reference customer' };
    expect((await change('OpportunityLineItem', line, reason)).status).toBe(204);
    expect(admin.retrieve('Opportunity', OpportunityId, ['Amount']).Amount).toBe(22);
  });

  it('tells of all rules that say no, and leaves the record as it was', async () => {
    const id = org.tiny.add('Opportunity', deal());
    const rules = org.tiny.store.validationRules.get('Opportunity') ?? [];
    const [first] = rules;
    if (first) org.tiny.store.validationRules.set('Opportunity', [...rules, first]);
    const answer = await change('Opportunity', id, { StageName: 'Closed Won', NextStep: 'x' });
    expect(errorsOf(answer)).toHaveLength(2);
    expect(org.tiny.admin.retrieve('Opportunity', id, ['StageName', 'NextStep'])).toMatchObject({
      StageName: 'Prospecting',
      NextStep: null,
    });
  });
});

describe('records in an approval', () => {
  it('are changed by administrators only, and so is what is a part of them', async () => {
    const id = org.tiny.add('Opportunity', deal(), org.tiny.staff.sofia);
    const contact = org.tiny.add('Contact', { LastName: 'Ames' }, org.tiny.staff.sofia);
    expect((await org.control('approvals', { id: id.slice(0, 15) })).json()).toMatchObject({
      approvals: [id],
    });
    const tries = [
      await org.api(`/sobjects/Opportunity/${id}`, { method: 'PATCH', body: { NextStep: 'x' }, as: 'sofia' }),
      await org.api(`/sobjects/Opportunity/${id}`, { method: 'DELETE', as: 'sofia' }),
      await org.api('/sobjects/OpportunityContactRole', {
        body: { OpportunityId: id, ContactId: contact },
        as: 'sofia',
      }),
    ];
    for (const answer of tries) {
      expect(answer.status).toBe(400);
      expect(errorsOf(answer)).toEqual([
        { errorCode: 'ENTITY_IS_LOCKED', message: 'the entity is locked for editing', fields: [] },
      ]);
    }
    expect((await change('Opportunity', id, { NextStep: 'by admin' })).status).toBe(204);
    await org.control('approvals', { id, locked: false });
    expect((await org.api(`/sobjects/Opportunity/${id}`, { method: 'DELETE', as: 'sofia' })).status).toBe(
      204,
    );
    expect((await org.control('approvals', { id: 'rubbish' })).status).toBe(404);
  });
});

describe('row locks', () => {
  it('fail as many writes as asked, one record each, and then let go', async () => {
    const [a = '', b = ''] = ['A', 'B'].map((Name) => org.tiny.add('Account', { Name }));
    expect((await org.control('locks', { id: a, times: 3 })).json()).toMatchObject({
      rows: [{ id: a, times: 3 }],
    });
    const refused = await change('Account', a, { Phone: '1' });
    expect(refused.status).toBe(400);
    expect(errorsOf(refused)).toEqual([
      {
        errorCode: 'UNABLE_TO_LOCK_ROW',
        message: `unable to obtain exclusive access to this record or 1 records: ${a}`,
        fields: [],
      },
    ]);
    expect((await org.api(`/sobjects/Account/${a}`, { method: 'DELETE' })).status).toBe(400);
    const records = [a, b].map((id) => ({ attributes: { type: 'Account' }, id, Phone: '1' }));
    const many = (await org.api('/composite/sobjects', { method: 'PATCH', body: { records } })).json<
      { success: boolean }[]
    >();
    expect(many.map((row) => row.success)).toEqual([false, true]);
    expect((await change('Account', a, { Phone: '1' })).status).toBe(204);
    expect(org.effects()).toEqual([`updated ${b}`, `updated ${a}`]);
  });

  it('hold what is a part of the record, and can be taken away', async () => {
    const ParentId = org.tiny.add('Case', { Subject: 'x' });
    await org.control('locks', { id: ParentId, times: 9 });
    expect(errorsOf(await make('CaseComment', { ParentId, CommentBody: 'x' }))[0]?.errorCode).toBe(
      'UNABLE_TO_LOCK_ROW',
    );
    expect((await org.control('locks', undefined, 'DELETE')).status).toBe(204);
    expect((await make('CaseComment', { ParentId, CommentBody: 'x' })).status).toBe(201);
    expect((await org.control('locks', { id: '001000000000000AAA' })).status).toBe(404);
    expect((await org.control('locks', { id: ParentId, times: -1 })).status).toBe(400);
    expect((await org.control('locks', {})).status).toBe(400);
  });
});

describe('automations that fail', () => {
  it('undo the save, in the words of a flow', async () => {
    await org.control('automations', { object: 'opportunity', on: 'update', name: 'Sync Forecast' });
    const id = org.tiny.admin.create('Opportunity', deal());
    const answer = await change('Opportunity', id, { NextStep: 'x' });
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)[0]).toMatchObject({ errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER', fields: [] });
    expect(errorsOf(answer)[0]?.message).toMatch(
      /^We can't save this record because the “Sync Forecast” process/,
    );
    expect(org.tiny.admin.retrieve('Opportunity', id, ['NextStep']).NextStep).toBeNull();
    expect((await change('Opportunity', id, { NextStep: 'x' })).status).toBe(204);
    expect(org.effects()).toEqual([`updated ${id}`]);
  });

  it('or of a trigger; on create and delete too', async () => {
    await org.control('automations', {
      object: 'Lead',
      kind: 'apex',
      name: 'LeadTrigger',
      times: 0,
      message: 'System.NullPointerException: Attempt to de-reference a null object',
    });
    const id = org.tiny.add('Lead', { LastName: 'Reed', Company: 'Acme' });
    const answer = await make('Lead', { LastName: 'New', Company: 'Acme' });
    expect(errorsOf(answer)[0]).toMatchObject({
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message: expect.stringMatching(/^LeadTrigger: execution of AfterInsert\n\ncaused by: System\.Null/),
    });
    expect((await org.api(`/sobjects/Lead/${id}`, { method: 'DELETE' })).status).toBe(400);
    expect(org.ids('SELECT Id FROM Lead')).toEqual([id]);
    await org.control('locks', undefined, 'DELETE');
    expect((await org.api(`/sobjects/Lead/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await org.control('automations', { object: 'Nope' })).status).toBe(404);
  });
});

describe('assignment rules', () => {
  const owner = (object: string, id: string) => org.tiny.admin.retrieve(object, id, ['OwnerId']).OwnerId;
  const idOf = (answer: { json: <T>() => T }) => answer.json<{ id: string }>().id;

  it('choose the owner of leads and cases unless they are told not to', async () => {
    const { staff } = org.tiny;
    const given = { LastName: 'Reed', Company: 'Acme', OwnerId: staff.sofia };
    const lead = idOf(await make('Lead', given));
    expect(owner('Lead', lead)).toBe(org.leadQueue);
    const hot = idOf(
      await make('Lead', { ...given, LastName: 'Hot', Rating: 'Hot' }, { 'Sforce-Auto-Assign': 'TRUE' }),
    );
    expect(owner('Lead', hot)).toBe(staff.manager);
    const mine = idOf(await make('Lead', { ...given, LastName: 'Mine' }, { 'Sforce-Auto-Assign': 'FALSE' }));
    expect(owner('Lead', mine)).toBe(staff.sofia);
    const urgent = idOf(await make('Case', { Priority: 'High' }));
    expect(owner('Case', urgent)).toBe(staff.vpService);
  });

  it('run on changes, too', async () => {
    const { staff } = org.tiny;
    const id = org.tiny.add('Case', { Subject: 'x' }, staff.agents[0]);
    await change('Case', id, { Subject: 'y' }, { 'Sforce-Auto-Assign': 'false' });
    expect(owner('Case', id)).toBe(staff.agents[0]);
    await change('Case', id, { Subject: 'z' });
    expect(owner('Case', id)).toBe(staff.supportQueue);
    expect((await change('Case', id, { Subject: 'a' }, { 'Sforce-Auto-Assign': 'maybe' })).status).toBe(400);
  });

  it('heed the header of the request around a subrequest', async () => {
    const { staff } = org.tiny;
    const subrequest = (httpHeaders?: object) => ({
      method: 'POST',
      url: '/services/data/v66.0/sobjects/Lead',
      referenceId: 'a',
      body: {
        LastName: `L${Math.abs(JSON.stringify(httpHeaders ?? {}).length)}`,
        Company: 'x',
        OwnerId: staff.sofia,
      },
      ...(httpHeaders === undefined ? {} : { httpHeaders }),
    });
    const owners = [];
    for (const one of [subrequest(), subrequest({ 'Sforce-Auto-Assign': 'TRUE' })]) {
      const answer = await org.api('/composite', {
        body: { compositeRequest: [one] },
        headers: { 'Sforce-Auto-Assign': 'FALSE' },
      });
      const { compositeResponse } = answer.json<{ compositeResponse: { body: { id: string } }[] }>();
      owners.push(owner('Lead', compositeResponse[0]?.body.id ?? ''));
    }
    expect(owners).toEqual([staff.sofia, org.leadQueue]);
  });
});

describe('what fields say', () => {
  it.each([
    ['Account', {}, 'REQUIRED_FIELD_MISSING', ['Name']],
    ['Account', { Name: 'x'.repeat(256) }, 'STRING_TOO_LONG', ['Name']],
    ['Account', { Name: 'x', Region__c: 'MOON' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['Region__c']],
    ['Contact', { LastName: 'x', Email: 'no' }, 'INVALID_EMAIL_ADDRESS', ['Email']],
    ['Account', { Name: 'x', Health_Score__c: 1e9 }, 'NUMBER_OUTSIDE_VALID_RANGE', ['Health_Score__c']],
    [
      'Contact',
      { LastName: 'x', AccountId: '001000000000000AAA' },
      'INVALID_CROSS_REFERENCE_KEY',
      ['AccountId'],
    ],
  ])('%s %#', async (object, body, code, fields) => {
    const answer = await make(object, body);
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)[0]).toMatchObject({ errorCode: code, fields });
  });
});
