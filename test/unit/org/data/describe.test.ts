import { describe, expect, it } from 'vitest';
import { standardObjects } from '../../../org/schema/objects/all.ts';
import { bare, tinyOrg } from '../tiny-org.ts';

const org = tinyOrg();

interface Described {
  name: string;
  keyPrefix: string | null;
  label: string;
  labelPlural: string;
  custom: boolean;
  fields: Record<string, unknown>[];
  childRelationships: { childSObject: string; field: string; relationshipName: string | null }[];
  recordTypeInfos: { master: boolean; defaultRecordTypeMapping: boolean; recordTypeId: string }[];
  urls: Record<string, string>;
}
const of = (name: string) => org.admin.describe(name) as unknown as Described;
const fieldOf = (object: string, name: string) => of(object).fields.find((field) => field.name === name);

describe('describe', () => {
  it('lists all objects with what may be done with them', () => {
    const global = org.admin.describeGlobal() as unknown as {
      encoding: string;
      maxBatchSize: number;
      sobjects: Described[];
    };
    expect([global.encoding, global.maxBatchSize]).toEqual(['UTF-8', 200]);
    expect(global.sobjects.length).toBeGreaterThanOrEqual(27);
    expect(global.sobjects.find((one) => one.name === 'Opportunity')).toMatchObject({
      keyPrefix: '006',
      label: 'Opportunity',
      labelPlural: 'Opportunities',
      createable: true,
      queryable: true,
      custom: false,
    });
    expect(global.sobjects.find((one) => one.name === 'Renewal__c')).toMatchObject({
      keyPrefix: 'a00',
      custom: true,
    });
  });

  it('has names and prefixes that are one of a kind', () => {
    const names = standardObjects.map((object) => object.name);
    const prefixes = standardObjects.flatMap((object) => object.keyPrefix ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const object of standardObjects) {
      const fields = object.fields.map((field) => field.name.toLowerCase());
      expect(new Set(fields).size, object.name).toBe(fields.length);
    }
  });

  it('has lookups to objects that are there, and child relationships without doubles', () => {
    const names = new Set(standardObjects.map((object) => object.name));
    for (const object of standardObjects) {
      for (const field of object.fields)
        for (const target of field.referenceTo)
          expect(names, `${object.name}.${field.name}`).toContain(target);
      const children = of(object.name).childRelationships.flatMap((child) => child.relationshipName ?? []);
      expect(new Set(children).size, object.name).toBe(children.length);
    }
  });

  it('has layouts of fields that are there', () => {
    for (const object of standardObjects) {
      const fields = new Set(object.fields.map((field) => field.name));
      for (const name of object.layout.flatMap((section) => section.fields))
        expect(fields, object.name).toContain(name);
    }
  });

  it('tells the way of a field', () => {
    expect(fieldOf('Account', 'Name')).toMatchObject({
      type: 'string',
      length: 255,
      byteLength: 765,
      nillable: false,
      nameField: true,
      createable: true,
      soapType: 'xsd:string',
      custom: false,
    });
    expect(fieldOf('Account', 'AnnualRevenue')).toMatchObject({
      type: 'currency',
      precision: 18,
      scale: 0,
      groupable: false,
      soapType: 'xsd:double',
    });
    expect(fieldOf('Account', 'Description')).toMatchObject({
      type: 'textarea',
      extraTypeInfo: 'plaintextarea',
      filterable: false,
      sortable: false,
    });
    expect(fieldOf('Account', 'OwnerId')).toMatchObject({
      type: 'reference',
      referenceTo: ['User'],
      relationshipName: 'Owner',
      polymorphicForeignKey: false,
    });
    expect(fieldOf('Task', 'WhatId')).toMatchObject({
      polymorphicForeignKey: true,
      namePointing: true,
      relationshipName: 'What',
    });
    expect(fieldOf('Account', 'Region__c')).toMatchObject({ custom: true, restrictedPicklist: true });
    expect(fieldOf('Account', 'Region__c')?.picklistValues).toContainEqual({
      active: true,
      defaultValue: false,
      label: 'Europe, Middle East & Africa',
      validFor: null,
      value: 'EMEA',
    });
    expect(fieldOf('Renewal__c', 'Account__c')).toMatchObject({ relationshipName: 'Account__r' });
    expect(fieldOf('Renewal__c', 'New_ARR__c')).toMatchObject({
      calculated: true,
      createable: false,
      calculatedFormula: 'ARR__c + Uplift__c',
    });
    expect(fieldOf('Contact', 'Name')).toMatchObject({ createable: false, nameField: true });
  });

  it('tells children, record types and addresses of the object', () => {
    const account = of('account');
    expect(account.childRelationships).toContainEqual(
      expect.objectContaining({
        childSObject: 'Contact',
        field: 'AccountId',
        relationshipName: 'Contacts',
        cascadeDelete: true,
      }),
    );
    expect(account.childRelationships).toContainEqual(
      expect.objectContaining({ childSObject: 'Renewal__c', relationshipName: 'Renewals__r' }),
    );
    expect(account.urls.rowTemplate).toBe('/services/data/v67.0/sobjects/Account/{ID}');
    expect(account.recordTypeInfos).toHaveLength(1);
    const types = of('Opportunity').recordTypeInfos;
    expect(types.map((type) => [type.master, type.defaultRecordTypeMapping])).toEqual([
      [false, true],
      [false, false],
      [true, false],
    ]);
  });
});

