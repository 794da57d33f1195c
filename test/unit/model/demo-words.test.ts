import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutcome } from '../../model/demo/outcome.ts';
import { activityIn } from '../../model/demo/writes/activity-wish.ts';
import { dayIn, plus, timeIn } from '../../model/demo/writes/day.ts';
import { particulars } from '../../model/demo/writes/particulars.ts';
import { amountOf, isSame, newValue } from '../../model/demo/writes/value.ts';
import { written } from '../../model/demo/writes/written.ts';

/** A Sunday. */
const TODAY = '2026-11-22';

describe('a day', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    ['next Tuesday', '2026-11-24'],
    ['on Sunday', '2026-11-29'],
    ['tomorrow', '2026-11-23'],
    ['in 2 weeks', '2026-12-06'],
    ['December 31st', '2026-12-31'],
    ['on 3 March', '2027-03-03'],
    ['31 Dec 2027', '2027-12-31'],
    ['2026-02-30', undefined],
    ['31 February', undefined],
    ['soon', undefined],
  ])('%s', (text, day) => {
    expect(dayIn(text, TODAY)?.day).toBe(day);
  });

  it('needs to know today, unless it is a full date', () => {
    expect(dayIn('tomorrow', undefined)).toBeUndefined();
    expect(dayIn('2026-12-31', undefined)?.day).toBe('2026-12-31');
  });

  it('is a weekday after today, at most a week away', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => plus('2000-01-01', n));
    fc.assert(
      fc.property(days, fc.constantFrom('Monday', 'Friday', 'Sunday'), (today, name) => {
        const day = dayIn(`next ${name}`, today)?.day ?? '';
        expect(
          new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }),
        ).toBe(name);
        expect(day > today && day <= plus(today, 7)).toBe(true);
      }),
    );
  });
});

describe('a time', () => {
  it.each([
    ['at 3 pm', '15:00'],
    ['at 12am', '00:00'],
    ['14:30', '14:30'],
    ['at 9', '09:00'],
    ['at 9:05', '09:05'],
    ['at 25', undefined],
    ['13 pm', undefined],
    ['room 7', undefined],
  ])('%s', (text, time) => {
    expect(timeIn(text)?.time).toBe(time);
  });
});

describe('a value', () => {
  it.each([
    ['300,000', 'amount', '300000'],
    ['$300k', 'amount', '300000'],
    ['EUR 1.5 million', 'amount', '1500000'],
    ['80 %', 'probability', '80'],
    ['+1 555 010 7711', 'phone', '+1 555 010 7711'],
    ['“Legal reviews.”', 'next step', 'Legal reviews.'],
    ['next Friday', 'close date', '2026-11-27'],
    ['next Friday', 'next step', 'next Friday'],
    ['call on Friday', 'start note', 'call on Friday'],
    ['empty', 'fax', null],
  ])('%s in %s', (text, field, value) => {
    expect(newValue(text, field, TODAY)).toBe(value);
  });

  it('is the same however it is shown', () => {
    expect(isSame('$300,000', '300000')).toBe(true);
    expect(isSame('Closed won', 'Closed Won')).toBe(true);
    expect(isSame('', null)).toBe(true);
    expect(isSame('0', null)).toBe(false);
    expect(isSame('30', '300')).toBe(false);
  });

  it('is the number that was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (n) => {
        expect(amountOf(n.toLocaleString('en-US'))).toBe(String(n));
        expect(amountOf(`$${n}`)).toBe(String(n));
      }),
    );
  });
});

describe('a new record in words', () => {
  it.each([
    ['Jane Doe at Example Freight', true, { name: 'Jane Doe', at: 'Example Freight' }],
    [
      'Jane Doe with email jane@example.com',
      true,
      { name: 'Jane Doe', fields: { Email: 'jane@example.com' } },
    ],
    [
      'Jane Doe, phone +1 555 010 7711, title CFO',
      true,
      { name: 'Jane Doe', fields: { Phone: '+1 555 010 7711', Title: 'CFO' } },
    ],
    [
      'Scanners for 20,000 closing 2026-12-31 on this account',
      false,
      { name: 'Scanners', amount: '20,000', closing: '2026-12-31', here: true },
    ],
    ['Trouble at the depot', false, { name: 'Trouble at the depot', at: undefined }],
    ['', true, { name: '' }],
  ])('%s', (words, ofPerson, wanted) => {
    expect(particulars(words, ofPerson)).toMatchObject(wanted);
  });
});

