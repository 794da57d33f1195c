import { expect, it } from 'vitest';
import { transcript } from '../../../lib/agent/transcript.ts';
import type { Run, Step, Turn } from '../../../lib/storage/run.ts';
import { newRun, ORG } from './run-fixture.ts';

const options = (final: boolean) => ({ final, instructions: '', hasTools: true });

const step = (change: Partial<Step> = {}): Step => ({
  id: 's',
  callId: 'call-1',
  tool: 'query_records',
  kind: 'read',
  arguments: '{"soql":"SELECT Id FROM Account"}',
  providerData: null,
  decision: 'auto',
  state: 'succeeded',
  startedAt: 1,
  finishedAt: 2,
  sources: [],
  forModel: 'r1: 1 rows of 1',
  problem: null,
  repairable: false,
  preview: null,
  envelope: null,
  approval: null,
  rejection: null,
  writes: [],
  undo: null,
  ...change,
});
const turn = (change: Partial<Turn> = {}): Turn => ({
  id: 't',
  state: 'complete',
  text: '',
  steps: [],
  citations: [],
  usage: null,
  startedAt: 1,
  finishedAt: 2,
  ...change,
});
const answered = (seq: number, text: string): Run =>
  newRun({
    id: `run${seq}`,
    seq,
    org: ORG,
    status: 'done',
    turns: [turn({ steps: [step()] }), turn({ text })],
  });

it('tells rules, earlier questions with their results, and the run so far', () => {
  const messages = transcript(
    [answered(0, 'One.')],
    newRun({ seq: 1, turns: [turn({ steps: [step()] })] }),
    options(false),
  );
  expect(messages.map((message) => message.role)).toEqual([
    ...['system', 'user', 'assistant', 'tool', 'assistant'],
    ...['user', 'assistant', 'tool'],
  ]);
});

it('begins the same to the byte however the run goes on, so that a provider can cache it', () => {
  const before = transcript([answered(0, 'One.')], newRun({ seq: 1 }), options(false));
  const after = transcript(
    [answered(0, 'One.')],
    newRun({ seq: 1, turns: [turn({ steps: [step()] })] }),
    options(false),
  );
  expect(JSON.stringify(after).startsWith(JSON.stringify(before).slice(0, -1))).toBe(true);
});

it('answers every tool call, also one that never ran, and passes malformed arguments on as none', () => {
  const cancelled = step({ callId: 'call-2', state: 'cancelled', forModel: '', arguments: '{"soql":' });
  const messages = transcript([], newRun({ turns: [turn({ steps: [step(), cancelled] })] }), options(false));
  const calls = messages.flatMap((message) => ('tool_calls' in message ? (message.tool_calls ?? []) : []));
  const answers = messages.flatMap((message) => (message.role === 'tool' ? [message.tool_call_id] : []));
  expect(answers).toEqual(calls.map((call) => call.id));
  expect(calls.map((call) => call.type === 'function' && call.function.arguments)).toEqual([
    step().arguments,
    '{}',
  ]);
});

it('leaves out text that was asked for again, and keeps the last word of a stopped answer', () => {
  const broken = turn({ state: 'interrupted', text: 'Half' });
  const goesOn = transcript([], newRun({ turns: [broken, turn({ text: 'Whole.' })] }), options(false));
  expect(JSON.stringify(goesOn)).not.toContain('Half');
  const stopped = transcript(
    [newRun({ status: 'cancelled', turns: [broken] })],
    newRun({ seq: 1 }),
    options(false),
  );
  expect(JSON.stringify(stopped)).toContain('Half');
});

it('gives old runs in short when the conversation is long, newest in full', () => {
  const long = step({ forModel: 'x'.repeat(100_000) });
  const earlier = [0, 1, 2].map((seq) => ({
    ...answered(seq, `Answer ${seq}.`),
    turns: [turn({ steps: [long] }), turn({ text: `Answer ${seq}.` })],
  }));
  const messages = transcript(earlier, newRun({ seq: 3 }), options(false));
  expect(messages.filter((message) => message.role === 'tool')).toHaveLength(1);
  for (const seq of [0, 1, 2]) expect(JSON.stringify(messages)).toContain(`Answer ${seq}.`);
});

it('says that the answer is due when no tools are left', () => {
  expect(JSON.stringify(transcript([], newRun(), options(true)).at(-1))).toContain('No more tools');
});
