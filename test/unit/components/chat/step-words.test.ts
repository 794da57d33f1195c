import { expect, test } from 'vitest';
import { doingWords, doneWords, purposeOf } from '../../../../components/chat/step-words.ts';
import { step } from '../../../demo/gallery/invented.ts';

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
