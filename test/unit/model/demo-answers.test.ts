import { describe, expect, it } from 'vitest';
import { intents } from '../../model/demo/intents/all.ts';
import { modelForTests } from './client.ts';
import {
  ACCOUNT_ID,
  type Asked,
  block,
  converse,
  fromOf,
  inProcess,
  NO_ROWS,
  noPage,
  onAccount,
  onOpportunity,
  overHttp,
  toolSpecs,
} from './toolbox.ts';

const { client } = modelForTests();

const OPP = ['006Hs0000000011IAA', '006Hs0000000012IAA'] as const;
const oppColumns = ['Id', 'Name', 'Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'];
const opportunities = block('Opportunity', oppColumns, [
  [OPP[0], 'Fleet rollout', 'Acme Corp', 'Negotiation', 120_000, '2026-12-15', 'Ada Admin'],
  [OPP[1], 'Spare parts', 'Acme Corp', 'Prospecting', 30_500.5, '2026-11-30', 'Ada Admin'],
]);
const oneCase = block(
  'Case',
  ['Id', 'CaseNumber', 'Subject', 'Status', 'Priority', 'Account.Name', 'CreatedDate'],
  [
    [
      '500Hs0000000021IAA',
      '00001027',
      'Gate | will not open',
      'New',
      'High',
      'Acme Corp',
      '2026-11-20 10:00',
    ],
  ],
);

