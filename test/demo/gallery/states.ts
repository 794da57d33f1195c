import { agentStates } from './agent-states.ts';
import { approvalStates } from './approval-states.ts';
import type { GalleryState } from './fake-sources.ts';
import {
  ACCOUNT,
  agent,
  connection,
  OPPORTUNITY,
  page,
  result,
  run,
  settings,
  source,
  step,
  trouble,
  turn,
} from './invented.ts';

const ANSWER = `**[Halvorsen Marine](record:${ACCOUNT})** has **4 open opportunities** worth 312,450 in total, and one high-priority case.

| Opportunity | Stage | Amount | Close date |
|---|---|--:|---|
| [Fleet retrofit](record:${OPPORTUNITY}) | Negotiation | 184,000 | Dec 12, 2025 |
| Spare parts 2026 | Proposal | 62,300 | Jan 30, 2026 |
| Service contract renewal | Qualification | 48,150 | Feb 14, 2026 |
| Dock automation pilot | Prospecting | 18,000 | Mar 3, 2026 |

What stands out:

- **Fleet retrofit** closes in 9 days and has had no activity since November 4.
- The open case *00001047* concerns the same vessels; it could hold up the signature.
- Nobody owns the **Dock automation pilot** follow-up task.
`;

const MARKDOWN = `## Renewals at risk

Three contracts end within 60 days. I compared them with last year's usage[^1] and with \`Contract.EndDate\`.

1. [Halvorsen Marine](record:${ACCOUNT}): call **Ingrid Solberg** this week
   - usage fell by 34 %
   - two unanswered emails
2. Baltic Crane: ~~no contact~~ meeting on Friday
3. Fjord Logistics

> The customer wrote: "We will decide after the audit."

### How to see it yourself

\`\`\`soql
SELECT Name, EndDate, Account.Name
FROM Contract
WHERE EndDate = NEXT_N_DAYS:60
ORDER BY EndDate
\`\`\`

- [x] Contracts read
- [ ] Follow-ups created

More in [the renewal guide](https://guides.example.com/renewals?from=email&utm_campaign=q4), at https://northwind.example/status or from ingrid@halvorsen.example. ![Chart of usage](https://tracker.example/pixel.png?d=secret) <img src=x onerror=alert(1)> [click me](javascript:alert(1))
`;

const base: GalleryState = {
  page: page(),
  connections: [connection],
  conversations: [
    { id: 'c1', title: 'What is open on this account?', createdAt: Date.now(), updatedAt: Date.now() },
    {
      id: 'c2',
      title: 'Pipeline of the marine team by stage, with close dates this quarter',
      createdAt: 0,
      updatedAt: Date.now() - 3_600_000,
    },
    {
      id: 'c3',
      title: 'Duplicate leads from the Hamburg fair',
      createdAt: 0,
      updatedAt: Date.now() - 90_000_000,
    },
  ],
  settings,
  agents: [agent],
  runs: [],
  results: { r1: result(4), r2: result(2_000, { ref: 'r2' }) },
  draft: '',
};

const records = step();
const related = step({
  id: 's2',
  tool: 'get_related_records',
  arguments: '{"related":"Cases","open_only":true}',
  sources: [
    source({
      request:
        "SELECT Id, CaseNumber, Subject, Priority, Status FROM Case WHERE AccountId = '001Hs00003QvTzLIAV' AND IsClosed = false",
      objects: ['Case'],
      result: null,
      rows: 0,
      total: 0,
      durationMs: 208,
    }),
  ],
});
const large = step({
  id: 's3',
  arguments: '{"soql":"SELECT Name FROM Opportunity"}',
  sources: [
    source({
      request: 'SELECT Name, StageName, Amount FROM Opportunity',
      result: 'r2',
      rows: 2_000,
      total: 13_412,
      capped: true,
      durationMs: 4_120,
    }),
  ],
});
const failed = step({
  id: 's4',
  state: 'failed',
  arguments: '{"soql":"SELECT Amout FROM Opportunity"}',
  sources: [
    source({
      request: 'SELECT Amout FROM Opportunity',
      result: null,
      rows: 0,
      total: null,
      durationMs: 96,
      problem: trouble('unexpected', {
        detail:
          "No such column 'Amout' on entity 'Opportunity'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.",
      }),
    }),
  ],
});
const refused = step({
  id: 's5',
  tool: 'delete_records',
  arguments: '{}',
  decision: 'blocked',
  state: 'refused',
  startedAt: null,
  finishedAt: null,
  sources: [],
  problem: trouble('tool_disabled', { subs: ['Delete records'] }),
});
const citations = [ACCOUNT, OPPORTUNITY];
const answered = run({
  turns: [turn({ text: '', steps: [records, related] }), turn({ id: 't2', text: ANSWER, citations })],
});

