import { expect, test } from 'vitest';
import { pageWords } from '../../../../components/chat/page-words.ts';
import { starters, startersOf } from '../../../../components/chat/starters.ts';
import type { PageContext } from '../../../../lib/storage/run.ts';
import { agent, page } from '../../../demo/gallery/invented.ts';

const KINDS: readonly PageContext['kind'][] = [
  'record',
  'related_list',
  'list',
  'object_home',
  'new_record',
  'report',
  'dashboard',
  'setup',
  'flow',
  'home',
  'app_page',
  'visualforce',
  'site',
  'other',
];
const first = (change: Partial<PageContext>) => starters(page(change).context)[0];

test('each known object has its own first question', () => {
  expect(first({ object: 'Account' })).toBe('What is open on this account?');
  expect(first({ object: 'Opportunity' })).toBe('Summarize this opportunity');
  expect(first({ object: 'Case' })).toBe('Summarize this case');
  expect(first({ object: 'Lead' })).toBe('Summarize this lead');
  expect(first({ object: 'Contact' })).toBe('Summarize this contact');
});

test('any other object is called by its name', () => {
  expect(first({ object: 'acme__Site_Visit__c' })).toBe('Summarize this Site Visit');
  expect(first({ object: null })).toBe('Summarize this Record');
});

test('no page has three or four different questions, and so has every kind of page', () => {
  const contexts = [
    null,
    ...KINDS.flatMap((kind) => [page({ kind }).context, page({ kind, object: null }).context]),
  ];
  for (const context of contexts) {
    const questions = starters(context);
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(4);
    for (const question of questions) expect(question).toMatch(/^[A-Z].{8,}/);
  }
});

test('every kind of page has words', () => {
  for (const kind of KINDS) expect(pageWords(page({ kind }).context).kind).not.toBe('');
  expect(pageWords(page().context)).toEqual({ icon: 'building', kind: 'Account', name: 'Halvorsen Marine' });
  const list = { kind: 'list', object: 'Lead', recordId: null, label: null } as const;
  expect(pageWords(page({ ...list, listView: 'Recent' }).context).name).toBe('Recently viewed');
  expect(pageWords(page({ ...list, listView: 'My_Open_Leads' }).context).name).toBe('My Open Leads');
  expect(pageWords(page({ ...list, listView: '00BHs00000AbCdEIAV' }).context).name).toBeNull();
});

test('an agent’s own questions take the place of those of the page', () => {
  const own = ['Which deals slipped?', ' ', 'Which deals slipped?'];
  expect(startersOf({ ...agent, starters: own }, page().context)).toEqual(['Which deals slipped?']);
  expect(startersOf(agent, page().context)).toEqual(starters(page().context));
});

test('without Salesforce no question of a page is offered', () => {
  expect(startersOf({ ...agent, salesforce: null }, page().context)).toEqual([]);
  expect(startersOf({ ...agent, salesforce: null, starters: ['Write a poem'] }, null)).toEqual([
    'Write a poem',
  ]);
});
