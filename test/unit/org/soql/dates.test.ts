import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateLiteral } from '../../../org/soql/date-literals.ts';
import { calendar, dayOf, formatDay, localDay, parseDay, startOfDay } from '../../../org/soql/dates.ts';
import { ask, bare, column, tinyOrg } from '../tiny-org.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20_260_311 });

/** Wednesday, 11 March 2026; weeks begin on Sunday, the fiscal year in February. */
const settings = { today: dayOf(2026, 3, 11), weekStart: 0, fiscalStartMonth: 2 };

const ranges: [string, string, string][] = [
  ['YESTERDAY', '2026-03-10', '2026-03-10'],
  ['TODAY', '2026-03-11', '2026-03-11'],
  ['tomorrow', '2026-03-12', '2026-03-12'],
  ['LAST_WEEK', '2026-03-01', '2026-03-07'],
  ['THIS_WEEK', '2026-03-08', '2026-03-14'],
  ['NEXT_WEEK', '2026-03-15', '2026-03-21'],
  ['LAST_MONTH', '2026-02-01', '2026-02-28'],
  ['THIS_MONTH', '2026-03-01', '2026-03-31'],
  ['NEXT_MONTH', '2026-04-01', '2026-04-30'],
  ['LAST_90_DAYS', '2025-12-11', '2026-03-11'],
  ['NEXT_90_DAYS', '2026-03-12', '2026-06-09'],
  ['THIS_QUARTER', '2026-01-01', '2026-03-31'],
  ['LAST_QUARTER', '2025-10-01', '2025-12-31'],
  ['NEXT_QUARTER', '2026-04-01', '2026-06-30'],
  ['THIS_YEAR', '2026-01-01', '2026-12-31'],
  ['LAST_YEAR', '2025-01-01', '2025-12-31'],
  ['NEXT_YEAR', '2027-01-01', '2027-12-31'],
  ['THIS_FISCAL_QUARTER', '2026-02-01', '2026-04-30'],
  ['LAST_FISCAL_QUARTER', '2025-11-01', '2026-01-31'],
  ['NEXT_FISCAL_QUARTER', '2026-05-01', '2026-07-31'],
  ['THIS_FISCAL_YEAR', '2026-02-01', '2027-01-31'],
  ['LAST_FISCAL_YEAR', '2025-02-01', '2026-01-31'],
  ['NEXT_FISCAL_YEAR', '2027-02-01', '2028-01-31'],
  ['LAST_N_DAYS:1', '2026-03-10', '2026-03-11'],
  ['LAST_N_DAYS:30', '2026-02-09', '2026-03-11'],
  ['NEXT_N_DAYS:3', '2026-03-12', '2026-03-14'],
  ['N_DAYS_AGO:2', '2026-03-09', '2026-03-09'],
  ['LAST_N_WEEKS:2', '2026-02-22', '2026-03-07'],
  ['NEXT_N_WEEKS:1', '2026-03-15', '2026-03-21'],
  ['N_WEEKS_AGO:1', '2026-03-01', '2026-03-07'],
  ['LAST_N_MONTHS:2', '2026-01-01', '2026-02-28'],
  ['NEXT_N_MONTHS:2', '2026-04-01', '2026-05-31'],
  ['N_MONTHS_AGO:13', '2025-02-01', '2025-02-28'],
  ['LAST_N_QUARTERS:1', '2025-10-01', '2025-12-31'],
  ['NEXT_N_QUARTERS:2', '2026-04-01', '2026-09-30'],
  ['N_QUARTERS_AGO:2', '2025-07-01', '2025-09-30'],
  ['LAST_N_YEARS:2', '2024-01-01', '2025-12-31'],
  ['NEXT_N_YEARS:1', '2027-01-01', '2027-12-31'],
  ['N_YEARS_AGO:1', '2025-01-01', '2025-12-31'],
  ['LAST_N_FISCAL_QUARTERS:1', '2025-11-01', '2026-01-31'],
  ['NEXT_N_FISCAL_QUARTERS:1', '2026-05-01', '2026-07-31'],
  ['N_FISCAL_QUARTERS_AGO:1', '2025-11-01', '2026-01-31'],
  ['LAST_N_FISCAL_YEARS:1', '2025-02-01', '2026-01-31'],
  ['NEXT_N_FISCAL_YEARS:1', '2027-02-01', '2028-01-31'],
  ['N_FISCAL_YEARS_AGO:1', '2025-02-01', '2026-01-31'],
];

describe('date literals', () => {
  it.each(ranges)('%s is %s to %s', (literal, from, last) => {
    const range = dateLiteral(literal, settings);
    expect(range && [formatDay(range.from), formatDay(range.to - 1)]).toEqual([from, last]);
  });

  it.each(['LAST_N_FOO:3', 'SOMEDAY', 'LAST_N_DAYS', 'LAST_N_DAYS:x', 'LAST_N_DAYS:9999999999'])(
    '%s is none',
    (literal) => {
      expect(dateLiteral(literal, settings)).toBeUndefined();
    },
  );

  it('begins the week where the locale does', () => {
    expect(formatDay(dateLiteral('THIS_WEEK', { ...settings, weekStart: 1 })?.from ?? 0)).toBe('2026-03-09');
  });
});