describe('an activity in words', () => {
  it.each([
    [
      'Log a call with Elena: discussed pricing',
      { kind: 'call', person: 'Elena', day: TODAY, notes: 'Discussed pricing' },
    ],
    [
      'log a call with Kofi Onyango yesterday about tablets',
      { kind: 'call', person: 'Kofi Onyango', day: '2026-11-21', notes: 'Tablets' },
    ],
    ['create a task to follow up next Tuesday', { kind: 'task', subject: 'Follow up', day: '2026-11-24' }],
    [
      'remind me to call Elena about the order form tomorrow',
      { kind: 'task', subject: 'Call Elena about the order form', day: '2026-11-23' },
    ],
    ['add a task for Friday: send the quote', { kind: 'task', day: '2026-11-27', notes: 'Send the quote' }],
    [
      'schedule a meeting with Elena on Tuesday at 10:30 about pricing',
      { kind: 'event', person: 'Elena', start: '2026-11-24T10:30', notes: 'Pricing' },
    ],
    [
      'create a task to prepare slides for the deal Driver tablets',
      { kind: 'task', subject: 'Prepare slides', about: 'the deal Driver tablets' },
    ],
  ])('%s', (words, wanted) => {
    expect(activityIn(words, TODAY)).toMatchObject(wanted);
  });
});

describe('what became of a write', () => {
  const told = (text: string) =>
    written(readOutcome({ tool: 'update_records', args: {} }, text), 'the change of Acme');

  it.each([
    [
      'Unknown outcome: the browser stopped while this was being written. Do not repeat it; read the record first.',
      'not known** whether the change of Acme was saved',
    ],
    [
      'It is not known whether anything was saved.\n<<<data\nRecord 1 (Acme): UNKNOWN. cut\ndata>>>\nUNKNOWN: the connection broke.',
      'Record 1 (Acme): UNKNOWN. cut',
    ],
    ['This call was cancelled by the user.', 'You stopped the change of Acme.'],
    ['This tool is disabled. Do not call it again.', 'Settings → Tool permissions'],
    [
      'Failed with REQUEST_LIMIT_EXCEEDED. No data was read.\nNothing was written either.',
      'I could not make the change of Acme: Failed with REQUEST_LIMIT_EXCEEDED. Nothing was written either.',
    ],
    ['The call failed: something', 'something'],
    ['', 'I could not make the change of Acme.'],
  ])('%s', (text, wanted) => {
    const answer = told(text);
    expect(answer).toContain(wanted);
    expect(answer).not.toMatch(/\*\*(Saved|Created|Deleted|Restored)/);
  });

  it('tells those that were saved from those that were not', () => {
    const answer = told(
      'Updated 1 of 2 records.\n<<<data\nRecord 2 (Beta): not saved. FIELD_CUSTOM_VALIDATION_EXCEPTION: No | <b>\ndata>>>\nWhat was saved stays saved: do not send it again.\n<<<data\nr3: 1 rows of 1 | object Account\nId|Name|Phone\n001000000000001AAA|Alpha|1\ndata>>>',
    );
    expect(answer).toContain('**Saved 1 of 2 records.**');
    expect(answer).toContain('| [Alpha](record:001000000000001AAA) | 1 |');
    expect(answer).toContain(
      '- Record 2 (Beta): not saved. FIELD_CUSTOM_VALIDATION_EXCEPTION: No \\| \\<b\\>',
    );
  });

  it('claims nothing, whatever the tool says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/^(Created|Updated|Deleted|Restored) \d/.test(text.trim()))
          expect(told(text)).not.toMatch(/^\*\*(Saved|Created|Deleted)\b/);
      }),
    );
  });
});
