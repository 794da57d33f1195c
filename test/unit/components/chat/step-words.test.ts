import { expect, test } from 'vitest';
import {
  doingWords,
  doneWords,
  purposeOf,
  sourceWords,
  stepWords,
} from '../../../../components/chat/step-words.ts';
import type { StepState } from '../../../../lib/storage/run.ts';
import { waiting } from '../../../demo/gallery/approval-states.ts';
import { source, step } from '../../../demo/gallery/invented.ts';

const bare = (tool: string, given: unknown) =>
  step({ tool, arguments: typeof given === 'string' ? given : JSON.stringify(given), sources: [] });

test.each<[string, unknown, string]>([
  ['query_records', { soql: 'SELECT Id FROM Account' }, 'Querying Account'],
  [
    'query_records',
    { soql: 'SELECT Name, (SELECT Id FROM Contacts WHERE (a = 1)) FROM Account' },
    'Querying Account',
  ],
  ['query_records', { soql: 'select count() from my_ns__Site_Visit__c' }, 'Querying Site Visit'],
  ['query_records', { soql: 'garbage' }, 'Querying records'],
  ['search_records', { text: 'Halvorsen' }, 'Searching for “Halvorsen”'],
  ['get_related_records', { related: 'OpportunityLineItems' }, 'Getting related Opportunity Line Items'],
  ['get_record', {}, 'Reading the record'],
  ['get_record', { object: 'Account' }, 'Reading the Account record'],
  ['describe_object', { object: 'Case' }, 'Looking up the fields of Case'],
  ['describe_object', '{"obj', 'Looking up the fields'],
  ['describe_object', 'null', 'Looking up the fields'],
  ['describe_object', { object: 7 }, 'Looking up the fields'],
  ['made_up', [], 'Running made_up'],
  ['constructor', {}, 'Running constructor'],
  ['update_records', { object: 'Opportunity', records: [] }, 'Updating Opportunity'],
  ['delete_records', { ids: [] }, 'Deleting records'],
  ['log_activity', {}, 'Logging the activity'],
])('%s %j is said as %s', (tool, given, words) => {
  expect(doingWords(bare(tool, given))).toBe(words);
});

test('what was really read is better than what was asked for', () => {
  expect(doneWords(step({ tool: 'get_record', arguments: '{}' }))).toBe('Read the Opportunity record');
});

test('a long search or purpose is cut', () => {
  expect(doingWords(bare('search_records', { text: 'x'.repeat(500) })).length).toBeLessThan(90);
  expect(purposeOf(bare('query_records', { purpose: 'y'.repeat(500) }))).toHaveLength(120);
  expect(purposeOf(bare('query_records', { purpose: ' ' }))).toBeNull();
});

test.each<[StepState, string]>([
  ['proposed', 'Updating Opportunity'],
  ['previewing', 'Preparing a preview'],
  ['awaiting_approval', 'Update records: waiting for your approval'],
  ['approved', 'Updating Opportunity'],
  ['started', 'Updating Opportunity'],
  ['succeeded', 'Updated Opportunity'],
  // What was not made is not said in the past tense.
  ['failed', 'Update records'],
  ['rejected', 'Update records'],
  ['refused', 'Update records'],
  ['cancelled', 'Update records'],
  ['unknown', 'Update records'],
])('a write that is %s', (state, words) => {
  expect(stepWords(waiting({ state }))).toBe(words);
});

test('a write reads first, and that is what its first source was', () => {
  const write = waiting({ state: 'succeeded' });
  expect(sourceWords(write, source(), 0)).toBe('Read Opportunity');
  expect(sourceWords(write, source({ language: 'rest' }), 1)).toBe('Updated Opportunity');
});
