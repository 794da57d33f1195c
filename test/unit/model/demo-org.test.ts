/** The demo against the test org, through the product's own tools and client: what `npm start` shows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { userMessage } from '../../../lib/agent/user-message.ts';
import { pageContext } from '../../../lib/salesforce/page/page-context.ts';
import { parseArguments } from '../../../lib/tools/parse-arguments.ts';
import { toolNamed, tools } from '../../../lib/tools/registry.ts';
import type { ToolContext } from '../../../lib/tools/tool.ts';
import { toolSchema } from '../../../lib/tools/tool-schema.ts';
import { chatRequest } from '../../model/contract.ts';
import { demoReply } from '../../model/demo/demo.ts';
import { intents } from '../../model/demo/intents/all.ts';
import type { OrgUser } from '../../org/contract.ts';
import { loadOrg } from '../../org/load.ts';
import { type TestOrg, testOrg } from '../tools/test-org-client.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LIGHTNING = 'https://acme.lightning.force.com/lightning';

const specs = tools.map((tool) => ({
  type: 'function',
  function: { name: tool.name, description: tool.description, parameters: toolSchema(tool) },
}));

let org: TestOrg;
let user: OrgUser;
let ids: Record<'Account' | 'Opportunity' | 'Case' | 'Lead' | 'Contact', string>;

beforeAll(() => {
  org = testOrg(loadOrg({ now: NOW }));
  const seller = org.data.users.find(({ profile }) => profile === 'Sales User');
  if (!seller) throw new Error('no seller');
  user = seller;
  const first = (soql: string) => String(rows(soql)[0]?.Id);
  const account = first("SELECT Id FROM Account WHERE Name = 'Brightwater Logistics' LIMIT 1");
  ids = {
    Account: account,
    Opportunity: first(
      `SELECT Id FROM Opportunity WHERE AccountId = '${account}' AND IsClosed = false LIMIT 1`,
    ),
    Case: first(`SELECT Id FROM Case WHERE AccountId = '${account}' LIMIT 1`),
    Contact: first(`SELECT Id FROM Contact WHERE AccountId = '${account}' LIMIT 1`),
    Lead: first('SELECT Id FROM Lead LIMIT 1'),
  };
});

const rows = (soql: string) => org.data.session(user.id).query(soql, { includeDeleted: false }).rows;

/** The whole answer to a question asked on a page, the failures on the way, and the records that results held. */
async function ask(text: string, path: string) {
  const page = pageContext(LIGHTNING + path, 'Title | Salesforce');
  const known = new Set(page?.recordId ? [page.recordId] : []);
  const failures: string[] = [];
  const context: ToolContext = {
    org: org.client(user),
    page,
    results: {
      put: async ({ recordIds }) => {
        for (const id of recordIds) if (id) known.add(id);
        return 'r1';
      },
      get: async () => null,
    },
    signal: new AbortController().signal,
    now: NOW,
    timeZone: 'Europe/Berlin',
    maxRows: 2000,
  };
  const pinned = {
    userId: user.id,
    userName: user.name,
    orgName: 'Acme',
    myDomainHost: 'acme.my.salesforce.com',
  };
  const question = { text, page, askedAt: NOW.toISOString(), timeZone: 'Europe/Berlin' };
  const asked = { question, org: pinned } as unknown as Parameters<typeof userMessage>[0];
  const messages: object[] = [{ role: 'user', content: userMessage(asked) }];
  for (let round = 0; round < 6; round += 1) {
    const { intent, reply } = demoReply(
      chatRequest.parse({ model: 'recordside-demo', messages, tools: specs }),
    );
    const calls = (reply.toolCalls ?? []).map((call, index) => ({ ...call, id: `call_${round}_${index}` }));
    if (calls.length === 0) return { intent, answer: String(reply.text), failures, known };
    messages.push({
      role: 'assistant',
      tool_calls: calls.map(({ id, name, arguments: args }) => ({
        id,
        type: 'function',
        function: { name, arguments: JSON.stringify(args) },
      })),
    });
    for (const { id, name, arguments: args } of calls) {
      const content = await runTool(name, JSON.stringify(args), context, failures);
      messages.push({ role: 'tool', tool_call_id: id, content });
    }
  }
  throw new Error('no answer');
}

async function runTool(
  name: string,
  args: string,
  context: ToolContext,
  failures: string[],
): Promise<string> {
  const tool = toolNamed(name);
  if (!tool) throw new Error(`no tool ${name}`);
  const parsed = parseArguments(tool, args);
  if (!parsed.ok) {
    failures.push(parsed.forModel);
    return parsed.forModel;
  }
  const outcome = await tool.run(parsed.value, context);
  if (outcome.failure) failures.push(`${args}: ${outcome.forModel}`);
  return outcome.forModel;
}

const pathOf = (example: string): string => {
  if (/deal|opportunity|products/i.test(example)) return `/r/Opportunity/${ids.Opportunity}/view`;
  if (/lead|person or company/i.test(example)) return `/r/Lead/${ids.Lead}/view`;
  if (/this (related )?list/i.test(example)) return `/r/Account/${ids.Account}/related/Contacts/view`;
  return `/r/Account/${ids.Account}/view`;
};

describe('against the test org', () => {
  it.each(intents.flatMap(({ name, examples }) => examples.map((example) => [name, example] as const)))(
    '%s: %s',
    async (name, example) => {
      const { intent, answer, failures, known } = await ask(example, pathOf(example));
      expect(intent).toBe(name);
      expect(failures).toEqual([]);
      const cited = [...answer.matchAll(/record:(\w+)/g)].map(([, id]) => id ?? '');
      expect(cited.filter((id) => !known.has(id))).toEqual([]);
    },
  );

  it('adds up what is open on the account', async () => {
    const { answer } = await ask('What is open on this account?', `/r/Account/${ids.Account}/view`);
    const open = rows(
      `SELECT Name, Amount FROM Opportunity WHERE AccountId = '${ids.Account}' AND IsClosed = false`,
    );
    const total = open.reduce((sum, row) => sum + Number(row.Amount ?? 0), 0);
    expect(open.length).toBeGreaterThan(1);
    expect(answer).toContain(`**${open.length} opportunities**, ${total.toLocaleString('en-US')} in total`);
    for (const row of open) expect(answer).toContain(`[${row.Name}](record:`);
  });

  it('counts the pipeline as the org does', async () => {
    const { answer } = await ask('Pipeline by stage', '/page/home');
    const open = rows('SELECT Id FROM Opportunity WHERE IsClosed = false');
    expect(answer).toContain(`In total **${open.length}** opportunities`);
  });
});
