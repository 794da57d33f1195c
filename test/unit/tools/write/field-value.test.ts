import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTimeValue, dateValue, timeValue } from '../../../../lib/tools/write/date-value.ts';
import { fieldValue } from '../../../../lib/tools/write/field-value.ts';
import { DEAL } from './memory-org.ts';

const options = { timeZone: 'Europe/Berlin', asItWas: false };
const named = (name: string) => {
  const found = DEAL.fields.find((field) => field.name === name);
  if (!found) throw new Error(name);
  return found;
};
const check = (name: string, given: unknown, asItWas = false) =>
  fieldValue(given, named(name), { ...options, asItWas });

describe('fieldValue', () => {
  it.each<[string, unknown, unknown]>([
    ['Name', 'Acme', 'Acme'],
    ['Name', 42, '42'],
    ['Stage__c', 'won', 'won'],
    ['Stage__c', 'WON', 'won'],
    ['Stage__c', 'still open', 'open'],
    ['Tags__c', 'Red; blue', 'red;blue'],
    ['Tags__c', ['green', 'green'], 'green'],
    ['Tags__c', '', null],
    ['Amount__c', 12.5, 12.5],
    ['Amount__c', '1200.50', 1200.5],
    ['Count__c', 7, 7],
    ['Count__c', '-7', -7],
    ['Close__c', '2026-02-28', '2026-02-28'],
    ['Call__c', '2026-11-22T09:30:00.000+0000', '2026-11-22T09:30:00.000Z'],
    ['Call__c', '2026-11-22T10:30', '2026-11-22T09:30:00.000Z'],
    ['Call__c', '2026-07-22 10:30', '2026-07-22T08:30:00.000Z'],
    ['At__c', '09:30', '09:30:00.000Z'],
    ['Hot__c', true, true],
    ['Hot__c', 'False', false],
    ['Mail__c', ' ada@acme.example ', 'ada@acme.example'],
    ['Account__c', '001000000000001', '001000000000001AAA'],
    ['Notes__c', null, null],
    ['Notes__c', '', null],
  ])('takes for %s %j as %j', (name, given, value) => {
    expect(check(name, given)).toEqual({ ok: true, value });
  });

  it.each<[string, unknown, RegExp]>([
    ['Name', null, /empty/],
    ['Name', true, /text/],
    ['Name', { a: 1 }, /one text/],
    ['Name', 'x'.repeat(21), /21 characters, at most 20/],
    ['Stage__c', 'lost', /"lost" is not a value.*Values: open; won\./],
    ['Stage__c', 'Old', /not a value/],
    ['Tags__c', 'red;pink', /"pink" is not a value/],
    ['Tags__c', ['red', 1], /one text/],
    ['Amount__c', '1,200', /plain number/],
    ['Amount__c', '€5', /plain number/],
    ['Amount__c', '1e5', /plain number/],
    ['Amount__c', 123_456_789, /at most 8 digits/],
    ['Amount__c', true, /plain number/],
    ['Count__c', 1.5, /whole number/],
    ['Count__c', 12_345, /at most 4 digits/],
    ['Close__c', '2026-02-30', /YYYY-MM-DD/],
    ['Close__c', 'tomorrow', /YYYY-MM-DD/],
    ['Call__c', '2026-11-22', /date and time/],
    ['Call__c', '2026-11-22T25:00', /date and time/],
    ['Hot__c', 'yes', /true or false/],
    ['Hot__c', null, /true or false/],
    ['Mail__c', 'ada at acme', /e-mail/],
    ['Account__c', 'Acme', /id of a record/],
    ['Account__c', '001000000000001AAB', /id of a record/],
    ['Place__c', '1,2', /other fields/],
  ])('refuses for %s %j', (name, given, why) => {
    const checked = check(name, given);
    expect(checked.ok).toBe(false);
    expect(checked.ok ? '' : checked.why).toMatch(why);
  });

  it('takes back a value that has left the list since', () => {
    expect(check('Stage__c', 'old', true)).toEqual({ ok: true, value: 'old' });
    expect(check('Tags__c', 'black;red', true)).toEqual({ ok: true, value: 'black;red' });
  });

  it('never throws, and what it takes it takes again unchanged', () => {
    const given = fc.oneof(
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.jsonValue(),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.constantFrom(...DEAL.fields), given, (field, value) => {
        const first = fieldValue(value, field, options);
        if (first.ok) expect(fieldValue(first.value, field, options)).toEqual(first);
        else expect(first.why).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('dates', () => {
  it('reads a time without offset as the clocks of the zone show it', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
        const at = Math.floor(instant.getTime() / 60_000) * 60_000;
        const wall = new Intl.DateTimeFormat('sv-SE', {
          dateStyle: 'short',
          timeStyle: 'short',
          timeZone,
        }).format(at);
        const read = Date.parse(dateTimeValue(wall, timeZone) ?? '');
        // In the hour that clocks show twice, either of the two is right.
        expect([0, 3_600_000, -3_600_000]).toContain(read - at);
        expect(
          new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(read),
        ).toBe(wall);
      }),
    );
  });

  it('keeps instants that have an offset', () => {
    expect(dateTimeValue('2026-11-22T10:30:05+05:30', 'UTC')).toBe('2026-11-22T05:00:05.000Z');
    expect(dateTimeValue('2026-11-22T10:30:05.25-0800', 'UTC')).toBe('2026-11-22T18:30:05.250Z');
    expect(dateTimeValue('2026-11-22T10:30', 'No/Where')).toBe('2026-11-22T10:30:00.000Z');
  });

  it.each(['', '2026-13-01', '2026-00-10', '1600-01-01', '4001-01-01', '2026-1-1', '22.11.2026'])(
    'is no day: %j',
    (text) => expect(dateValue(text)).toBeNull(),
  );
  it.each(['', '24:00', '9:30', '09:60', '09:30 pm'])('is no time of day: %j', (text) =>
    expect(timeValue(text)).toBeNull(),
  );
});
