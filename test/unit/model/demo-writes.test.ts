/** What the demo writes, through the product's own tools on the test org: asked for, previewed, approved or not, and told. */
import { beforeEach, describe, expect, it } from 'vitest';
import { DemoWorld, rejected } from './demo-world.ts';

let world: DemoWorld;
let account: string;

beforeEach(() => {
  world = new DemoWorld('System Administrator');
  account = world.idOf('Account', "Name = 'Brightwater Logistics'");
});

const onAccount = () => `/r/Account/${account}/view`;
const deal = (name: string) => world.idOf('Opportunity', `Name = 'Brightwater Logistics - ${name}'`);
const onDeal = (name = 'Fleet Pro rollout') => `/r/Opportunity/${deal(name)}/view`;
const openCase = () => world.idOf('Case', `AccountId = '${account}' AND IsClosed = false`);
const onCase = () => `/r/Case/${openCase()}/view`;
const value = (object: string, id: string, field: string) =>
  world.rows(`SELECT ${field} FROM ${object} WHERE Id = '${id}'`)[0]?.[field];
const toolsOf = (rounds: { tool: string }[][]) => rounds.map((round) => round.map(({ tool }) => tool));

describe('a change', () => {
  it.each([
    ['Move Fleet Pro rollout to Closed Won', 'StageName', 'Closed Won', 'Stage Name'],
    [
      'Set the stage of Fleet Pro rollout to Proposal/Price Quote',
      'StageName',
      'Proposal/Price Quote',
      'Stage Name',
    ],
    ['Mark the Fleet Pro rollout deal as Closed Won', 'StageName', 'Closed Won', 'Stage Name'],
    ['change the close date of Fleet Pro rollout to next Friday', 'CloseDate', '2026-11-27', 'Close Date'],
    [
      'Update the next step of the opportunity Fleet Pro rollout to "Send the contract"',
      'NextStep',
      'Send the contract',
      'Next Step',
    ],
    ['clear the next step of Fleet Pro rollout', 'NextStep', null, 'Next Step'],
  ])('%s', async (question, field, wanted, label) => {
    const id = deal('Fleet Pro rollout');
    for (const path of [onAccount(), onDeal(), '/page/home']) {
      world = new DemoWorld('System Administrator');
      const { answer, rounds, failures } = await world.ask(question, path);
      expect(failures).toEqual([]);
      expect(toolsOf(rounds).at(-1)).toEqual(['update_records']);
      expect(rounds.length).toBeGreaterThan(1);
      expect(value('Opportunity', id, field)).toBe(wanted);
      expect(answer).toContain(`**Saved** [Brightwater Logistics - Fleet Pro rollout](record:${id}).`);
      expect(answer).toContain(`- **${label}:** ${wanted ?? '(empty)'}`);
    }
  });

  it.each([
    ['change the phone of this account to +1 555 010 7711', 'Phone', '+1 555 010 7711'],
    ['Set the health score to 80', 'Health_Score__c', 80],
    ["Set this account's website to https://brightwater.example", 'Website', 'https://brightwater.example'],
    ['set the annual revenue of this account to $430 million', 'AnnualRevenue', 430_000_000],
    ['Change the number of employees of this account to 2,400', 'NumberOfEmployees', 2_400],
    ['Please change the rating here from Hot to Warm', 'Rating', 'Warm'],
  ])('of the open account: %s', async (question, field, wanted) => {
    const { answer, failures, rounds } = await world.ask(question, onAccount());
    expect(failures).toEqual([]);
    expect(toolsOf(rounds)).toEqual([['get_record'], ['update_records']]);
    expect(value('Account', account, field)).toBe(wanted);
    expect(answer).toContain(`[Brightwater Logistics](record:${account})`);
  });

  it('reaches the account of the open deal', async () => {
    await world.ask('change the phone of this account to +1 555 010 7711', onDeal());
    expect(value('Account', account, 'Phone')).toBe('+1 555 010 7711');
  });

  it('gives the owner by name', async () => {
    const other = world.rows(
      "SELECT Id, Name FROM User WHERE IsActive = true AND Name != 'Sofia Bergström'",
    )[1];
    await world.ask(`Change the owner of this account to ${other?.Name}`, onAccount());
    expect(value('Account', account, 'OwnerId')).toBe(other?.Id);
    await world.ask('Change the owner of this account to me', onAccount());
    expect(value('Account', account, 'OwnerId')).toBe(world.user.id);
    await world.ask('Assign this case to me', onCase());
    expect(value('Case', openCase(), 'OwnerId')).toBe(world.user.id);
  });

  it('tells a value that Salesforce works out itself', async () => {
    const { answer } = await world.ask('Change the amount of this opportunity to 300,000', onDeal());
    const amount = Number(value('Opportunity', deal('Fleet Pro rollout'), 'Amount'));
    expect(amount).not.toBe(300_000);
    expect(answer).toContain(`- **Amount:** ${amount.toLocaleString('en-US', { minimumFractionDigits: 0 })}`);
    expect(answer).toContain('Salesforce holds another value than was asked for in record 1: Amount');
  });

  it('asks for nothing where it is so already', async () => {
    const { answer, rounds } = await world.ask('Set the rating to hot', onAccount());
    expect(toolsOf(rounds)).toEqual([['get_record']]);
    expect(answer).toContain('Rating is hot already');
  });

  it('of two named records is two calls', async () => {
    const names = ['Driver tablets', 'Analytics add-on'];
    const { answer, rounds } = await world.ask(
      'Move Driver tablets and Analytics add-on to Proposal/Price Quote',
      onAccount(),
    );
    expect(toolsOf(rounds).at(-1)).toEqual(['update_records', 'update_records']);
    for (const name of names) {
      expect(value('Opportunity', deal(name), 'StageName')).toBe('Proposal/Price Quote');
      expect(answer).toContain(`**Saved** [Brightwater Logistics - ${name}](record:${deal(name)})`);
    }
  });

  it('tells the two apart where one was rejected', async () => {
    const { answer } = await world.ask(
      'Move Driver tablets and Analytics add-on to Proposal/Price Quote',
      onAccount(),
      ({ records }) => (records[0]?.name?.includes('Driver') ? rejected('call Kofi first') : true),
    );
    expect(value('Opportunity', deal('Driver tablets'), 'StageName')).toBe('Qualification');
    expect(answer).toContain(
      `You rejected the change of [Brightwater Logistics - Driver tablets](record:${deal('Driver tablets')})`,
    );
    expect(answer).toContain('Your note: “call Kofi first”');
    expect(answer).toContain('**Saved** [Brightwater Logistics - Analytics add-on]');
  });

  it('of these cases is one call', async () => {
    const cases = world.rows(
      `SELECT Id, Priority FROM Case WHERE AccountId = '${account}' AND IsClosed = false`,
    );
    const { answer, rounds } = await world.ask('Set priority of these cases to High', onAccount());
    const [call, second] = rounds.at(-1) ?? [];
    expect(second).toBeUndefined();
    expect(call?.preview?.records).toHaveLength(cases.filter(({ Priority }) => Priority !== 'High').length);
    for (const { Id } of cases) expect(value('Case', String(Id), 'Priority')).toBe('High');
    expect(answer).toMatch(/\*\*Saved \d of \d records\.\*\*/);
    expect(answer).toContain('is High already');
  });

  it('of these deals is what the account has open', async () => {
    const { rounds } = await world.ask('Change the close date of these deals to 2027-01-29', onAccount());
    expect(toolsOf(rounds)).toEqual([['query_records'], ['update_records']]);
    const open = `AccountId = '${account}' AND IsClosed = false`;
    expect(world.rows(`SELECT Id FROM Opportunity WHERE ${open} AND CloseDate != 2027-01-29`)).toEqual([]);
  });

  it('of these tasks means the list shown before', async () => {
    const shown = await world.ask('Open tasks on this account', onAccount());
    expect(shown.answer).toContain('Call Elena');
    const { rounds } = await world.ask('Set the priority of these tasks to Low', '/page/home');
    expect(toolsOf(rounds)).toEqual([['update_records']]);
    const left = world.rows(
      `SELECT Id FROM Task WHERE WhatId = '${account}' AND IsClosed = false AND Priority != 'Low'`,
    );
    expect(left).toEqual([]);
  });

  it('closes a task', async () => {
    const id = world.idOf('Task', "Subject = 'Call Elena about the order form'");
    const { answer } = await world.ask('Close the task Call Elena about the order form', onAccount());
    expect(value('Task', id, 'Status')).toBe('Completed');
    expect(answer).toContain(`**Saved** [Call Elena about the order form](record:${id})`);
  });

  it('says why Salesforce refused, in its own words', async () => {
    await world.ask('Add a case Scanner broken on this account', onAccount());
    const { answer } = await world.ask('Close it', onAccount());
    expect(answer).toContain('**Nothing was saved.**');
    expect(answer).toContain('Choose a case reason before you close this case.');
    const lost = await world.ask('Close this deal as lost', onDeal());
    expect(lost.answer).toContain('Say why this opportunity was lost.');
    const unknown = await world.ask('Set the flavour of this account to mint', onAccount());
    expect(unknown.answer).toContain('**Nothing was saved.**');
    expect(unknown.answer).toContain('"flavour" is no field of Account');
    const value = await world.ask('Move Fleet Pro rollout to Closed Wan', onAccount());
    expect(value.answer).toContain('"Closed Wan" is not a value of this picklist');
  });

  it('asks for what was not said, and for what is not clear', async () => {
    const ask = async (question: string, path = onAccount()) => {
      const { answer, rounds } = await world.ask(question, path);
      expect(rounds.flat().filter(({ tool }) => tool.endsWith('_records') && /update/.test(tool))).toEqual(
        [],
      );
      return answer;
    };
    expect(await ask('Update the phone number of this account')).toContain('**Nothing was changed.**');
    expect(await ask('Close this opportunity', onDeal())).toContain('won or lost');
    expect(await ask('Close this case')).toContain('The open record is no case');
    expect(await ask('Move Driver tablets to Closed Won', '/page/home')).toContain('Which one do you mean?');
    expect(await ask('Set priority of these cases to High', '/page/home')).toContain('Ask for a list first');
    expect(await ask('Move Nessie to Closed Won')).toContain('No opportunity named “Nessie” found');
  });
});

