import { describe, expect, it } from 'vitest';
import { ask, column, errorOf, tinyOrg } from '../tiny-org.ts';

const org = tinyOrg();
const { staff } = org;
const owned = org.add('Account', { Name: 'Of Sofia' }, staff.sofia);
const board = org.add('Account', { Name: 'Of the board' }, staff.ceo);
const deal = org.add(
  'Opportunity',
  { Name: 'Deal', AccountId: owned, StageName: 'Prospecting', CloseDate: '2026-05-01' },
  staff.sofia,
);
const strange = org.add(
  'Opportunity',
  { Name: 'Across', AccountId: board, StageName: 'Prospecting', CloseDate: '2026-05-01' },
  staff.tomasz,
);
org.add('Contact', { LastName: 'Below Sofia', AccountId: owned }, staff.sofia);
org.add('Contact', { LastName: 'Below the board', AccountId: board }, staff.ceo);
const queued = org.add('Case', { Subject: 'Queued', OwnerId: staff.supportQueue });
const task = org.add('Task', { Subject: 'About the deal', WhatId: deal }, staff.sofia);

const sees = (who: string, object: string, field = 'Name') =>
  column(ask(org.as(who), `SELECT ${field} FROM ${object}`), field).sort();
const edits = (who: string, object: string, id: string) => {
  try {
    org.as(who).update(object, id, { Description: `by ${who}` });
    return true;
  } catch (error) {
    expect(['INSUFFICIENT_ACCESS_OR_READONLY', 'NOT_FOUND']).toContain(
      (error as { errorCode: string }).errorCode,
    );
    return false;
  }
};

describe('sharing', () => {
  it.each([
    ['Avery', 'Opportunity', ['Across', 'Deal']],
    ['Sofia', 'Opportunity', ['Deal']],
    ['Tomasz', 'Opportunity', ['Across']],
    ['Daniel', 'Opportunity', ['Across', 'Deal']],
    ['Ingrid', 'Opportunity', ['Across', 'Deal']],
    ['Sofia', 'Account', ['Of Sofia']],
    ['Tomasz', 'Account', ['Of Sofia', 'Of the board']],
    ['Margaux', 'Account', ['Of Sofia', 'Of the board']],
    ['Liam', 'Account', ['Of Sofia']],
    ['Ruth', 'Account', ['Of Sofia', 'Of the board']],
    ['Sofia', 'Contact', ['Below Sofia']],
    ['Liam', 'Contact', ['Below Sofia']],
  ])('%s sees of %s: %j', (who, object, expected) => {
    expect(sees(who, object)).toEqual(expected);
  });

  it('opens a queue to its members for change, to sales for reading', () => {
    expect(sees('Hana', 'Case', 'Subject')).toEqual(['Queued']);
    expect(sees('Sofia', 'Case', 'Subject')).toEqual(['Queued']);
    expect(sees('Ruth', 'Case', 'Subject')).toEqual(['Queued']);
    expect(edits('Ruth', 'Case', queued)).toBe(false);
    expect([edits('Hana', 'Case', queued), edits('Sofia', 'Case', queued)]).toEqual([true, false]);
  });

  it('opens an activity with its record, but not for change', () => {
    expect(sees('Daniel', 'Task', 'Subject')).toEqual(['About the deal']);
    expect(sees('Priya', 'Task', 'Subject')).toEqual([]);
    expect(edits('Sofia', 'Task', task)).toBe(true);
  });

  it('lets the owner, those above and administrators change and delete, nobody else', () => {
    expect(
      ['Sofia', 'Daniel', 'Avery', 'Tomasz', 'Priya'].map((who) => edits(who, 'Account', owned)),
    ).toEqual([true, true, true, false, false]);
    expect(errorOf(() => org.as('Tomasz').delete('Account', owned))).toMatchObject({
      status: 403,
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    });
  });

  it('does not show a parent that is not shared', () => {
    const id = org.add('Task', { Subject: 'About the board', WhatId: board }, staff.sofia);
    const what = (who: string) =>
      column(ask(org.as(who), `SELECT What.Name FROM Task WHERE Id = '${id}'`), 'What.Name');
    expect([what('Sofia'), what('Avery')]).toEqual([[null], ['Of the board']]);
  });

  it('shows the account of an opportunity to its owner', () => {
    const names = column(
      ask(org.as('Tomasz'), `SELECT Account.Name FROM Opportunity WHERE Id = '${strange}'`),
      'Account.Name',
    );
    expect(names).toEqual(['Of the board']);
  });
});

describe('profiles', () => {
  it('keep objects from describe, queries and writing', () => {
    const ruth = org.as('Ruth');
    const names = (ruth.describeGlobal() as { sobjects: { name: string; createable: boolean }[] }).sobjects;
    expect(names.map((one) => one.name)).not.toContain('Opportunity');
    expect(names.every((one) => !one.createable)).toBe(true);
    expect(errorOf(() => ruth.describe('Opportunity')).errorCode).toBe('NOT_FOUND');
    expect(errorOf(() => ruth.create('Account', { Name: 'x' })).errorCode).toBe(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    );
    expect(ruth.objectOf(deal)).toBeUndefined();
    expect(org.admin.objectOf(deal)).toBe('Opportunity');
  });

  it('hide fields from describe, reading, writing and layouts', () => {
    const liam = org.as('Liam');
    const { fields } = liam.describe('Account') as { fields: { name: string; updateable: boolean }[] };
    expect(fields.map((field) => field.name)).not.toContain('AnnualRevenue');
    expect(fields.find((field) => field.name === 'OwnerId')?.updateable).toBe(false);
    expect(errorOf(() => liam.retrieve('Account', owned, ['AnnualRevenue'])).errorCode).toBe('INVALID_FIELD');
    expect(errorOf(() => liam.update('Account', owned, { AnnualRevenue: 1 }))).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: "No such column 'AnnualRevenue' on sobject of type Account",
    });
    expect(liam.layout('Account').flatMap((section) => section.fields)).not.toContain('AnnualRevenue');
    expect(org.admin.layout('Account').flatMap((section) => section.fields)).toContain('AnnualRevenue');
  });
});
