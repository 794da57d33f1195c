import type { Agent } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Run } from '../../../lib/storage/run.ts';
import { waiting } from './approval-states.ts';
import type { GalleryState } from './fake-sources.ts';
import { ACCOUNT, agent, connection, run, settings, step, trouble, turn } from './invented.ts';

/** The states that come of having several agents, shared connections, limits and rules of an organisation. */
const analyst: Agent = {
  ...agent,
  id: 'a2',
  name: 'Pipeline analyst',
  icon: 'chart',
  model: { providerId: 'p1', model: 'demo-large', effort: 'high' },
  starters: [
    'Which deals slipped this week?',
    'Compare this quarter with the last one, by region',
    'Where is forecast and pipeline furthest apart?',
  ],
};
const steward: Agent = {
  ...agent,
  id: 'a3',
  name: 'Data steward for the service teams of the northern region',
  icon: 'broom',
};
const writer: Agent = { ...agent, id: 'a4', name: 'Writer', icon: 'book', salesforce: null };
const robot: Agent = {
  ...agent,
  id: 'a5',
  name: 'Service desk',
  icon: 'lifebuoy',
  salesforce: { method: 'shared', connectionId: null },
};
const agents = [agent, analyst, steward, writer, robot];

export const copy: Connection = {
  ...connection,
  id: 'shared-1',
  userId: '005Hs00000SvcAcIAV',
  username: 'agent@northwind.example.uat',
  userName: 'Recordside Integration',
  method: 'shared',
  sharedBy: { shareId: 's1', name: 'Ola Brandt', at: Date.now() },
};
const ended: Connection = { ...copy, state: 'needs_login' };

const as = ({ id, name }: Agent): Run['agent'] => ({ id, name });
const through = ({ id, userId, userName }: Connection): Pick<Run, 'org'> => {
  const { org } = run();
  return { org: org && { ...org, connectionId: id, userId, userName } };
};

const ANSWER = `**[Halvorsen Marine](record:${ACCOUNT})** has **4 open opportunities** worth 312,450 in total.`;
const usage = { inputTokens: 2_940, cachedTokens: 1_536, outputTokens: 412, cost: 0.0237 };
const answered = run({
  turns: [
    turn({ steps: [step({ apiCalls: 3 })], usage }),
    turn({ id: 't2', text: ANSWER, citations: [ACCOUNT], usage: { ...usage, outputTokens: 96 } }),
  ],
});
const paused = (change: Partial<Run> = {}) =>
  run({
    status: 'paused',
    turns: [turn({ text: 'I look at every region in turn.', steps: [step({ apiCalls: 21 })], usage })],
    problem: trouble('limit_tokens_per_answer', { subs: ['512,480', '500,000'] }),
    ...change,
  });

const empty = { ...settings, providers: [], activeProviderId: null };
const tested = (toolCalling: boolean) => ({
  ...settings,
  providers: settings.providers.map((provider) => ({
    ...provider,
    test: { model: provider.model, toolCalling, at: Date.now() },
  })),
});

export function agentStates(plain: GalleryState): Readonly<Record<string, GalleryState>> {
  const base = { ...plain, agents };
  const chosen = ({ id }: Agent) => ({ ...base, agentId: id });
  return {
    agents: base,
    'agents-one': plain,
    'agents-chosen': chosen(analyst),
    'agents-long-name': chosen(steward),
    'agents-without-salesforce': chosen(writer),
    'agents-in-chat': { ...base, runs: [answered], draft: 'And of these, which are late?' },
    'agents-of-chat': { ...base, runs: [{ ...answered, agent: as(analyst) }] },
    'agents-gone': {
      ...base,
      runs: [{ ...answered, agent: { id: 'zz', name: 'Fair assistant' } }],
      draft: 'And of these, which are late?',
    },
    'agents-none': { ...base, agents: [] },
    'agents-model-gone': {
      ...chosen(analyst),
      agents: [{ ...analyst, model: { providerId: 'p9', model: 'big-1', effort: null } }],
    },
    'model-no-tools': { ...plain, settings: tested(false) },
    shared: {
      ...chosen(robot),
      connections: [connection, copy],
      runs: [{ ...answered, agent: as(robot), ...through(copy) }],
    },
    'approve-shared': {
      ...chosen(robot),
      connections: [connection, copy],
      runs: [
        run({
          agent: as(robot),
          ...through(copy),
          status: 'awaiting_approval',
          turns: [turn({ steps: [waiting()] })],
        }),
      ],
    },
    'approve-service-account': {
      ...chosen(robot),
      connections: [{ ...copy, kind: 'production', sharedBy: null }],
      runs: [
        run({
          agent: as(robot),
          ...through(copy),
          status: 'awaiting_approval',
          turns: [turn({ steps: [waiting()] })],
        }),
      ],
    },
    'shared-needed': chosen(robot),
    'shared-over': { ...chosen(robot), connections: [connection, ended] },
    'shared-over-run': {
      ...chosen(robot),
      connections: [connection, ended],
      runs: [run({ agent: as(robot), status: 'needs_login', ...through(copy) })],
    },
    'shared-over-failed': {
      ...chosen(robot),
      connections: [connection, ended],
      runs: [
        run({
          agent: as(robot),
          status: 'failed',
          ...through(copy),
          problem: trouble('shared_connection_over', {
            subs: ['Recordside Integration', 'Northwind Robotics', 'Ola Brandt'],
            action: 'reconnect',
          }),
        }),
      ],
    },
    'connection-gone': {
      ...base,
      agents: [{ ...agent, salesforce: { method: 'own', connectionId: 'k9' } }],
    },
    'connect-again': { ...plain, connections: [{ ...connection, state: 'needs_login' }] },
    'connect-blocked': {
      ...plain,
      connections: [],
      connectProblem: trouble('sign_in_app_blocked', {
        detail: 'OAUTH_APP_BLOCKED: this app is blocked by admin',
        action: 'copy_for_admin',
      }),
    },
    'connect-closed': { ...plain, connections: [], connectProblem: trouble('sign_in_window_closed') },
    'connect-policy': {
      ...plain,
      connections: [],
      connectProblem: trouble('policy_org', { subs: ['Northwind Labs'] }),
    },
    paused: { ...plain, runs: [paused()], draft: 'And the south?' },
    'paused-refused': {
      ...plain,
      runs: [
        paused({
          problem: trouble('limit_org_api_share', {
            subs: ['91%', '90%', '13,650', '15,000', 'Northwind Robotics'],
          }),
        }),
      ],
      refuseGoOn: trouble('no_answer', { action: 'retry' }),
    },
    usage: { ...plain, runs: [answered] },
    'usage-unpriced': {
      ...plain,
      runs: [
        {
          ...answered,
          turns: answered.turns.map((each) => ({ ...each, usage: { ...usage, cost: null } })),
        },
      ],
    },
    'policy-org': {
      ...plain,
      runs: [run({ status: 'failed', problem: trouble('policy_org', { subs: ['Northwind Labs'] }) })],
    },
    'policy-provider': {
      ...plain,
      runs: [
        run({
          status: 'failed',
          problem: trouble('policy_provider', { subs: ['Demo model (scripted)'], action: 'open_models' }),
        }),
      ],
    },
    'nothing-set-up': { ...plain, connections: [], settings: empty },
    'nothing-set-up-run': {
      ...plain,
      connections: [],
      settings: empty,
      runs: [run({ status: 'needs_login', org: null })],
    },
    'nothing-set-up-failed': {
      ...plain,
      connections: [],
      settings: empty,
      runs: [run({ status: 'failed', problem: trouble('no_model', { action: 'open_models' }) })],
    },
  };
}
