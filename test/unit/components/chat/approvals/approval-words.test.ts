import { expect, test } from 'vitest';
import {
  aboutWords,
  actionWords,
  awaitingSteps,
  canBeSaved,
} from '../../../../../components/chat/approvals/approval-words.ts';
import { allTogether } from '../../../../../components/chat/approvals/approve-all.ts';
import { hasResult } from '../../../../../components/chat/approvals/has-result.ts';
import { isUnderWay } from '../../../../../components/chat/run-state.ts';
import { runWords } from '../../../../../components/chat/run-words.ts';
import { outcome, preview, record, waiting } from '../../../../demo/gallery/approval-states.ts';
import { run, step, trouble, turn } from '../../../../demo/gallery/invented.ts';

const blocked = record({ problem: trouble('salesforce_locked') });
const remove = waiting({ id: 'd1', tool: 'delete_records', kind: 'destructive' });

test.each([
  [waiting(), 'Update Opportunity', 'Update Opportunity “Fleet retrofit”'],
  [
    waiting({ preview: preview({ action: 'delete', records: [record(), record()] }) }),
    'Delete 2 Opportunity records',
    'Delete 2 Opportunity records',
  ],
  [waiting({ preview: null, tool: 'query_records', kind: 'read' }), 'Query records', 'Query records'],
  [
    waiting({ preview: preview({ records: [record({ name: 'A\n\u202eB' })] }) }),
    'Update Opportunity',
    'Update Opportunity “A ‹U+202E›B”',
  ],
])('a step in words %#', (one, action, about) => {
  expect(actionWords(one)).toBe(action);
  expect(aboutWords(one)).toBe(about);
});

test('who hears the panel is told what waits', () => {
  const asking = (...steps: readonly ReturnType<typeof waiting>[]) =>
    run({ status: 'awaiting_approval', turns: [turn({ steps })] });
  expect(runWords(asking(waiting()))).toBe('Approval needed: Update Opportunity “Fleet retrofit”');
  expect(runWords(asking(waiting(), waiting({ id: 's2' })))).toBe(
    'Approval needed for 2 requests. The first: Update Opportunity “Fleet retrofit”',
  );
  expect(isUnderWay(asking(waiting()))).toBe(true);
});

test('a step without an envelope cannot be approved, so it is not asked for', () => {
  const turns = [turn({ steps: [waiting({ envelope: null }), step(), waiting({ id: 's3' })] })];
  expect(awaitingSteps(run({ turns })).map(({ id }) => id)).toEqual(['s3']);
});

test('nothing can be saved where all records are blocked, or one of all-or-none', () => {
  expect(canBeSaved(waiting())).toBe(true);
  expect(canBeSaved(waiting({ preview: preview({ records: [blocked] }) }))).toBe(false);
  expect(canBeSaved(waiting({ preview: preview({ records: [blocked, record()] }) }))).toBe(true);
  expect(canBeSaved(waiting({ preview: preview({ records: [blocked, record()], allOrNone: true }) }))).toBe(
    false,
  );
});

test('approving all never sweeps a delete along', () => {
  const ids = (steps: readonly ReturnType<typeof waiting>[]) => allTogether(steps).map(({ id }) => id);
  expect(ids([waiting()])).toEqual([]);
  expect(ids([waiting(), waiting({ id: 's2' })])).toEqual(['s1', 's2']);
  expect(ids([waiting(), waiting({ id: 's2' }), remove])).toEqual(['s1', 's2']);
  expect(ids([waiting(), remove])).toEqual([]);
  expect(ids([remove, { ...remove, id: 'd2' }])).toEqual(['d1', 'd2']);
  expect(ids([waiting(), waiting({ id: 's2', preview: preview({ records: [blocked] }) })])).toEqual([]);
});

test.each([
  [waiting({ state: 'succeeded' }), true],
  [step({ state: 'succeeded' }), false],
  [waiting({ state: 'unknown' }), true],
  [step({ state: 'rejected' }), true],
  [waiting({ state: 'failed', repairable: true }), false],
  [waiting({ state: 'failed', repairable: true, writes: [outcome()] }), true],
  [waiting({ state: 'cancelled' }), true],
  [step({ state: 'cancelled' }), false],
  [waiting({ state: 'refused', decision: 'blocked' }), true],
  [waiting({ state: 'refused', decision: 'invalid' }), false],
  [waiting(), false],
])('what stands in the answer itself %#', (one, stands) => {
  expect(hasResult(one)).toBe(stands);
});