describe('a new record', () => {
  it('is a lead from one sentence', async () => {
    const { answer, rounds, failures } = await world.ask(
      'Create a lead Jane Doe at Example Freight',
      '/page/home',
    );
    expect(failures).toEqual([]);
    expect(toolsOf(rounds)).toEqual([['create_records']]);
    const id = world.idOf('Lead', "FirstName = 'Jane' AND LastName = 'Doe' AND Company = 'Example Freight'");
    expect(answer).toContain(`**Created** [Jane Doe](record:${id})`);
    const again = await world.ask('Create a lead Jane Doe at Example Freight', '/page/home');
    expect(again.answer).toContain('**Nothing was saved.**');
    expect(again.answer).toContain('This lead is already there. Work with the existing one.');
    expect(again.answer).toContain(`Already there: [Jane Doe](record:${id})`);
  });

  it('is a contact, of the open account or a named one', async () => {
    await world.ask(
      'Create a contact Jane Doe with email jane.doe@example.com and title Head of Fleet on this account',
      onAccount(),
    );
    expect(
      world.rows("SELECT AccountId, FirstName, Email, Title FROM Contact WHERE LastName = 'Doe'"),
    ).toMatchObject([
      { AccountId: account, FirstName: 'Jane', Email: 'jane.doe@example.com', Title: 'Head of Fleet' },
    ]);
    await world.ask('create a contact Ann Roe at Brightwater Logistics', '/page/home');
    expect(world.rows("SELECT AccountId FROM Contact WHERE LastName = 'Roe'")).toMatchObject([
      { AccountId: account },
    ]);
    const twin = await world.ask('Create a contact Jan Dow with email jane.doe@example.com', onAccount());
    expect(twin.answer).toContain(
      'Whether to save in spite of the records that exist already is for you alone to choose.',
    );
  });

  it('is an opportunity in the first stage', async () => {
    const { answer, rounds } = await world.ask(
      'Create an opportunity Depot scanners for 20,000 closing 2026-12-31 on this account',
      onAccount(),
    );
    expect(toolsOf(rounds)).toEqual([['describe_object'], ['create_records']]);
    const fields = 'AccountId, StageName, Amount, CloseDate';
    expect(world.rows(`SELECT ${fields} FROM Opportunity WHERE Name = 'Depot scanners'`)).toMatchObject([
      { AccountId: account, StageName: 'Prospecting', Amount: 20_000, CloseDate: '2026-12-31' },
    ]);
    expect(answer).toContain('- **Amount:** 20,000');
  });

  it('is a case', async () => {
    await world.ask(
      'add a case "Tablet at the Boise depot does not charge" with high priority on this account',
      onAccount(),
    );
    const fields = 'AccountId, Priority';
    expect(
      world.rows(`SELECT ${fields} FROM Case WHERE Subject = 'Tablet at the Boise depot does not charge'`),
    ).toMatchObject([{ AccountId: account, Priority: 'High' }]);
  });

  it('says what is missing', async () => {
    const { answer } = await world.ask('Create an opportunity Depot scanners', onAccount());
    expect(answer).toContain('**Nothing was saved.**');
    expect(answer).toContain('CloseDate (Close Date) is required.');
    const nameless = await world.ask('Create a lead', onAccount());
    expect(nameless.rounds).toEqual([]);
    expect(nameless.answer).toContain('**Nothing was created.**');
  });
});

