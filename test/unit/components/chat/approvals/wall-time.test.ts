import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, wallTime } from '../../../../../components/chat/approvals/wall-time.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const minutes = fc
  .date({ min: new Date('1975-01-01T00:00Z'), max: new Date('2090-01-01T00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 16)}:00.000Z`);

test('the clock shows the same time after a way there and back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), minutes, (zone, instant) => {
      const wall = wallTime(instant, zone) ?? '';
      // The instant itself may differ: in autumn one hour comes twice.
      expect(wallTime(instantOf(wall, zone) ?? '', zone)).toBe(wall);
    }),
  );
});

test.each([
  ['2026-07-01T07:30:00.000Z', 'Europe/Berlin', '2026-07-01T09:30'],
  ['2026-01-01T08:30:00.000+0000', 'Europe/Berlin', '2026-01-01T09:30'],
  ['2026-01-01T23:45:00Z', 'Asia/Kolkata', '2026-01-02T05:15'],
  ['2026-01-01T08:30:00Z', 'No/Where', '2026-01-01T08:30'],
])('%s in %s is %s', (instant, zone, wall) => {
  expect(wallTime(instant, zone)).toBe(wall);
  expect(Date.parse(instantOf(wall, zone) ?? '')).toBe(Date.parse(instant.replace('+0000', 'Z')));
});

test('a time that the clocks leave out is still an instant', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
});

test.each(['', 'tomorrow', '2026-13-01T10:00', '2026-01-01', '2026-01-01T10:00Z'])(
  '%j is no time',
  (text) => {
    expect(instantOf(text, 'UTC')).toBeNull();
  },
);

test('nor is what cannot be read an instant', () => {
  expect(wallTime('soon', 'UTC')).toBeNull();
});
