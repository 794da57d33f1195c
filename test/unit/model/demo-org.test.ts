/** The demo against the test org, through the product's own tools and client: what `npm start` shows. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { intents } from '../../model/demo/intents/all.ts';
import { DemoWorld } from './demo-world.ts';

const world = new DemoWorld('Sales User');
let ids: Record<'Account' | 'Opportunity' | 'Case' | 'Lead' | 'Contact', string>;

beforeAll(() => {
  const account = world.idOf('Account', "Name = 'Brightwater Logistics'");
  ids = {
    Account: account,
    Opportunity: world.idOf('Opportunity', `AccountId = '${account}' AND IsClosed = false`),
    Case: world.idOf('Case', `AccountId = '${account}'`),
    Contact: world.idOf('Contact', `AccountId = '${account}'`),
    Lead: world.idOf('Lead', 'Id != null'),
  };
});

beforeEach(() => world.restart());

const columnsOf = (line: string) => line.replaceAll('\\|', '').split('|').length - 2;

const pathOf = (example: string): string => {
  if (/deal|opportunity|products/i.test(example)) return `/r/Opportunity/${ids.Opportunity}/view`;
  if (/lead|person or company/i.test(example)) return `/r/Lead/${ids.Lead}/view`;
  if (/this (related )?list/i.test(example)) return `/r/Account/${ids.Account}/related/Contacts/view`;
  return `/r/Account/${ids.Account}/view`;
};

const reading = intents.filter(({ writes }) => writes === undefined);

describe('against the test org', () => {
  it.each(reading.flatMap(({ name, examples }) => examples.map((example) => [name, example] as const)))(
    '%s: %s',
    async (name, example) => {
      const { intent, answer, failures, known } = await world.ask(example, pathOf(example));
      expect(intent).toBe(name);
      expect(failures).toEqual([]);
      const cited = [...answer.matchAll(/record:(\w+)/g)].map(([, id]) => id ?? '');
      expect(cited.filter((id) => !known.has(id))).toEqual([]);
      const tables = answer.split('\n').filter((line) => line.startsWith('|'));
      expect(Math.max(0, ...tables.map(columnsOf))).toBeLessThanOrEqual(4);
    },
  );

  it('adds up what is open on the account', async () => {
    const { answer } = await world.ask('What is open on this account?', `/r/Account/${ids.Account}/view`);
    const open = world.rows(
      `SELECT Name, Amount FROM Opportunity WHERE AccountId = '${ids.Account}' AND IsClosed = false`,
    );
    const total = open.reduce((sum, row) => sum + Number(row.Amount ?? 0), 0);
    expect(open.length).toBeGreaterThan(1);
    expect(answer).toContain(`**${open.length} opportunities**, ${total.toLocaleString('en-US')} in total`);
    for (const row of open) expect(answer).toContain(`[${row.Name}](record:`);
  });

  it('counts the pipeline as the org does', async () => {
    const { answer } = await world.ask('Pipeline by stage', '/page/home');
    const open = world.rows('SELECT Id FROM Opportunity WHERE IsClosed = false');
    expect(answer).toContain(`In total **${open.length}** opportunities`);
  });
});