describe('display values', () => {
  const account = org.add(
    'Account',
    {
      Name: 'Acme',
      AnnualRevenue: 1_234_567,
      Region__c: 'EMEA',
      Renewal_Date__c: '2026-04-05',
      Products_Used__c: 'Fleet;Routing',
      BillingStreet: '1 Main',
      BillingCity: 'Austin',
      BillingState: 'TX',
      BillingPostalCode: '78701',
      BillingCountry: 'United States',
      CreatedDate: '2026-03-11T23:30:00.000+0000',
    },
    org.staff.sofia,
  );
  const contact = org.add('Contact', { LastName: 'Ames', AccountId: account, DoNotCall: true });
  const shown = (who: string, object: string, id: string, field: string) => {
    const session = org.as(who);
    return session.displayValue(object, field, session.retrieve(object, id, undefined));
  };
  it.each([
    ['Avery', 'AnnualRevenue', '$1,234,567'],
    ['Avery', 'Region__c', 'Europe, Middle East & Africa'],
    ['Avery', 'Renewal_Date__c', '4/5/2026'],
    ['Avery', 'CreatedDate', '3/11/26, 4:30 PM'],
    ['Noah', 'Renewal_Date__c', '5.4.2026'],
    ['Noah', 'CreatedDate', '12.03.26, 00:30'],
    ['Avery', 'Products_Used__c', 'Fleet; Routing'],
    ['Avery', 'BillingAddress', '1 Main\nAustin, TX 78701\nUnited States'],
    ['Avery', 'OwnerId', 'Sofia Reyes'],
    ['Avery', 'ShippingAddress', null],
    ['Avery', 'Nothing', null],
    ['Noah', 'AnnualRevenue', null],
  ])('%s reads %s as %s', (who, field, expected) => {
    expect(shown(who, 'Account', account, field)).toBe(expected);
  });

  it('names the record of a lookup, and says true of a checkbox', () => {
    expect(shown('Avery', 'Contact', contact, 'AccountId')).toBe('Acme');
    expect(shown('Avery', 'Contact', contact, 'DoNotCall')).toBe('true');
  });

  it('keeps the parts of a record out of its bare form', () => {
    expect(bare({ attributes: {}, a: [{ attributes: {}, b: 1 }] })).toEqual({ a: [{ b: 1 }] });
  });
});