describe('an activity', () => {
  const elena = () => world.idOf('Contact', `AccountId = '${account}' AND FirstName = 'Elena'`);
  const last = (object: string, fields: string, subject: string) =>
    world.rows(`SELECT ${fields} FROM ${object} WHERE Subject = '${subject}'`)[0];

  it('is a call with a person of the account', async () => {
    const { answer, failures } = await world.ask('Log a call with Elena: discussed pricing', onAccount());
    expect(failures).toEqual([]);
    const fields = 'WhoId, WhatId, Status, ActivityDate, Description';
    expect(last('Task', fields, 'Call with Elena Marchetti')).toMatchObject({
      WhoId: elena(),
      WhatId: account,
      Status: 'Completed',
      ActivityDate: '2026-11-22',
      Description: 'Discussed pricing',
    });
    expect(answer).toContain('**Created** [Call with Elena Marchetti](record:00T');
  });

  it('is a task on the open record', async () => {
    await world.ask('create a task to follow up next Tuesday', onDeal());
    expect(last('Task', 'WhatId, ActivityDate, Status', 'Follow up')).toMatchObject({
      WhatId: deal('Fleet Pro rollout'),
      ActivityDate: '2026-11-24',
      Status: 'Not Started',
    });
    await world.ask('Remind me to call Kofi about the tablets in 2 weeks', onAccount());
    expect(last('Task', 'ActivityDate', 'Call Kofi about the tablets')).toMatchObject({
      ActivityDate: '2026-12-06',
    });
  });

  it('is a meeting in the user’s own time', async () => {
    await world.ask('Schedule a meeting with Elena tomorrow at 3 pm', onAccount());
    expect(last('Event', 'WhoId, WhatId, StartDateTime', 'Meeting with Elena Marchetti')).toMatchObject({
      WhoId: elena(),
      WhatId: account,
      StartDateTime: '2026-11-23T14:00:00.000+0000',
    });
  });

  it('asks for what is missing', async () => {
    const ask = async (question: string) => {
      const { answer, rounds } = await world.ask(question, onAccount());
      expect(rounds).toEqual([]);
      return answer;
    };
    expect(await ask('Create a task for tomorrow')).toContain('What is to be done?');
    expect(await ask('Schedule a meeting with Elena')).toContain('When is it?');
    expect(await ask('Schedule a meeting with Elena next Tuesday')).toContain('At what time');
  });
});