const working = (turns: typeof answered.turns, status: 'thinking' | 'acting' | 'queued') =>
  run({ id: 'run2', seq: 1, status, turns, createdAt: Date.now() - 4_000 });

const record = (object: string, label: string) => ({ ...base, page: page({ object, label }) });

/** By name, in the order of the pictures. */
export const STATES: Readonly<Record<string, GalleryState>> = {
  'empty-account': base,
  'empty-opportunity': record('Opportunity', 'Fleet retrofit'),
  'empty-case': record('Case', '00001047'),
  'empty-list': {
    ...base,
    page: page({ kind: 'list', object: 'Lead', recordId: null, label: 'Hamburg fair leads' }),
  },
  'empty-no-page': { ...base, page: null },
  'empty-not-connected': { ...base, connections: [] },
  'empty-no-key': {
    ...base,
    connections: [],
    settings: { ...settings, signIn: { ...settings.signIn, consumerKey: '' } },
  },
  'empty-no-model': { ...base, settings: { ...settings, providers: [], activeProviderId: null } },
  'other-org': {
    ...base,
    page: page({
      org: {
        ...page().context.org,
        myDomainHost: 'northwind.my.salesforce.com',
        myDomainName: 'northwind',
        kind: 'production',
      },
    }),
    draft: 'How does this differ from the sandbox?',
  },
  answered: { ...base, runs: [answered] },
  sources: {
    ...base,
    runs: [
      run({
        ...answered,
        turns: [
          turn({ steps: [records, related, large, failed, refused] }),
          turn({ id: 't2', text: 'Four opportunities are open, and no case.', citations }),
        ],
      }),
    ],
  },
  markdown: {
    ...base,
    runs: [
      run({
        question: { ...answered.question, text: 'Which renewals are at risk?\nPlease say why.' },
        turns: [turn({ text: MARKDOWN, citations })],
      }),
    ],
  },
  queued: { ...base, runs: [answered, working([], 'queued')] },
  thinking: {
    ...base,
    runs: [
      working(
        [turn({ id: 't9', state: 'streaming', finishedAt: null, startedAt: Date.now() - 6_000 })],
        'thinking',
      ),
    ],
  },
  acting: {
    ...base,
    runs: [
      working(
        [
          turn({
            id: 't8',
            text: 'I look at the open opportunities and cases first.',
            steps: [
              records,
              step({
                ...related,
                state: 'started',
                finishedAt: null,
                sources: [],
                startedAt: Date.now() - 2_000,
              }),
              step({
                id: 's7',
                tool: 'search_records',
                arguments: '{"text":"Halvorsen"}',
                state: 'proposed',
                startedAt: null,
                finishedAt: null,
                sources: [],
              }),
            ],
          }),
        ],
        'acting',
      ),
    ],
    draft: 'And which of them',
  },
  streaming: {
    ...base,
    runs: [
      working(
        [
          turn({ steps: [records, related] }),
          turn({ id: 't9', state: 'streaming', finishedAt: null, text: ANSWER.slice(0, 620) }),
        ],
        'thinking',
      ),
    ],
  },
  'needs-login': { ...base, connections: [], runs: [run({ status: 'needs_login', org: null })] },
  failed: {
    ...base,
    runs: [
      run({
        status: 'failed',
        turns: [turn({ state: 'interrupted', text: 'Halvorsen Marine has four open' })],
        problem: trouble('unexpected', {
          detail: '429 Too Many Requests: Rate limit reached for requests',
          action: 'retry',
        }),
      }),
    ],
  },
  'no-model-run': {
    ...base,
    runs: [run({ status: 'failed', problem: trouble('no_model', { action: 'open_models' }) })],
  },
  cancelled: {
    ...base,
    runs: [
      run({
        status: 'cancelled',
        turns: [
          turn({ steps: [records] }),
          turn({ id: 't2', state: 'interrupted', text: ANSWER.slice(0, 150), citations }),
        ],
        problem: trouble('stopped'),
      }),
    ],
  },
  cut: {
    ...base,
    runs: [
      run({
        turns: [turn({ text: 'Here is a long list of all deals', citations })],
        problem: trouble('answer_cut'),
      }),
    ],
  },
  'connect-failed': {
    ...base,
    connections: [],
    runs: [run({ status: 'needs_login', org: null })],
    connectProblem: trouble('unexpected', {
      detail: 'error=invalid_client_id&error_description=client+identifier+invalid',
      action: 'copy_for_admin',
    }),
  },
  'ask-refused': { ...base, refuseAsk: trouble('no_answer', { action: 'retry' }) },
  ...approvalStates(base),
  ...agentStates(base),
  long: {
    ...base,
    runs: Array.from({ length: 250 }, (_, seq) => ({
      ...answered,
      id: `run${seq}`,
      seq,
      question: { ...answered.question, text: `Question ${seq + 1}: what is open?` },
    })),
  },
};
