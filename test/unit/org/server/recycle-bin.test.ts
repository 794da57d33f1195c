import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseXml } from '../../../org/soap/xml.ts';
import { ask } from './client.ts';
import { errorsOf, type RealOrg, startReal, WHO } from './real-org.ts';
import { tokenFor } from './token.ts';

let org: RealOrg;
beforeAll(async () => {
  org = await startReal();
});
afterAll(() => org.server.close());
beforeEach(() => org.server.reset());

const envelope = (token: string, body: string, header = '', uri = 'urn:partner.soap.sforce.com') =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Header xmlns="${uri}"><SessionHeader><sessionId>${token}</sessionId></SessionHeader>${header}</soapenv:Header><soapenv:Body xmlns="${uri}">${body}</soapenv:Body></soapenv:Envelope>`;

function send(xml: string, headers: Record<string, string> = { soapaction: '""' }, version = '66.0') {
  return ask(org.server, `/services/Soap/u/${version}`, {
    method: 'POST',
    body: xml,
    headers: { 'content-type': 'text/xml', ...headers },
  });
}

const tokenOf = (who: keyof typeof WHO) => tokenFor(org.server, { user: WHO[who] });

async function undelete(ids: string[], { as = 'admin' as keyof typeof WHO, header = '' } = {}) {
  const list = ids.map((id) => `<ids>${id}</ids>`).join('');
  const answer = await send(envelope(tokenOf(as), `<undelete>${list}</undelete>`, header));
  expect(answer.status).toBe(200);
  const response = parseXml(answer.text).children.at(-1)?.children[0];
  expect(response?.name).toBe('undeleteResponse');
  return (response?.children ?? []).map(({ children }) => {
    const of = (name: string, within = children) => within.find((one) => one.name === name);
    const error = of('errors')?.children;
    return [
      of('id')?.text,
      of('success')?.text,
      ...(error ? [of('statusCode', error)?.text, of('message', error)?.text] : []),
    ];
  });
}

const fault = async (answer: ReturnType<typeof send>) => {
  const { status, text } = await answer;
  return [status, /<faultcode>(.*?)</.exec(text)?.[1], /<faultstring>(.*?)</.exec(text)?.[1]];
};

/** An account with what hangs on it. */
function family() {
  const account = org.tiny.add('Account', { Name: 'Acme' }, org.tiny.staff.sofia);
  const child = org.tiny.add('Account', { Name: 'Child', ParentId: account });
  const contact = org.tiny.add('Contact', { LastName: 'Ames', AccountId: account });
  const deal = org.tiny.add('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: '2026-05-01',
    AccountId: account,
  });
  const role = org.tiny.add('OpportunityContactRole', { OpportunityId: deal, ContactId: contact });
  const task = org.tiny.add('Task', { Subject: 'Call', WhatId: deal, WhoId: contact });
  const visit = org.tiny.add('Site_Visit__c', { Name: 'Visit', Account__c: account, Host__c: contact });
  return { account, child, contact, deal, role, task, visit };
}

const state = () =>
  ['Account', 'Contact', 'Opportunity', 'OpportunityContactRole', 'Task', 'Site_Visit__c'].flatMap((name) =>
    org.tiny.store.list(name).map(({ id, values }) => {
      const stamps = ['IsDeleted', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
      const kept = Object.entries(values).filter(
        ([name, value]) => value !== false && !stamps.includes(name),
      );
      return { id, ...Object.fromEntries(kept) };
    }),
  );

describe('delete', () => {
  it('takes along exactly what describe calls cascadeDelete, and empties other lookups', async () => {
    const ids = family();
    const describe = (await org.api('/sobjects/Account/describe')).json<{
      childRelationships: { childSObject: string; field: string; cascadeDelete: boolean }[];
    }>();
    const cascades = (object: string, field: string) =>
      describe.childRelationships.find((one) => one.childSObject === object && one.field === field)
        ?.cascadeDelete;
    expect(['Contact', 'Opportunity'].map((object) => cascades(object, 'AccountId'))).toEqual([true, true]);
    expect([cascades('Task', 'WhatId'), cascades('Site_Visit__c', 'Account__c')]).toEqual([true, false]);
    expect((await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' })).status).toBe(204);
    expect(state().map((one) => one.id)).toEqual([ids.child, ids.visit]);
    expect(org.tiny.store.get(ids.visit)?.values).toMatchObject({ Account__c: null, Host__c: null });
    expect(org.effects()).toEqual([`deleted ${ids.account}`]);
    const note = org.server.log().at(-1)?.note ?? '';
    expect(note).toMatch(/^and 4 with it: /);
    for (const id of [ids.contact, ids.deal, ids.role, ids.task]) expect(note).toContain(id);
    const bin = await org.api(
      `/queryAll?q=${encodeURIComponent('SELECT Name FROM Account WHERE IsDeleted = true')}`,
    );
    expect(bin.json()).toMatchObject({ totalSize: 1, records: [{ Name: 'Acme' }] });
  });

  it('fails whole when it fails: DELETE_FAILED, ENTITY_IS_DELETED', async () => {
    const ids = family();
    org.tiny.add('Case', { Subject: 'Open', AccountId: ids.account });
    const before = state();
    const answer = await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    expect([answer.status, errorsOf(answer)[0]?.errorCode]).toEqual([400, 'DELETE_FAILED']);
    expect(state()).toEqual(before);
    await org.api(`/sobjects/Task/${ids.task}`, { method: 'DELETE' });
    const again = await org.api(`/sobjects/Task/${ids.task}`, { method: 'DELETE' });
    expect([again.status, errorsOf(again)[0]?.errorCode]).toEqual([404, 'ENTITY_IS_DELETED']);
  });
});

describe('undelete', () => {
  it('brings back all that went with the record, and the lookups that were emptied', async () => {
    const ids = family();
    const before = state();
    await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    expect(await undelete([ids.account])).toEqual([[ids.account, 'true']]);
    expect(state()).toEqual(before);
    expect(org.effects()).toEqual([`deleted ${ids.account}`, `undeleted ${ids.account}`]);
  });

  it('leaves alone what was deleted before, and lookups that lead elsewhere by now', async () => {
    const ids = family();
    const other = org.tiny.add('Account', { Name: 'Other' });
    await org.api(`/sobjects/Task/${ids.task}`, { method: 'DELETE' });
    await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    org.tiny.admin.update('Site_Visit__c', ids.visit, { Account__c: other });
    await undelete([ids.account]);
    expect(org.ids('SELECT Id FROM Task')).toEqual([]);
    expect(org.tiny.store.get(ids.visit)?.values).toMatchObject({ Account__c: other, Host__c: ids.contact });
    expect(await undelete([ids.task])).toEqual([[ids.task, 'true']]);
  });

  it('tells each outcome: not deleted, gone with another, no id, not allowed', async () => {
    const ids = family();
    const kept = org.tiny.add('Account', { Name: 'Kept' });
    await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    const notThere = ['false', 'UNDELETE_FAILED', 'Entity is not in the recycle bin'];
    expect(await undelete([kept, ids.contact, '001000000000000AAA', 'rub&lt;ish', ids.account])).toEqual([
      [kept, ...notThere],
      [ids.contact, ...notThere],
      ['001000000000000AAA', ...notThere],
      ['', 'false', 'MALFORMED_ID', 'malformed id rub<ish'],
      [ids.account, 'true'],
    ]);
    await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    expect((await undelete([ids.account], { as: 'ruth' }))[0]?.[2]).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    expect(await undelete([ids.account], { as: 'sofia' })).toEqual([[ids.account, 'true']]);
  });

  it('does all or none when the header says so', async () => {
    const ids = family();
    await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    const before = state();
    const header = '<AllOrNoneHeader><allOrNone>true</allOrNone></AllOrNoneHeader>';
    const outcomes = await undelete([ids.account, ids.contact], { header });
    expect(outcomes.map((one) => one[2])).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'UNDELETE_FAILED']);
    expect(state()).toEqual(before);
    expect(await undelete([ids.account])).toEqual([[ids.account, 'true']]);
  });

  it('fails where a unique value was taken meanwhile, and where the bin was emptied', async () => {
    const first = org.tiny.add('Account', { Name: 'First', External_Key__c: 'K' });
    await org.api(`/sobjects/Account/${first}`, { method: 'DELETE' });
    const second = org.tiny.add('Account', { Name: 'Second', External_Key__c: 'K' });
    expect((await undelete([first]))[0]?.[2]).toBe('DUPLICATE_VALUE');
    expect(org.ids('SELECT Id FROM Account')).toEqual([second]);
    expect((await org.control('recycle-bin', undefined, 'DELETE')).json()).toEqual({ gone: 1 });
    expect((await undelete([first]))[0]?.[2]).toBe('UNDELETE_FAILED');
  });

  it('empties a lookup to what was deleted meanwhile', async () => {
    const ids = family();
    await org.api(`/sobjects/Contact/${ids.contact}`, { method: 'DELETE' });
    await org.api(`/sobjects/Account/${ids.account}`, { method: 'DELETE' });
    expect(await undelete([ids.contact])).toEqual([[ids.contact, 'true']]);
    expect(org.tiny.store.get(ids.contact)?.values.AccountId).toBeNull();
  });

  it('adds up again what the record counts for', async () => {
    const campaign = org.tiny.admin.create('Campaign', { Name: 'Expo' });
    const deal = org.tiny.admin.create('Opportunity', {
      Name: 'Deal',
      StageName: 'Prospecting',
      CloseDate: '2026-05-01',
      Amount: 7,
      CampaignId: campaign,
    });
    const amount = () => org.tiny.admin.retrieve('Campaign', campaign, ['AmountAllOpportunities']);
    await org.api(`/sobjects/Opportunity/${deal}`, { method: 'DELETE' });
    expect(amount().AmountAllOpportunities).toBe(0);
    await undelete([deal]);
    expect(amount().AmountAllOpportunities).toBe(7);
  });
});

describe('SOAP', () => {
  const call = (body: string, token = tokenOf('admin'), uri?: string) => send(envelope(token, body, '', uri));

  it('answers with faults that say what is wrong', async () => {
    expect(await fault(call('<undelete/>', 'nope'))).toEqual([
      500,
      'sf:INVALID_SESSION_ID',
      expect.stringMatching(/^INVALID_SESSION_ID: Invalid Session ID found in SessionHeader/),
    ]);
    expect(await fault(call('<explode/>'))).toEqual([
      500,
      'soapenv:Client',
      'No operation available for request {urn:partner.soap.sforce.com}explode, please check the WSDL for the service.',
    ]);
    expect((await fault(call('<undelete/>', undefined, 'urn:enterprise.soap.sforce.com')))[1]).toBe(
      'soapenv:Client',
    );
    for (const name of ['convertLead', 'merge', 'create']) {
      expect(await fault(call(`<${name}/>`))).toEqual([
        500,
        'sf:NOT_EMULATED',
        `NOT_EMULATED: The test org does not emulate ${name}.`,
      ]);
    }
    const tooMany = `<undelete>${'<ids>001000000000000AAA</ids>'.repeat(201)}</undelete>`;
    expect((await fault(call(tooMany)))[1]).toBe('sf:EXCEEDED_ID_LIMIT');
    expect(org.effects()).toEqual([]);
  });

  it.each(['', '<a>', 'no xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a/>'])(
    'refuses what is no call: %j',
    async (body) => {
      expect((await fault(send(body)))[1]).toBe('soapenv:Client');
    },
  );

  it('needs SOAPAction, POST, and a version there is', async () => {
    const good = envelope(tokenOf('admin'), '<undelete/>');
    expect(await fault(send(good, {}))).toEqual([500, 'soapenv:Client', 'SOAPAction HTTP header missing']);
    expect((await fault(send(good, undefined, '99.0')))[1]).toBe('sf:UNSUPPORTED_API_VERSION');
    expect((await send(good, undefined, `66.0/${org.server.orgId}`)).status).toBe(200);
    expect((await ask(org.server, '/services/Soap/u/66.0')).status).toBe(500);
  });

  it('counts as an API call, is refused at the limit, and keeps the session id out of the log', async () => {
    const token = tokenOf('admin');
    const answer = await send(envelope(token, '<undelete/>'));
    expect(answer.text).toContain('<current>1</current><limit>15000</limit><type>API REQUESTS</type>');
    await org.control('limits', { limit: 1 });
    expect((await fault(send(envelope(token, '<undelete/>'))))[1]).toBe('sf:REQUEST_LIMIT_EXCEEDED');
    const log = org.server.log();
    expect(log.at(-1)).toMatchObject({ note: 'SOAP undelete', effect: 'none', user: expect.any(String) });
    expect(JSON.stringify(log)).not.toContain(token);
  });

  it('takes faults on request in its own form, before and after the effect', async () => {
    const id = org.tiny.add('Account', { Name: 'Acme' });
    await org.api(`/sobjects/Account/${id}`, { method: 'DELETE' });
    const again = () => send(envelope(tokenOf('admin'), `<undelete><ids>${id}</ids></undelete>`));
    await org.control('faults', { match: { path: '/services/Soap' }, fault: 'expired_session' });
    expect((await fault(again()))[1]).toBe('sf:INVALID_SESSION_ID');
    expect(org.ids('SELECT Id FROM Account')).toEqual([]);
    await org.control('faults', { match: { path: '/services/Soap' }, fault: 'error_503', when: 'after' });
    expect((await fault(again()))[1]).toBe('sf:SERVER_UNAVAILABLE');
    expect(org.ids('SELECT Id FROM Account')).toEqual([id]);
  });
});
