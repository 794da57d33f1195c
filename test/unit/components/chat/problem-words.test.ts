import { expect, test } from 'vitest';
import { adminNote, problemWords } from '../../../../components/chat/problem-words.ts';
import { durationText, userFormat } from '../../../../components/chat/user-format.ts';
import { trouble } from '../../../demo/gallery/invented.ts';

test('a problem of a newer version is still a sentence', () => {
  const unheard = { ...trouble('unexpected'), code: 'never_heard_of' as 'unexpected' };
  expect(problemWords(unheard)).toEqual(problemWords(trouble('unexpected')));
});

test('the note to an administrator names the app, and leaves out what is not known', () => {
  const facts = {
    orgName: null,
    loginUrl: 'https://test.salesforce.com',
    consumerKey: '3MVG9',
    callbackUrl: null,
  };
  const note = adminNote(trouble('unexpected', { detail: 'invalid_client_id' }), facts);
  expect(note).toContain('Something went wrong');
  expect(note).toContain('Consumer key of the app: 3MVG9');
  expect(note).toContain('Salesforce said: invalid_client_id');
  expect(note).not.toMatch(/Org:|Callback|null|undefined/);
});

test.each([
  ['en_US', 'en-US'],
  ['de_AT_EURO', 'de-AT'],
  ['zh_Hans_CN', 'zh-CN'],
  ['iw', 'he'],
])('Salesforce locale %s is %s', (salesforce, locale) => {
  expect(userFormat(salesforce, 'Europe/Berlin')).toEqual({ locale, timeZone: 'Europe/Berlin' });
});

test('an unknown locale or zone falls back to the browser', () => {
  const own = userFormat(undefined, undefined);
  expect(userFormat('not a locale!', 'Mars/Base')).toEqual(own);
});

test.each([
  [12, '0.1s'],
  [412, '0.4s'],
  [9_900, '9.9s'],
  [12_300, '12s'],
  [125_000, '2m 5s'],
])('%i ms are %s', (milliseconds, words) => {
  expect(durationText(milliseconds, 'en')).toBe(words);
});