describe('what is open on this account', () => {
  const data: Record<string, string> = { Opportunity: opportunities, Case: oneCase, Task: NO_ROWS };
  const run = ({ args }: Asked) => data[fromOf(args.soql)] ?? '';

  it('asks for deals, cases and tasks at once, and adds up what came', async () => {
    const { answer, rounds } = await converse(
      overHttp(client()),
      `What is open on this account?${onAccount}`,
      run,
    );
    expect(rounds.map((round) => round.map(({ tool, args }) => [tool, fromOf(args.soql)]))).toEqual([
      [
        ['query_records', 'Opportunity'],
        ['query_records', 'Case'],
        ['query_records', 'Task'],
      ],
    ]);
    expect(rounds[0]?.[0]?.args.soql).toContain(`AccountId = '${ACCOUNT_ID}' AND IsClosed = false`);
    expect(answer).toContain('**2 opportunities**, 150,500.50 in total; **1 case**; and **no tasks**');
    expect(answer).toContain(`[Acme Corp](record:${ACCOUNT_ID})`);
    expect(answer).toContain(`| [Fleet rollout](record:${OPP[0]}) | Negotiation | 120,000 | 2026-12-15 |`);
    expect(answer).toContain('| Gate \\| will not open | New | High |');
  });

  it('says which part could not be read', async () => {
    const failing = (call: Asked) =>
      fromOf(call.args.soql) === 'Case'
        ? "Failed with INVALID_TYPE. No data was read.\n<<<data\nsObject type 'Case' is not supported.\ndata>>>\nClose objects: CaseComment."
        : run(call);
    const { answer } = await converse(inProcess, `What is open on this account?${onAccount}`, failing);
    expect(answer).toContain('**2 opportunities**');
    expect(answer).toContain(
      "I could not read the cases: Failed with INVALID_TYPE. No data was read. sObject type 'Case' is not supported.",
    );
    expect(answer).not.toContain('no cases');
    expect(answer).not.toContain('CaseComment');
  });

  it('names both reasons when there is nothing', async () => {
    const { answer } = await converse(inProcess, `What is open on this account?${onAccount}`, () => NO_ROWS);
    expect(answer).toContain('either nothing matches, or you do not have access');
  });

  it('gives no sum for a part of the rows', async () => {
    const many = Array.from({ length: 80 }, (_, n) => [
      `006Hs00000001${String(n).padStart(2, '0')}IAA`,
      `Deal ${n}`,
      'A',
      'New',
      10,
      '2026-12-01',
      'B',
    ]);
    const part = block('Opportunity', oppColumns, many, { total: 80 });
    const { answer } = await converse(inProcess, `What is open on this account?${onAccount}`, ({ args }) =>
      fromOf(args.soql) === 'Opportunity' ? part : NO_ROWS,
    );
    expect(answer).toContain('**80 opportunities**');
    expect(answer).not.toContain('in total');
    expect(answer).toContain('Shown are the first 10 of 80');
  });

  it('finds the account of the opportunity that is open', async () => {
    const { answer, rounds } = await converse(
      inProcess,
      `What is open on this account?${onOpportunity}`,
      (call) =>
        fromOf(call.args.soql) === 'Account'
          ? block('Account', ['Id', 'Name'], [[ACCOUNT_ID, 'Acme Corp']])
          : run(call),
    );
    expect(rounds.map((round) => round.length)).toEqual([1, 3]);
    expect(rounds[1]?.[1]?.args.soql).toContain(`AccountId = '${ACCOUNT_ID}'`);
    expect(answer).toContain('Acme Corp');
  });

  it('finds the account that is named, and asks when several match', async () => {
    const hits = (rows: string[][]) => block('Account', ['Id', 'Name'], rows);
    const search = (rows: string[][]) => (call: Asked) =>
      call.tool === 'search_records' ? hits(rows) : run(call);
    const one = await converse(
      inProcess,
      `Anything open on Globex?${noPage}`,
      search([['001Hs0000000077IAA', 'Globex']]),
    );
    expect(one.rounds[0]).toEqual([
      {
        tool: 'search_records',
        args: { text: 'Globex', objects: ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'] },
      },
    ]);
    expect(one.rounds[1]?.[0]?.args.soql).toContain("AccountId = '001Hs0000000077IAA'");
    const two = await converse(
      inProcess,
      `Anything open on Globex?${noPage}`,
      search([
        ['001Hs0000000077IAA', 'Globex AG'],
        ['001Hs0000000078IAA', 'Globex Inc'],
      ]),
    );
    expect(two.rounds).toHaveLength(1);
    expect(two.answer).toContain('Which one do you mean?');
    expect(two.answer).toContain('- [Globex Inc](record:001Hs0000000078IAA) (Account)');
  });

  it('asks for a record when none is open', async () => {
    const { answer, rounds } = await converse(inProcess, `What is open here?${noPage}`, () => '');
    expect(rounds).toEqual([]);
    expect(answer).toContain('No page is attached');
  });
});

describe('other questions', () => {
  it('summarises a record from its fields and related lists', async () => {
    const record = block(
      'Account',
      ['Field', 'Value', 'Label'],
      [
        ['Name', 'Acme Corp', 'Account Name'],
        ['OwnerId', `Ada Admin (005Hs0000000001IAA)`, null],
        ['AnnualRevenue', '$5,000,000', null],
        ['Health_Score__c', '72', 'Health Score'],
      ],
      { record: ACCOUNT_ID },
    );
    const related = block(null, ['Relationship', 'Object', 'Records'], [['Contacts', 'Contact', 7]]);
    const { answer, rounds } = await converse(
      overHttp(client()),
      `Summarise this record${onAccount}`,
      () => `${record}\n(Empty: Fax.)\n${related}\n(No records, or none the user can see: Cases.)`,
    );
    expect(rounds).toEqual([[{ tool: 'get_record', args: { object: 'Account', id: ACCOUNT_ID } }]]);
    expect(answer).toContain(
      `[Acme Corp](record:${ACCOUNT_ID}) is an account owned by [Ada Admin](record:005Hs0000000001IAA).`,
    );
    expect(answer).toContain('- **Annual Revenue:** $5,000,000');
    expect(answer).toContain('- **Health Score:** 72');
    expect(answer).toContain('- Contacts: **7**');
    expect(answer).not.toContain('Fax');
  });

  it('answers for one field, also when it is empty or not there', async () => {
    const record = `${block('Account', ['Field', 'Value', 'Label'], [['Phone', '+41 44 555 01 01', 'Account Phone']], { record: ACCOUNT_ID })}\n(Empty: Website.)`;
    const ask = async (question: string) =>
      (await converse(inProcess, question + onAccount, () => record)).answer;
    expect(await ask('What is the phone number?')).toContain('**Account Phone:** +41 44 555 01 01');
    expect(await ask('What is the website?')).toContain('this is empty: Website');
    expect(await ask('What is the industry?')).toContain('I see no such field');
  });

  it('counts by stage in the query, and gives the shares', async () => {
    const { answer, rounds } = await converse(inProcess, `Pipeline by stage${noPage}`, () =>
      block(
        null,
        ['StageName', 'howMany', 'totalAmount'],
        [
          ['Prospecting', 3, 300],
          ['Negotiation', 1, 50_000],
        ],
      ),
    );
    expect(rounds[0]?.[0]?.args.soql).toMatch(
      /COUNT\(Id\).*SUM\(Amount\).*IsClosed = false GROUP BY StageName/,
    );
    expect(answer).toContain('| Prospecting | 3 | 75% | 300 |');
    expect(answer).toContain('In total **4** opportunities with **50,300**.');
  });

  it('lists with the totals of all, not of the rows shown', async () => {
    const { answer } = await converse(inProcess, `Opportunities closing this month${noPage}`, ({ args }) =>
      String(args.soql).includes('COUNT(Id)')
        ? block(null, ['howMany', 'totalAmount'], [[40, 9_000_000]])
        : opportunities,
    );
    expect(answer).toContain('**40 open opportunities closing this month**, 9,000,000 in total:');
    expect(answer).toContain('Shown are the first 2.');
  });

  it('says what it did not take into account', async () => {
    const accounts = block('Account', ['Id', 'Name'], [[ACCOUNT_ID, 'Acme Corp']]);
    const { answer } = await converse(inProcess, `Show accounts with purple logos${noPage}`, () => accounts);
    expect(answer).toContain('I did not take into account: “purple logos”.');
  });

  it('shows the fields of an object', async () => {
    const fields = block(
      'Opportunity',
      ['Field', 'Label', 'Type', 'Values', 'Flags'],
      [
        ['StageName', 'Stage', 'picklist', 'Prospecting; Closed Won', 'required'],
        ['Competitor__c', 'Main Competitor', 'picklist', 'None', null],
      ],
    );
    const ask = async (question: string) =>
      (await converse(inProcess, question + noPage, () => fields)).answer;
    expect(await ask('Describe the fields of Opportunity')).toContain(
      '| Stage | `StageName` | picklist | Prospecting; Closed Won |',
    );
    expect(await ask('Which custom fields does Opportunity have?')).not.toContain('StageName');
  });

  it('tells the latest activity from what is ahead', async () => {
    const tasks = block(
      'Task',
      ['Id', 'Subject', 'ActivityDate', 'Status', 'Priority', 'Who.Name', 'What.Name'],
      [
        ['00THs0000000001IAA', 'Send offer', '2026-12-01', 'Not Started', 'High', 'Maria Lopez', 'Acme Corp'],
        ['00THs0000000002IAA', 'Call', '2026-11-10', 'Completed', 'Normal', 'Maria Lopez', 'Acme Corp'],
      ],
    );
    const events = block(
      'Event',
      ['Id', 'Subject', 'StartDateTime'],
      [['00UHs0000000001IAA', 'Visit', '2026-11-18 09:00']],
    );
    const { answer } = await converse(inProcess, `Recent activity on this account${onAccount}`, ({ args }) =>
      fromOf(args.soql) === 'Task' ? tasks : events,
    );
    expect(answer).toContain('was on **2026-11-18**: [Visit](record:00UHs0000000001IAA)');
    expect(answer.indexOf('### Ahead')).toBeLessThan(answer.indexOf('Send offer'));
    expect(answer.indexOf('Send offer')).toBeLessThan(answer.indexOf('### So far'));
  });

  it('changes nothing, and says so', async () => {
    const { answer, rounds } = await converse(inProcess, `Draft an email to Maria${onAccount}`, () => '');
    expect(rounds).toEqual([]);
    expect(answer).toContain('nothing was changed');
  });

  it('says what it is when it does not understand', async () => {
    const { answer } = await converse(overHttp(client()), `Tell me a joke${noPage}`, () => '');
    expect(answer).toContain('scripted demo model');
    expect(answer).toContain('- What is open on this account?');
  });
});

describe('whatever is asked', () => {
  const examples = intents.flatMap((intent) => intent.examples);
  const rows = Array.from({ length: 3 }, (_, n) => [`001Hs00000009${n}0IAA`, `Name ${n}`]);
  const linksIn = (text: string) => [...text.matchAll(/record:(\w+)/g)].map(([, id]) => id);

  it.each(examples)('only records that came back are cited: %s', async (example) => {
    const known = new Set([ACCOUNT_ID, ...rows.map(([id]) => id)]);
    const { answer } = await converse(inProcess, example + onAccount, () =>
      block('Account', ['Id', 'Name'], rows),
    );
    expect(answer).not.toBe('');
    expect(linksIn(answer).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(examples)('a failure is said plainly: %s', async (example) => {
    const { answer, rounds } = await converse(
      inProcess,
      example + onAccount,
      () => 'Failed with REQUEST_LIMIT_EXCEEDED. No data was read.',
    );
    if (rounds.length > 0) expect(answer).toContain('REQUEST\\_LIMIT\\_EXCEEDED'.replaceAll('\\', ''));
  });

  it.each(examples)('no rows is said plainly: %s', async (example) => {
    const { answer, rounds } = await converse(inProcess, example + onAccount, () => NO_ROWS);
    expect(linksIn(answer).filter((id) => id !== ACCOUNT_ID)).toEqual([]);
    if (rounds.length > 0) expect(answer).toMatch(/\b(no|none|nothing|gave no number)\b/i);
  });

  it('a tool that is not offered is named', async () => {
    const without = toolSpecs.filter(({ function: { name } }) => name !== 'query_records');
    const { answer } = await converse(inProcess, `Pipeline by stage${noPage}`, () => '', without);
    expect(answer).toContain('`query_records`, which is not offered to me');
  });

  it('arguments go by the names of the schema', async () => {
    const renamed = [
      {
        type: 'function' as const,
        function: { name: 'query_records', parameters: { type: 'object', properties: { query: {} } } },
      },
    ];
    const { rounds } = await converse(
      inProcess,
      `Pipeline by stage${noPage}`,
      () => NO_ROWS,
      renamed as typeof toolSpecs,
    );
    expect(Object.keys(rounds[0]?.[0]?.args ?? {})).toEqual(['query']);
  });
});
