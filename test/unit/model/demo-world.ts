/** A conversation of the demo with the product's own tools, client and prompt, over the test org's data: what `npm start` shows. */
import { userMessage } from '../../../lib/agent/user-message.ts';
import { ProblemError } from '../../../lib/problem.ts';
import { pageContext } from '../../../lib/salesforce/page/page-context.ts';
import type { Preview } from '../../../lib/storage/preview.ts';
import { parseArguments } from '../../../lib/tools/parse-arguments.ts';
import { toolNamed, tools } from '../../../lib/tools/registry.ts';
import type { Tool, ToolContext, ToolOutcome } from '../../../lib/tools/tool.ts';
import { toolSchema } from '../../../lib/tools/tool-schema.ts';
import { CallRefused } from '../../../lib/tools/write/call-refused.ts';
import { chatRequest } from '../../model/contract.ts';
import { demoReply } from '../../model/demo/demo.ts';
import type { OrgUser } from '../../org/contract.ts';
import { loadOrg } from '../../org/load.ts';
import { type TestOrg, testOrg } from '../tools/test-org-client.ts';

export const NOW = new Date('2026-11-22T10:00:00Z');
const LIGHTNING = 'https://acme.lightning.force.com/lightning';
const TIME_ZONE = 'Europe/Berlin';

export interface Made {
  tool: string;
  args: Record<string, unknown>;
  preview: Preview | null;
}

/** `approve`: what the user does with the card of a write: says yes, or the words the agent gives the model for a no. */
export type Decide = (preview: Preview, tool: string) => true | string;

export interface Answered {
  intent: string;
  answer: string;
  rounds: Made[][];
  failures: string[];
  /** Ids of the records that results held. */
  known: ReadonlySet<string>;
}

export class DemoWorld {
  readonly org: TestOrg;
  readonly user: OrgUser;
  /** Tools that the agent does not offer. */
  readonly disabled = new Set<string>();
  readonly #messages: object[] = [];

  constructor(profile: string) {
    this.org = testOrg(loadOrg({ now: NOW }));
    const user = this.org.data.users.find((one) => one.profile === profile);
    if (!user) throw new Error(`no ${profile}`);
    this.user = user;
  }

  rows(soql: string) {
    return this.org.data.session(this.user.id).query(soql, { includeDeleted: false }).rows;
  }

  idOf(object: string, where: string): string {
    const id = this.rows(`SELECT Id FROM ${object} WHERE ${where} LIMIT 1`)[0]?.Id;
    if (typeof id !== 'string') throw new Error(`no ${object} where ${where}`);
    return id;
  }

  /** Forgets the conversation. */
  restart(): void {
    this.#messages.length = 0;
  }

  async ask(text: string, path: string, decide: Decide = () => true): Promise<Answered> {
    const page = pageContext(LIGHTNING + path, 'Title | Salesforce');
    const known = new Set(page?.recordId ? [page.recordId] : []);
    const failures: string[] = [];
    const rounds: Made[][] = [];
    const context: ToolContext = {
      org: this.org.client(this.user),
      page,
      results: {
        put: async ({ recordIds, rows }) => {
          for (const id of [...recordIds, ...rows.flat()]) if (typeof id === 'string') known.add(id);
          return 'r1';
        },
        get: async () => null,
      },
      signal: new AbortController().signal,
      now: NOW,
      timeZone: TIME_ZONE,
      maxRows: 2000,
    };
    this.#messages.push({ role: 'user', content: this.#question(text, page) });
    for (let round = 0; round < 6; round += 1) {
      const { intent, reply } = demoReply(
        chatRequest.parse({ model: 'recordside-demo', messages: this.#messages, tools: this.#specs() }),
      );
      const calls = (reply.toolCalls ?? []).map((call, index) => ({ ...call, id: `call_${round}_${index}` }));
      if (calls.length === 0) {
        const answer = String(reply.text);
        this.#messages.push({ role: 'assistant', content: answer });
        return { intent, answer, rounds, failures, known };
      }
      this.#messages.push({
        role: 'assistant',
        tool_calls: calls.map(({ id, name, arguments: args }) => ({
          id,
          type: 'function',
          function: { name, arguments: JSON.stringify(args) },
        })),
      });
      const made: Made[] = [];
      rounds.push(made);
      for (const { id, name, arguments: args } of calls) {
        const call: Made = { tool: name, args: args as Made['args'], preview: null };
        made.push(call);
        const { forModel, failure, writes = [] } = await this.#run(call, context, decide);
        if (failure) failures.push(`${JSON.stringify(args)}: ${forModel}`);
        for (const { duplicates } of writes)
          for (const { recordId } of duplicates?.records ?? []) known.add(recordId);
        this.#messages.push({ role: 'tool', tool_call_id: id, content: forModel });
      }
    }
    throw new Error('no answer');
  }

  #specs() {
    return tools
      .filter(({ name }) => !this.disabled.has(name))
      .map((tool) => ({
        type: 'function',
        function: { name: tool.name, description: tool.description, parameters: toolSchema(tool) },
      }));
  }

  #question(text: string, page: ReturnType<typeof pageContext>): string {
    const pinned = {
      userId: this.user.id,
      userName: this.user.name,
      orgName: 'Acme',
      myDomainHost: 'acme.my.salesforce.com',
    };
    const question = { text, page, askedAt: NOW.toISOString(), timeZone: TIME_ZONE };
    return userMessage({ question, org: pinned } as unknown as Parameters<typeof userMessage>[0]);
  }

  async #run(call: Made, context: ToolContext, decide: Decide): Promise<ToolOutcome> {
    const tool = toolNamed(call.tool);
    if (!tool) throw new Error(`no tool ${call.tool}`);
    const parsed = parseArguments(tool, JSON.stringify(call.args));
    if (!parsed.ok) return refusal(parsed.forModel);
    if (!tool.write) return tool.run(parsed.value, context);
    try {
      call.preview = await tool.write.preview(parsed.value, context);
    } catch (error) {
      if (error instanceof CallRefused) return error.outcome;
      if (error instanceof ProblemError) return refusal(`The call failed: ${error.problem.code}`);
      throw error;
    }
    return this.#decided(tool, parsed.value, call.preview, context, decide);
  }

  async #decided(tool: Tool, input: unknown, preview: Preview, context: ToolContext, decide: Decide) {
    const decision = decide(preview, tool.name);
    if (decision !== true) return { forModel: decision, sources: [] };
    return tool.run(input, { ...context, versions: preview.records.map(({ version }) => version) });
  }
}

function refusal(forModel: string): ToolOutcome {
  const problem = { code: 'unexpected' } as NonNullable<ToolOutcome['failure']>['problem'];
  return { forModel, sources: [], failure: { problem, repairable: true } };
}

/** As lib/agent words it. */
export const rejected = (note: string | null) =>
  `The user rejected this. Nothing was changed. Do not ask for it again unless the user does.${note ? ` The user's note: ${note}` : ''}`;
