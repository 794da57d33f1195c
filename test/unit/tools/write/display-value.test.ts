import { describe, expect, it } from 'vitest';
import { displayValue } from '../../../../lib/tools/write/display-value.ts';
import { DEAL, id } from './memory-org.ts';

const names = new Map([[id('005', 1), 'Ada Lovelace']]);
const options = { timeZone: 'Europe/Berlin', names, currency: null, locale: 'de-DE' };
const shown = (name: string, value: string | number | boolean | null, more = {}) => {
  const field = DEAL.fields.find((one) => one.name === name);
  if (!field) throw new Error(name);
  // Narrow and plain spaces differ from one set of locale data to the next.
  return displayValue(value, field, { ...options, ...more })?.replace(/\s/g, ' ') ?? null;
};

describe('displayValue', () => {
  it.each<[string, string | number | boolean | null, string | null]>([
    ['Name', null, null],
    ['Name', '', null],
    ['Name', 'Acme', 'Acme'],
    ['Stage__c', 'open', 'Still open'],
    ['Stage__c', 'gone', 'gone'],
    ['Tags__c', 'red;blue', 'red; blue'],
    ['Amount__c', 1234.5, '1.234,50'],
    ['Amount__c', 0, '0,00'],
    ['Count__c', 1234, '1.234'],
    ['Share__c', 12.5, '12,5 %'],
    ['Close__c', '2026-11-02', '02.11.2026'],
    ['Call__c', '2026-11-22T23:30:00.000+0000', '23.11.2026, 00:30'],
    ['At__c', '09:30:00.000Z', '09:30'],
    ['Hot__c', false, 'false'],
    ['OwnerId', id('005', 1), 'Ada Lovelace'],
    ['OwnerId', id('005', 9), id('005', 9)],
    ['Close__c', 'not a day', 'not a day'],
  ])('%s %j is %j', (name, value, text) => {
    expect(shown(name, value)).toBe(text);
  });

  it('names the currency where the org has several', () => {
    expect(shown('Amount__c', 1234.5, { currency: 'USD' })).toBe('1.234,50 $');
    expect(shown('Amount__c', 1234.5, { currency: '<b>' })).toBe('1.234,50');
  });
});
