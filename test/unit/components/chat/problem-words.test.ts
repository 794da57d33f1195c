import { expect, test } from 'vitest';
import { problemWords } from '../../../../components/chat/problem-words.ts';
import { durationText, userFormat } from '../../../../components/chat/user-format.ts';
import { trouble } from '../../../demo/gallery/invented.ts';

test('a problem of a newer version is still a sentence', () => {
  const unheard = { ...trouble('unexpected'), code: 'never_heard_of' as 'unexpected' };
  expect(problemWords(unheard)).toEqual(problemWords(trouble('unexpected')));
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