describe('a deletion', () => {
  it('is told, and taken back', async () => {
    const id = world.idOf('Task', "Subject = 'Ask Kofi for the number of drivers'");
    const { answer, rounds } = await world.ask(
      'Delete the task Ask Kofi for the number of drivers',
      onAccount(),
    );
    expect(toolsOf(rounds)).toEqual([['query_records'], ['get_record'], ['delete_records']]);
    expect(world.rows(`SELECT Id FROM Task WHERE Id = '${id}'`)).toEqual([]);
    expect(answer).toContain('**Deleted**: [Ask Kofi for the number of drivers]');
    expect(answer).toContain('recycle bin');
    const back = await world.ask('Restore it', onAccount());
    expect(back.failures).toEqual([]);
    expect(world.rows(`SELECT Id FROM Task WHERE Id = '${id}'`)).toHaveLength(1);
    expect(back.answer).toContain(`**Restored** [Ask Kofi for the number of drivers](record:${id})`);
  });

  it('says that it was rejected, with the note', async () => {
    const id = openCase();
    const { answer } = await world.ask('Delete this case', onCase(), () => rejected('Close it instead'));
    expect(world.rows(`SELECT Id FROM Case WHERE Id = '${id}'`)).toHaveLength(1);
    expect(answer).toContain(
      `You rejected the deletion of [${value('Case', id, 'CaseNumber')}](record:${id}), so **nothing was changed**`,
    );
    expect(answer).toContain('Your note: “Close it instead”');
    expect(answer).not.toContain('recycle bin');
  });

  it('says why it could not be', async () => {
    const { answer } = await world.ask('Delete this record', onAccount());
    expect(answer).toContain('**Nothing was saved.**');
    expect(answer).toContain('cases');
    expect(world.rows(`SELECT Id FROM Account WHERE Id = '${account}'`)).toHaveLength(1);
  });

  it('of "it" is of what was written last', async () => {
    await world.ask('Create a lead Jane Doe at Example Freight', onAccount());
    await world.ask('Delete it', onAccount());
    expect(world.rows("SELECT Id FROM Lead WHERE Company = 'Example Freight'")).toEqual([]);
    expect(world.rows(`SELECT Id FROM Account WHERE Id = '${account}'`)).toHaveLength(1);
  });

  it('is disabled: nothing is read, and the way to change it is told', async () => {
    world.disabled.add('delete_records');
    const { answer, rounds } = await world.ask('Delete this case', onCase());
    expect(rounds).toEqual([]);
    expect(answer).toContain('Deleting is disabled for this agent, so nothing was done.');
    expect(answer).toContain('Settings → Tool permissions');
  });

  it('can only be taken back where one was made', async () => {
    const { answer, rounds } = await world.ask('Restore it', onAccount());
    expect(rounds).toEqual([]);
    expect(answer).toContain('I know of nothing that was deleted');
  });
});
