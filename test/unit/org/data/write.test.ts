import { beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../../org/contract.ts';
import { ask, bare, errorOf, type TinyOrg, tinyOrg } from '../tiny-org.ts';

let org: TinyOrg;
let account: string;
beforeEach(() => {
  org = tinyOrg();
  account = org.add('Account', { Name: 'Acme', External_Key__c: 'K1' }, org.staff.sofia);
});

const get = (object: string, id: string, ...fields: string[]) => bare(org.admin.retrieve(object, id, fields));

describe('retrieve', () => {
  it('gives all visible fields, in the order of the describe, or those asked for', () => {
    const whole = org.admin.retrieve('account', account.slice(0, 15), undefined);
    expect(whole.attributes).toEqual({
      type: 'Account',
      url: `/services/data/v67.0/sobjects/Account/${account}`,
    });
    expect(Object.keys(whole).slice(1, 5)).toEqual(['Id', 'IsDeleted', 'OwnerId', 'Name']);
    expect(whole).toHaveProperty('AnnualRevenue', null);
    expect(get('Account', account, 'name')).toEqual({ Name: 'Acme', Id: account });
    expect(org.as('Liam').retrieve('Account', account, undefined)).not.toHaveProperty('AnnualRevenue');
  });

  it.each([
    ['Nope__c', '001000000000000AAA', 404, 'NOT_FOUND', 'The requested resource does not exist'],
    [
      'Account',
      'rubbish',
      404,
      'NOT_FOUND',
      'Provided external ID field does not exist or is not accessible',
    ],
    [
      'Account',
      '003D000000QUvqsIAD',
      404,
      'NOT_FOUND',
      'Provided external ID field does not exist or is not accessible',
    ],
    ['Account', '001D000000IRFmaIAH', 404, 'NOT_FOUND', 'The requested resource does not exist'],
  ])('%s %s is not found', (object, id, status, code, message) => {
    const error = errorOf(() => org.admin.retrieve(object, id, undefined));
    expect([error.status, error.errorCode, error.message]).toEqual([status, code, message]);
  });

  it('does not tell a record that is not shared from none', () => {
    const hidden = org.add('Account', { Name: 'Hidden' }, org.staff.ceo);
    expect(errorOf(() => org.as('Sofia').retrieve('Account', hidden, undefined)).errorCode).toBe('NOT_FOUND');
  });
});

describe('create', () => {
  it('fills in what the platform knows', () => {
    const id = org.as('Sofia').create('Contact', {
      LastName: 'Ames',
      FirstName: 'Ann',
      AccountId: account,
      Email: 'ann@acme.example',
    });
    expect(
      get(
        'Contact',
        id,
        'Name',
        'OwnerId',
        'CreatedById',
        'CreatedDate',
        'LastModifiedDate',
        'HasOptedOutOfEmail',
      ),
    ).toEqual({
      Id: id,
      Name: 'Ann Ames',
      OwnerId: org.staff.sofia,
      CreatedById: org.staff.sofia,
      CreatedDate: '2026-03-11T17:00:01.000+0000',
      LastModifiedDate: '2026-03-11T17:00:01.000+0000',
      HasOptedOutOfEmail: false,
    });
  });

  it('numbers cases and closes them by status', () => {
    const id = org.admin.create('Case', { Subject: 'Broken' });
    expect(get('Case', id, 'CaseNumber', 'Status', 'Priority', 'IsClosed', 'ClosedDate')).toEqual({
      Id: id,
      CaseNumber: '00001001',
      Status: 'New',
      Priority: 'Medium',
      IsClosed: false,
      ClosedDate: null,
    });
    org.admin.update('Case', id, { Status: 'Closed' });
    expect(get('Case', id, 'IsClosed', 'ClosedDate')).toEqual({
      Id: id,
      IsClosed: true,
      ClosedDate: '2026-03-11T17:00:01.000+0000',
    });
    org.admin.update('Case', id, { Status: 'Working' });
    expect(get('Case', id, 'IsClosed', 'ClosedDate')).toEqual({ Id: id, IsClosed: false, ClosedDate: null });
  });

  it('works out stage, forecast and fiscal quarter of an opportunity', () => {
    const id = org.admin.create('Opportunity', {
      Name: 'Deal',
      StageName: 'Value Proposition',
      CloseDate: '2026-01-31',
      Amount: 1000,
    });
    const fields = ['Probability', 'ExpectedRevenue', 'IsClosed', 'IsWon', 'ForecastCategoryName', 'Fiscal'];
    expect(get('Opportunity', id, ...fields)).toEqual({
      Id: id,
      Probability: 50,
      ExpectedRevenue: 500,
      IsClosed: false,
      IsWon: false,
      ForecastCategoryName: 'Pipeline',
      Fiscal: '2026 4',
    });
    org.admin.update('Opportunity', id, { StageName: 'Closed Won' });
    expect(get('Opportunity', id, ...fields)).toEqual({
      Id: id,
      Probability: 100,
      ExpectedRevenue: 1000,
      IsClosed: true,
      IsWon: true,
      ForecastCategoryName: 'Closed',
      Fiscal: '2026 4',
    });
    org.admin.update('Opportunity', id, { StageName: 'Prospecting', Probability: 33 });
    expect(get('Opportunity', id, 'Probability')).toEqual({ Id: id, Probability: 33 });
  });

  it('adds up products', () => {
    const book = org.admin.create('Pricebook2', { Name: 'Book', IsActive: true });
    const product = org.admin.create('Product2', { Name: 'Probe', ProductCode: 'P1' });
    const entry = org.admin.create('PricebookEntry', {
      Pricebook2Id: book,
      Product2Id: product,
      UnitPrice: 40,
      IsActive: true,
    });
    const deal = org.admin.create('Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2026-05-01',
      Amount: 7,
    });
    const line = org.admin.create('OpportunityLineItem', {
      OpportunityId: deal,
      PricebookEntryId: entry,
      Quantity: 3,
      Discount: 10,
    });
    expect(
      get('OpportunityLineItem', line, 'UnitPrice', 'TotalPrice', 'ListPrice', 'ProductCode', 'Name'),
    ).toEqual({
      Id: line,
      UnitPrice: 40,
      TotalPrice: 108,
      ListPrice: 40,
      ProductCode: 'P1',
      Name: 'Deal Probe',
    });
    org.admin.create('OpportunityLineItem', {
      OpportunityId: deal,
      PricebookEntryId: entry,
      Quantity: 1,
      UnitPrice: 5,
    });
    expect(get('Opportunity', deal, 'Amount', 'HasOpportunityLineItem', 'ExpectedRevenue')).toEqual({
      Id: deal,
      Amount: 113,
      HasOpportunityLineItem: true,
      ExpectedRevenue: 11.3,
    });
    org.admin.delete('OpportunityLineItem', line);
    expect(get('Opportunity', deal, 'Amount')).toEqual({ Id: deal, Amount: 5 });
  });

  it('dates the last activity of account and person', () => {
    const contact = org.admin.create('Contact', { LastName: 'Ames', AccountId: account });
    const task = org.admin.create('Task', { Subject: 'Call', WhoId: contact, ActivityDate: '2026-03-05' });
    expect(get('Account', account, 'LastActivityDate')).toEqual({ Id: account, LastActivityDate: null });
    org.admin.update('Task', task, { Status: 'Completed' });
    expect(get('Task', task, 'IsClosed', 'AccountId', 'CompletedDateTime')).toMatchObject({
      IsClosed: true,
      AccountId: account,
    });
    expect(get('Account', account, 'LastActivityDate')).toEqual({
      Id: account,
      LastActivityDate: '2026-03-05',
    });
    expect(get('Contact', contact, 'LastActivityDate')).toEqual({
      Id: contact,
      LastActivityDate: '2026-03-05',
    });
  });

  it('works out when an event ends', () => {
    const id = org.admin.create('Event', {
      Subject: 'Demo',
      StartDateTime: '2026-03-12T10:00:00+01:00',
      DurationInMinutes: 90,
    });
    expect(get('Event', id, 'StartDateTime', 'EndDateTime', 'ActivityDate')).toEqual({
      Id: id,
      StartDateTime: '2026-03-12T09:00:00.000+0000',
      EndDateTime: '2026-03-12T10:30:00.000+0000',
      ActivityDate: '2026-03-12',
    });
  });

  it('calculates formulas', () => {
    const id = org.admin.create('Renewal__c', {
      Account__c: account,
      Term_End__c: '2026-06-01',
      ARR__c: 100,
      Uplift__c: 5.5,
    });
    expect(get('Renewal__c', id, 'Name', 'New_ARR__c', 'Status__c')).toEqual({
      Id: id,
      Name: 'R-00001',
      New_ARR__c: 105.5,
      Status__c: 'Upcoming',
    });
  });

  const wrong: [string, Record<string, Json>, string, string, string[] | undefined][] = [
    ['Account', {}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']],
    ['Account', { Name: '  ' }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']],
    [
      'Opportunity',
      { Name: 'x' },
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [StageName, CloseDate]',
      ['StageName', 'CloseDate'],
    ],
    [
      'Account',
      { Name: 'x', Foo: 1 },
      'INVALID_FIELD',
      "No such column 'Foo' on sobject of type Account",
      undefined,
    ],
    [
      'Account',
      { Name: 'x', Id: '001D000000IRFma' },
      'INVALID_FIELD',
      'The Id field should not be specified in the sobject data.',
      ['Id'],
    ],
    [
      'Account',
      { Name: 'x', CreatedDate: '2020-01-01T00:00:00Z', IsDeleted: true },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Unable to create/update fields: CreatedDate, IsDeleted. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
      ['CreatedDate', 'IsDeleted'],
    ],
    [
      'Account',
      { Name: 'x'.repeat(256) },
      'STRING_TOO_LONG',
      `Account Name: data value too large: ${'x'.repeat(256)} (max length=255)`,
      ['Name'],
    ],
    [
      'Account',
      { Name: { a: 1 } },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of string from START_OBJECT value { or request may be missing a required field at [line:1, column:1]',
      undefined,
    ],
    [
      'Account',
      { Name: 'x', AnnualRevenue: 'lots' },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of currency from VALUE_STRING value lots or request may be missing a required field at [line:1, column:1]',
      undefined,
    ],
    [
      'Account',
      { Name: 'x', NumberOfEmployees: 1.5 },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of int from VALUE_NUMBER_FLOAT value 1.5 or request may be missing a required field at [line:1, column:1]',
      undefined,
    ],
    [
      'Account',
      { Name: 'x', Health_Score__c: 1000 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Health Score: value outside of valid range on numeric field: 1000',
      ['Health_Score__c'],
    ],
    [
      'Account',
      { Name: 'x', Renewal_Date__c: '2026-02-30' },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of date from VALUE_STRING value 2026-02-30 or request may be missing a required field at [line:1, column:1]',
      undefined,
    ],
    [
      'Contact',
      { LastName: 'x', DoNotCall: 'maybe' },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of boolean from VALUE_STRING value maybe or request may be missing a required field at [line:1, column:1]',
      undefined,
    ],
    [
      'Contact',
      { LastName: 'x', Email: 'not an address' },
      'INVALID_EMAIL_ADDRESS',
      'Email: invalid email address: not an address',
      ['Email'],
    ],
    [
      'Contact',
      { LastName: 'x', AccountId: 'junk' },
      'MALFORMED_ID',
      'Account ID: id value of incorrect type: junk',
      ['AccountId'],
    ],
    [
      'Contact',
      { LastName: 'x', AccountId: '003D000000QUvqs' },
      'FIELD_INTEGRITY_EXCEPTION',
      'Account ID: id value of incorrect type: 003D000000QUvqsIAD',
      ['AccountId'],
    ],
    [
      'Contact',
      { LastName: 'x', AccountId: '001D000000IRFma' },
      'INVALID_CROSS_REFERENCE_KEY',
      'invalid cross reference id',
      ['AccountId'],
    ],
    [
      'Account',
      { Name: 'x', Region__c: 'Mars' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Region: bad value for restricted picklist field: Mars',
      ['Region__c'],
    ],
    [
      'Account',
      { Name: 'x', Products_Used__c: 'Fleet;Rocket' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Products Used: bad value for restricted picklist field: Rocket',
      ['Products_Used__c'],
    ],
    [
      'Profile',
      { Name: 'x' },
      'INVALID_TYPE_FOR_OPERATION',
      'entity type Profile does not support create',
      undefined,
    ],
  ];
  it.each(wrong)('%s %j is refused', (object, values, code, message, fields) => {
    const error = errorOf(() => org.admin.create(object, values));
    expect({
      code: error.errorCode,
      message: error.message,
      fields: error.fields,
      status: error.status,
    }).toEqual({ code, message, fields, status: 400 });
  });

  it('keeps unique values unique, whatever their case', () => {
    const error = errorOf(() => org.admin.create('Account', { Name: 'Other', External_Key__c: 'k1' }));
    expect([error.errorCode, error.message]).toEqual([
      'DUPLICATE_VALUE',
      `duplicate value found: External_Key__c duplicates value on record with id: ${account}`,
    ]);
  });

  it('does not take an inactive owner or a record type of another object', () => {
    const type = org.store.list('RecordType').find((row) => row.values.SobjectType === 'Case')?.id ?? '';
    expect(
      errorOf(() => org.admin.create('Account', { Name: 'x', OwnerId: org.staff.formerRep })).errorCode,
    ).toBe('INACTIVE_OWNER_OR_USER');
    const values = { Name: 'x', StageName: 'Prospecting', CloseDate: '2026-05-01', RecordTypeId: type };
    expect(errorOf(() => org.admin.create('Opportunity', values)).errorCode).toBe(
      'INVALID_CROSS_REFERENCE_KEY',
    );
  });

  it('keeps numbers as text where the field is text, and picklist values as Setup spells them', () => {
    const id = org.admin.create('Account', {
      Name: 42,
      Region__c: 'emea',
      AnnualRevenue: '1234.5',
      Website: '',
    });
    expect(get('Account', id, 'Name', 'Region__c', 'AnnualRevenue', 'Website')).toEqual({
      Id: id,
      Name: '42',
      Region__c: 'EMEA',
      AnnualRevenue: 1235,
      Website: null,
    });
  });

  it('runs the validation rules of the object', () => {
    org.store.validationRules.set('Account', [
      (values) => {
        if (values.Rating === 'Cold')
          throw Object.assign(new Error('no cold accounts'), {
            errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          });
      },
    ]);
    expect(errorOf(() => org.admin.create('Account', { Name: 'x', Rating: 'Cold' })).errorCode).toBe(
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    );
    expect(errorOf(() => org.admin.update('Account', account, { Rating: 'Cold' })).errorCode).toBe(
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    );
  });
});

describe('update', () => {
  it('stamps the change and raises the version', () => {
    const before = org.store.get(account)?.version ?? 0;
    org.as('Sofia').update('Account', account, { Rating: 'Hot', Phone: null });
    expect(
      get('Account', account, 'Rating', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'),
    ).toEqual({
      Id: account,
      Rating: 'Hot',
      LastModifiedById: org.staff.sofia,
      LastModifiedDate: '2026-03-11T17:00:01.000+0000',
      SystemModstamp: '2026-03-11T17:00:01.000+0000',
    });
    expect(org.store.get(account)?.version).toBe(before + 1);
  });

  it('leaves the record alone when a value is refused', () => {
    const before = { ...org.store.get(account)?.values };
    errorOf(() => org.admin.update('Account', account, { Rating: 'Hot', Foo: 1 }));
    errorOf(() => org.admin.update('Account', account, { Rating: 'Hot', Name: null }));
    expect(org.store.get(account)?.values).toEqual(before);
  });

  it('does not change fields that are not for change', () => {
    const values: [string, Json][] = [
      ['CreatedById', org.staff.sofia],
      ['BillingAddress', {}],
      ['LastActivityDate', '2026-01-01'],
    ];
    for (const [field, value] of values) {
      expect(errorOf(() => org.admin.update('Account', account, { [field]: value })).errorCode).toBe(
        'INVALID_FIELD_FOR_INSERT_UPDATE',
      );
    }
    expect(errorOf(() => org.as('Sofia').update('Account', account, { Health_Score__c: 3 })).errorCode).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
  });
});

describe('delete', () => {
  it('moves the record and its details to the recycle bin', () => {
    const contact = org.admin.create('Contact', { LastName: 'Ames', AccountId: account });
    const task = org.admin.create('Task', { Subject: 'Call', WhatId: account });
    org.admin.delete('Account', account);
    for (const [object, id] of [
      ['Account', account],
      ['Contact', contact],
      ['Task', task],
    ] as const) {
      const error = errorOf(() => org.admin.retrieve(object, id, undefined));
      expect([error.status, error.errorCode, error.message]).toEqual([
        404,
        'ENTITY_IS_DELETED',
        'entity is deleted',
      ]);
      expect(errorOf(() => org.admin.update(object, id, {})).errorCode).toBe('ENTITY_IS_DELETED');
      expect(ask(org.admin, `SELECT Id FROM ${object} WHERE Id = '${id}'`)).toEqual([]);
      expect(ask(org.admin, `SELECT Id FROM ${object} WHERE Id = '${id}'`, true)).toHaveLength(1);
    }
    expect(errorOf(() => org.admin.create('Contact', { LastName: 'x', AccountId: account })).errorCode).toBe(
      'ENTITY_IS_DELETED',
    );
  });

  it('empties other lookups to the record', () => {
    const campaign = org.admin.create('Campaign', { Name: 'Expo' });
    const deal = org.admin.create('Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2026-05-01',
      CampaignId: campaign,
    });
    org.admin.delete('Campaign', campaign);
    expect(get('Opportunity', deal, 'CampaignId')).toEqual({ Id: deal, CampaignId: null });
  });

  it('does not delete what cases or won opportunities hang on', () => {
    org.admin.create('Case', { Subject: 'x', AccountId: account });
    const error = errorOf(() => org.admin.delete('Account', account));
    expect([error.errorCode, error.message]).toEqual([
      'DELETE_FAILED',
      'Your attempt to delete Acme could not be completed because it is associated with the following cases.: 00001001\n',
    ]);
    expect(get('Account', account, 'IsDeleted')).toEqual({ Id: account, IsDeleted: false });
  });
});

describe('recently viewed', () => {
  it('puts what was looked at first, once', () => {
    const other = org.add('Account', { Name: 'Other' }, org.staff.sofia);
    const sofia = org.as('Sofia');
    sofia.viewed(account);
    sofia.viewed(other.slice(0, 15));
    sofia.viewed(account);
    sofia.viewed('junk');
    expect(sofia.recent(2).map(bare)).toEqual([
      { Id: account, Name: 'Acme' },
      { Id: other, Name: 'Other' },
    ]);
    expect(sofia.recent(0)).toEqual([]);
    expect(ask(sofia, 'SELECT Id, Type FROM RecentlyViewed LIMIT 1').map(bare)).toEqual([
      { Id: account, Type: 'Account' },
    ]);
    sofia.delete('Account', account);
    expect(sofia.recent(5).map((row) => row.Id)).not.toContain(account);
  });
});
