import { beforeEach, describe, expect, it } from 'vitest';
import { pageContext } from '../../../../lib/salesforce/page/page-context.ts';
import type { Preview } from '../../../../lib/storage/preview.ts';
import { toolNamed } from '../../../../lib/tools/registry.ts';
import type { ToolOutcome, UndoCall } from '../../../../lib/tools/tool.ts';
import type { ApiRow, OrgUser } from '../../../org/contract.ts';
import { loadOrg } from '../../../org/load.ts';
import { fakeContext, fakeOrg } from '../fake-org.ts';
import { type TestOrg, testOrg } from '../test-org-client.ts';

/** The write tools through the shipped client, against the test org's REST half. */
let org: TestOrg;
let admin: OrgUser;

beforeEach(() => {
  org = testOrg(loadOrg({ now: new Date('2026-11-22T12:00:00Z') }));
  admin = user('System Administrator');
});

const user = (profile: string): OrgUser => {
  const found = org.data.users.find((one) => one.profile === profile);
  if (!found) throw new Error(`The test org has no ${profile}`);
  return found;
};
const rows = (soql: string): readonly ApiRow[] =>
  org.data.session(admin.id).query(soql, { includeDeleted: false }).rows;
const row = (object: string, id: unknown, fields: string): ApiRow =>
  rows(`SELECT ${fields} FROM ${object} WHERE Id = '${String(id)}'`)[0] as ApiRow;
const first = (soql: string): ApiRow => rows(`${soql} LIMIT 1`)[0] as ApiRow;

interface Written {
  readonly preview: Preview;
  readonly outcome: ToolOutcome;
  /** Requests of preview and run. */
  readonly requests: readonly string[];
}

async function approve(name: string, input: unknown, as = admin, meanwhile = () => {}): Promise<Written> {
  const tool = toolNamed(name);
  if (!tool?.write) throw new Error(`No tool ${name}`);
  const account = String(first('SELECT Id FROM Account').Id);
  const context = {
    ...fakeContext(fakeOrg()),
    org: org.client(as),
    page: pageContext(`https://acme.lightning.force.com/lightning/r/Account/${account}/view`),
  };
  const before = org.requests.length;
  const preview = await tool.write.preview(input, context);
  meanwhile();
  const versions = preview.records.map(({ version }) => version);
  const outcome = await tool.run(input, { ...context, versions });
  return { preview, outcome, requests: org.requests.slice(before) };
}

async function takeBack(call: UndoCall | undefined): Promise<ToolOutcome> {
  const tool = toolNamed(call?.tool ?? '');
  if (!tool || !call) throw new Error('nothing to undo');
  const context = { ...fakeContext(fakeOrg(), { page: null }), org: org.client(admin) };
  return tool.run(call.input, { ...context, versions: call.versions });
}

const writes = (requests: readonly string[]) => requests.filter((one) => !/^GET|\/batch$/.test(one));

describe('update_records', () => {
  it('changes an opportunity and takes it back', async () => {
    const deal = first(
      "SELECT Id, Name, StageName, Amount, OwnerId FROM Opportunity WHERE StageName != 'Prospecting' AND Id NOT IN (SELECT OpportunityId FROM OpportunityLineItem)",
    );
    const { preview, outcome, requests } = await approve('update_records', {
      object: 'opportunity',
      records: [{ id: deal.Id, fields: { Stage: 'prospecting', Amount: '50000', Owner: admin.id } }],
    });
    expect(preview.records[0]).toMatchObject({ name: deal.Name, problem: null });
    expect(preview.records[0]?.fields[0]).toMatchObject({ before: deal.StageName, after: 'Prospecting' });
    expect(preview.records[0]?.fields[2]).toMatchObject({ after: admin.name });
    expect(outcome.failure).toBeUndefined();
    expect(outcome.forModel).not.toContain('another value');
    expect(row('Opportunity', deal.Id, 'StageName, Amount, OwnerId')).toMatchObject({
      StageName: 'Prospecting',
      Amount: 50_000,
      OwnerId: admin.id,
    });
    expect(writes(requests)).toHaveLength(1);
    expect((await takeBack(outcome.undo)).failure).toBeUndefined();
    expect(row('Opportunity', deal.Id, 'StageName, Amount, OwnerId')).toMatchObject({
      StageName: deal.StageName,
      Amount: deal.Amount,
      OwnerId: deal.OwnerId,
    });
  });

  it('changes many in one request, and tells which was refused', async () => {
    const [one, two] = rows('SELECT Id FROM Contact LIMIT 2');
    const { outcome, requests } = await approve('update_records', {
      object: 'Contact',
      records: [
        { id: one?.Id, fields: { Title: 'Head of Tests' } },
        { id: two?.Id, fields: { Title: 'Head of Tests', AccountId: '001000000000000AAA' } },
      ],
    });
    expect(writes(requests)).toHaveLength(1);
    expect(outcome.writes?.map(({ saved }) => saved)).toEqual([true, false]);
    expect(outcome.forModel).toContain('Updated 1 of 2 records.');
    expect(row('Contact', one?.Id, 'Title')).toMatchObject({ Title: 'Head of Tests' });
    expect(row('Contact', two?.Id, 'Title').Title).not.toBe('Head of Tests');
  });

  it('writes nothing where somebody was faster', async () => {
    const account = first('SELECT Id FROM Account');
    const session = org.data.session(admin.id);
    const { outcome, requests } = await approve(
      'update_records',
      { object: 'Account', records: [{ id: account.Id, fields: { Industry: 'Energy' } }] },
      admin,
      () => session.update('Account', String(account.Id), { Phone: '+1 555 0100' }),
    );
    expect(outcome.changedSince).toBe(true);
    expect(writes(requests)).toEqual([]);
  });

  it.each([
    ['Read Only', { Phone: '1' }, 'write_no_update'],
    ['Sales User', { ARR__c: 1 }, 'write_read_only_field'],
    ['Service User', { AnnualRevenue: 1 }, 'write_unknown_field'],
  ])('tells a %s before anything is sent what they may not change', async (profile, fields, code) => {
    const account = first('SELECT Id FROM Account');
    const input = { object: 'Account', records: [{ id: account.Id, fields }] };
    await expect(approve('update_records', input, user(profile))).rejects.toMatchObject({
      problem: { code },
    });
    expect(writes(org.requests)).toEqual([]);
  });

  it('does not claim a value that Salesforce passed over', async () => {
    // The amount of an opportunity with products is the sum of their prices, whatever one sends.
    const line = first('SELECT OpportunityId FROM OpportunityLineItem');
    const before = row('Opportunity', line.OpportunityId, 'Amount');
    const { outcome } = await approve('update_records', {
      object: 'Opportunity',
      records: [{ id: line.OpportunityId, fields: { Amount: 1 } }],
    });
    expect(row('Opportunity', line.OpportunityId, 'Amount').Amount).toBe(before.Amount);
    expect(outcome.forModel).toContain('another value than was sent in record 1: Amount');
    expect(outcome.forModel).toContain(String(before.Amount));
  });
});

