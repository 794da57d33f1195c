import { expect, test } from 'vitest';
import WriteResult from '../../../../../components/chat/approvals/write-result.tsx';
import type { Step, Undo } from '../../../../../lib/storage/run.ts';
import {
  APPROVAL_RUNS,
  done,
  outcome,
  preview,
  record,
  waiting,
} from '../../../../demo/gallery/approval-states.ts';
import { connection, OPPORTUNITY, trouble } from '../../../../demo/gallery/invented.ts';
import { buttonsIn, inPanel } from './in-panel.tsx';

const result = (step: Step) =>
  inPanel(<WriteResult runId="run1" step={step} lightningHost={connection.lightningHost} />);
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const stepOf = (name: string) => APPROVAL_RUNS[name]?.turns[0]?.steps[0] as Step;

test('a write says what it changed, with a link and the way back', () => {
  const html = result(done());
  expect(words(html)).toContain('Updated Fleet retrofit : Stage, Amount, Close Date and 1 more');
  expect(html).toContain(`/lightning/r/${OPPORTUNITY}/view`);
  expect(buttonsIn(html)).toEqual(['Undo']);
});

test('what was deleted has no page to link to', () => {
  const html = result(
    done({ tool: 'delete_records', preview: preview({ action: 'delete', records: [record()] }) }),
  );
  expect(words(html)).toContain('Deleted Fleet retrofit');
  expect(html).not.toContain('href');
});

test('of several, those that failed come first, each with the words of its rule as a quotation', () => {
  const html = result(stepOf('write-partly'));
  expect(words(html)).toContain('2 of 4 records were saved.');
  expect(html).toMatch(
    /<blockquote[^>]*>.*A won deal needs a signed contract: fill in “Contract signed on” first/,
  );
  expect(html.indexOf('Not updated')).toBeLessThan(html.indexOf('Updated <a'));
});

test('one that failed says so, and that nothing was changed', () => {
  const html = words(result(stepOf('write-failed')));
  expect(html).toContain('Not saved: Update Opportunity “Fleet retrofit”');
  expect(html).toContain('(rule WON-03)');
  expect(html).toContain('Nothing was changed in Salesforce.');
});

test('a rule cannot bring markup along', () => {
  const problem = trouble('salesforce_validation_rule', {
    detail: '</blockquote><button>Approve</button>\u202e',
  });
  const html = result(
    done({ state: 'failed', undo: null, problem, writes: [outcome({ saved: false, problem })] }),
  );
  expect(buttonsIn(html)).toEqual([]);
  expect(html).toContain('&lt;button&gt;Approve&lt;/button&gt;‹U+202E›');
});

test('where nobody knows, it names what to look at', () => {
  const html = result(stepOf('write-unknown'));
  expect(words(html)).toContain('Not known whether it was saved: Update Opportunity “Fleet retrofit”');
  expect(words(html)).toContain('It will not be sent a second time by itself.');
  expect(html).toContain(`/lightning/r/${OPPORTUNITY}/view`);
  expect(words(html)).not.toContain('Nothing was changed');
});

test('among several records one may be unknown', () => {
  const cut = trouble('salesforce_timeout', { subs: ['60'], saved: 'unknown' });
  const html = words(result(done({ writes: [outcome(), outcome({ saved: false, problem: cut })] })));
  expect(html).toContain('Not known whether it was saved: Fleet retrofit');
});

test.each<[Undo['state'], string, string[]]>([
  ['started', 'Taking it back…', []],
  ['done', 'Undone: the values are as they were before.', []],
  ['failed', 'It was not undone.', ['Try undo again']],
  ['unknown', 'It is not known whether it was undone.', []],
])('undo that is %s', (state, says, buttons) => {
  const html = result(done({ undo: { state, problem: null } }));
  expect(words(html)).toContain(says);
  expect(buttonsIn(html)).toEqual(buttons);
});

test('what somebody else has changed since is not to be undone by trying again', () => {
  const html = result(done({ undo: { state: 'failed', problem: trouble('undo_changed_since') } }));
  expect(buttonsIn(html)).toEqual([]);
  expect(words(html)).toContain('The record was changed again since');
});

test('a no is kept with its note, a refusal with its reason', () => {
  expect(words(result(waiting({ state: 'rejected', rejection: { note: 'Not <yet>' } })))).toMatch(
    /You rejected: Update Opportunity “Fleet retrofit” Your note: Not &lt;yet&gt;/,
  );
  const refused = waiting({
    state: 'refused',
    decision: 'blocked',
    tool: 'delete_records',
    preview: null,
    problem: trouble('tool_disabled', { subs: ['Delete records'] }),
  });
  expect(words(result(refused))).toContain('Refused: Delete records The action Delete records is disabled.');
  expect(words(result(waiting({ state: 'cancelled' })))).toContain('Stopped before anything was saved:');
});
