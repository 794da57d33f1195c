import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ActivityDetails } from '../../../../../components/settings/activity/activity-details.tsx';
import { ActivityFilters } from '../../../../../components/settings/activity/activity-filters.tsx';
import { ActivityList } from '../../../../../components/settings/activity/activity-list.tsx';
import { activityTable } from '../../../../../components/settings/activity/activity-table.ts';
import { decisionWords, outcomeWords } from '../../../../../components/settings/activity/activity-words.ts';
import { endOfDay, startOfDay } from '../../../../../components/settings/activity/day-range.ts';
import { verificationWords } from '../../../../../components/settings/activity/verification-words.ts';
import { dayOf } from '../../../../../components/settings/calendar-day.ts';
import { toCsv } from '../../../../../lib/csv.ts';
import { ALL_ACTIVITY } from '../../../../../lib/storage/activity-pages.ts';
import { ACTIVITY_DECISIONS, ACTIVITY_OUTCOMES } from '../../../../../lib/storage/activity-row.ts';
import { connection } from '../../../../demo/gallery/invented.ts';
import { activityRow, MORNING } from '../../../../demo/gallery/settings-activity.ts';

describe('the list of calls', () => {
  it('shows each with its tool, org, decision and outcome', () => {
    const html = renderToStaticMarkup(<ActivityList rows={MORNING} connections={[]} />);
    expect([...html.matchAll(/aria-expanded="false"/g)]).toHaveLength(MORNING.length);
    for (const words of [
      'Delete records',
      'Blocked',
      'Not run',
      'Northwind Robotics',
      'Unknown tool',
      'Not connected',
    ])
      expect(html).toContain(words);
  });

  it('has words for every decision and outcome', () => {
    expect(ACTIVITY_DECISIONS.map(decisionWords)).not.toContain('');
    expect(ACTIVITY_OUTCOMES.map(outcomeWords)).not.toContain('');
    expect(new Set(ACTIVITY_DECISIONS.map(decisionWords)).size).toBe(ACTIVITY_DECISIONS.length);
  });

  it('links records only where it knows the org they are in', () => {
    const row = activityRow(1);
    const linked = renderToStaticMarkup(
      <ActivityDetails row={row} lightningHost={connection.lightningHost} />,
    );
    expect(linked).toContain(
      `href="https://${connection.lightningHost}/lightning/r/001Hs00003QvTzLIAV/view"`,
    );
    const plain = renderToStaticMarkup(<ActivityDetails row={row} lightningHost={null} />);
    expect(plain).not.toContain('href');
    expect(plain).toContain('001Hs00003QvTzLIAV');
  });

  it('gives a record no link to another org', () => {
    const row = activityRow(1, { orgId: '00DHs0000099999MAA' });
    const html = renderToStaticMarkup(<ActivityList rows={[row]} connections={[connection]} />);
    expect(html).not.toContain(connection.lightningHost);
  });

  it('can be filtered by what is in it', () => {
    const html = renderToStaticMarkup(
      <ActivityFilters
        filter={{ ...ALL_ACTIVITY, tool: 'update_records' }}
        choices={{ tools: ['update_records'], orgs: [{ orgId: 'o', orgName: 'Northwind' }] }}
        onFilter={() => undefined}
      />,
    );
    expect(html).toMatch(/<option value="update_records" selected="">Update records/);
    expect(html).toContain('Northwind');
    expect(html).toContain('Clear filters');
  });
});

describe('what Verify found, in words', () => {
  const whole = { ok: true, rows: 1_204, since: Date.UTC(2026, 8, 1, 12), pruned: null } as const;
  it.each([
    [{ ...whole, rows: 0, since: null }, 'The log is empty'],
    [{ ...whole, rows: 1 }, 'its 1 entry'],
    [whole, 'all 1,204 entries'],
    [
      { ok: false, seq: 1_512, at: Date.UTC(2026, 8, 1, 12), reason: 'changed' },
      'entry 1,512, of Sep 1, 2026',
    ],
    [{ ok: false, seq: 7, at: null, reason: 'missing' }, 'entry 7 is missing'],
  ] as const)('%j', (found, words) => {
    expect(verificationWords(found).title).toContain(words);
  });

  it('names what retention took', () => {
    const pruned = { rows: 310, at: Date.UTC(2026, 10, 20, 12) };
    expect(verificationWords({ ...whole, pruned }).more.join(' ')).toMatch(
      /310 older entries .* Nov 20, 2026/,
    );
  });
});

describe('the export', () => {
  it('has a cell for every column of every row', () => {
    const { columns, rows } = activityTable(MORNING);
    expect(columns.every(({ label }) => label !== '')).toBe(true);
    expect(rows).toHaveLength(MORNING.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('runs no formula that stands in an org’s or a user’s name', () => {
    const csv = toCsv(
      activityTable([activityRow(1, { orgName: '=HYPERLINK("http://x")', userName: '@SUM(1)' })]),
    );
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toContain(`,'@SUM(1)`);
  });
});

describe('days of a filter', () => {
  it('are whole, in the zone of this browser', () => {
    const days = fc.date({ min: new Date(1990, 0, 1), max: new Date(2090, 0, 1), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = dayOf(date.getTime());
        const [from, to] = [startOfDay(day) ?? Number.NaN, endOfDay(day) ?? Number.NaN];
        expect(from).toBeLessThanOrEqual(date.getTime());
        expect(to).toBeGreaterThan(date.getTime());
        expect(dayOf(from)).toBe(day);
        expect(startOfDay(dayOf(to))).toBe(to);
      }),
    );
  });

  it.each(['', '2026-02-30', '2026-13-01', 'yesterday', '2026-11'])('%j is none', (typed) => {
    expect(startOfDay(typed)).toBeNull();
    expect(endOfDay(typed)).toBeNull();
  });
});