describe('days', () => {
  it('knows which days exist', () => {
    expect(parseDay('2024-02-29')).toBeDefined();
    expect(parseDay('2026-02-29')).toBeUndefined();
    expect(parseDay('2026-13-01')).toBeUndefined();
  });

  it('begins a day where its zone does, on every day of a year with clock changes', () => {
    const zones = fc.constantFrom(
      'America/Los_Angeles',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Australia/Sydney',
      'GMT',
    );
    fc.assert(
      fc.property(fc.integer({ min: dayOf(2024, 1, 1), max: dayOf(2027, 12, 31) }), zones, (day, zone) => {
        const start = startOfDay(day, zone);
        expect(localDay(start, zone)).toBe(day);
        expect(localDay(start - 1000, zone)).toBe(day - 1);
        expect(calendar(day).date).toBe(new Date(day * 86_400_000).getUTCDate());
      }),
      { numRuns: 100 },
    );
  });
});

describe('dates in queries', () => {
  const org = tinyOrg();
  // 8 p.m. on 10 March in Los Angeles, 11 March in Tokyo and in UTC.
  org.add('Account', { Name: 'Evening', CreatedDate: '2026-03-11T03:00:00.000+0000' }, org.staff.sofia);
  org.add('Account', { Name: 'Morning', CreatedDate: '2026-03-11T16:00:00.000+0000' }, org.staff.sofia);
  org.add('Account', { Name: 'Old', CreatedDate: '2026-01-05T12:00:00.000+0000' }, org.staff.sofia);
  for (const [name, day] of [
    ['Past', '2026-02-08'],
    ['Edge', '2026-02-09'],
    ['Today', '2026-03-11'],
    ['Soon', '2026-03-18'],
    ['Late', '2026-06-30'],
  ] as const) {
    org.add('Opportunity', { Name: name, StageName: 'Prospecting', CloseDate: day });
  }
  const accounts = (who: string, where: string) =>
    column(ask(org.as(who), `SELECT Name FROM Account WHERE ${where}`), 'Name');
  const closing = (where: string) =>
    column(ask(org.admin, `SELECT Name FROM Opportunity WHERE CloseDate ${where}`), 'Name');

  it('takes the day of a moment from the time zone of the user', () => {
    expect(accounts('Avery', 'CreatedDate = TODAY')).toEqual(['Morning']);
    expect(accounts('Avery', 'CreatedDate = YESTERDAY')).toEqual(['Evening']);
    // In Tokyo it is the 12th already.
    expect(accounts('Hana', 'CreatedDate = YESTERDAY')).toEqual(['Evening']);
    expect(accounts('Hana', 'CreatedDate = TODAY')).toEqual(['Morning']);
  });

  it('compares with moments in any offset', () => {
    expect(accounts('Avery', 'CreatedDate >= 2026-03-11T04:00:00+01:00')).toEqual(['Evening', 'Morning']);
    expect(accounts('Avery', 'CreatedDate > 2026-03-11T03:00:00Z')).toEqual(['Morning']);
    expect(accounts('Avery', 'CreatedDate = 2026-03-11T03:00:00.000Z')).toEqual(['Evening']);
  });

  it.each([
    ['= LAST_N_DAYS:30', ['Edge', 'Today']],
    ['> LAST_N_DAYS:30', ['Today', 'Soon', 'Late']],
    ['>= LAST_N_DAYS:30', ['Edge', 'Today', 'Soon', 'Late']],
    ['< LAST_N_DAYS:30', ['Past']],
    ['= NEXT_N_DAYS:7', ['Soon']],
    ['<= NEXT_N_DAYS:7', ['Past', 'Edge', 'Today', 'Soon']],
    ['> NEXT_N_DAYS:7', ['Late']],
    ['= THIS_MONTH', ['Today', 'Soon']],
    ['> THIS_MONTH', ['Late']],
    ['< THIS_MONTH', ['Past', 'Edge']],
    ['<= TODAY', ['Past', 'Edge', 'Today']],
    ['!= THIS_MONTH', ['Past', 'Edge', 'Late']],
    ['= 2026-03-11', ['Today']],
    ['IN (2026-03-11, LAST_MONTH)', ['Past', 'Edge', 'Today']],
  ])('CloseDate %s', (where, expected) => {
    expect(closing(where)).toEqual(expected);
  });

  it('takes parts of moments in UTC, or in the time zone of the user', () => {
    const hours = (expression: string) =>
      ask(org.admin, `SELECT ${expression} h, COUNT(Id) c FROM Account GROUP BY ${expression}`).map(bare);
    expect(hours('HOUR_IN_DAY(CreatedDate)')).toEqual([
      { h: 3, c: 1 },
      { h: 12, c: 1 },
      { h: 16, c: 1 },
    ]);
    expect(hours('HOUR_IN_DAY(convertTimezone(CreatedDate))')).toEqual([
      { h: 4, c: 1 },
      { h: 9, c: 1 },
      { h: 20, c: 1 },
    ]);
    expect(accounts('Avery', 'DAY_ONLY(CreatedDate) = 2026-03-11')).toEqual(['Evening', 'Morning']);
    expect(accounts('Avery', 'DAY_ONLY(convertTimezone(CreatedDate)) = 2026-03-10')).toEqual(['Evening']);
    expect(accounts('Avery', 'CALENDAR_MONTH(CreatedDate) = 1')).toEqual(['Old']);
  });
});