describe('create_records', () => {
  it('creates contacts of an account in one request', async () => {
    const account = first('SELECT Id, Name FROM Account');
    const { preview, outcome, requests } = await approve('create_records', {
      object: 'contacts',
      records: [
        { LastName: 'Neumann', Account: account.Id },
        { LastName: 'Noether', Email: 'emmy@noether.example' },
      ],
    });
    expect(preview.records[0]?.fields[1]).toMatchObject({ label: 'Account', after: account.Name });
    expect(writes(requests)).toHaveLength(1);
    const made = rows("SELECT Id, LastName FROM Contact WHERE LastName IN ('Neumann', 'Noether')");
    expect(outcome.writes?.map(({ recordId }) => recordId).sort()).toEqual(made.map(({ Id }) => Id).sort());
  });

  it('deletes again what it created', async () => {
    const { outcome } = await approve('create_records', {
      object: 'Contact',
      records: [{ LastName: 'Noether' }],
    });
    expect(rows("SELECT Id FROM Contact WHERE LastName = 'Noether'")).toHaveLength(1);
    expect((await takeBack(outcome.undo)).writes).toMatchObject([{ saved: true }]);
    expect(rows("SELECT Id FROM Contact WHERE LastName = 'Noether'")).toEqual([]);
  });

  it('is refused before anything is sent', async () => {
    await expect(
      approve('create_records', { object: 'Contact', records: [{ FirstName: 'Emmy' }] }),
    ).rejects.toMatchObject({ problem: { code: 'write_missing' } });
    expect(writes(org.requests)).toEqual([]);
  });
});

describe('delete_records', () => {
  it('counts what goes with an account, and tells why it stays', async () => {
    const busy = first('SELECT AccountId FROM Case WHERE AccountId != null');
    const { preview, outcome } = await approve('delete_records', { ids: [busy.AccountId] });
    const contacts = rows(`SELECT Id FROM Contact WHERE AccountId = '${busy.AccountId}'`).length;
    if (contacts > 0)
      expect(preview.records[0]?.goesWith).toContainEqual({ label: 'Contacts', count: contacts });
    expect(outcome.failure?.problem.code).toBe('salesforce_delete_blocked');
    expect(outcome.forModel).toContain('cases');
  });
});

describe('log_activity', () => {
  it('logs a call and plans an event on the open account', async () => {
    const call = await approve('log_activity', {
      kind: 'call',
      subject: 'Called',
      due_date: '2026-11-22',
      notes: 'ok',
    });
    const account = String(first('SELECT Id FROM Account').Id);
    const task = row('Task', call.outcome.writes?.[0]?.recordId, 'Subject, WhatId, Status, TaskSubtype');
    expect(task).toMatchObject({
      Subject: 'Called',
      WhatId: account,
      Status: 'Completed',
      TaskSubtype: 'Call',
    });
    const visit = await approve('log_activity', {
      kind: 'event',
      subject: 'Visit',
      start: '2026-11-24T15:00',
    });
    const event = row('Event', visit.outcome.writes?.[0]?.recordId, 'StartDateTime, WhatId');
    expect(event).toMatchObject({ StartDateTime: '2026-11-24T14:00:00.000+0000', WhatId: account });
  });
});
