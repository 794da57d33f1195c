import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiRow } from '../../../org/contract.ts';
import { loadOrg } from '../../../org/load.ts';
import { likePattern } from '../../../org/soql/literals.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 20_260_311 });

const org = loadOrg({ now: new Date('2026-03-11T17:00:00Z') });
const admin = org.session(org.users[0]?.id ?? '');
const run = (soql: string): ApiRow[] => admin.query(soql, { includeDeleted: false }).rows;
const ids = (soql: string) => run(soql).map((row) => row.Id as string);

interface Sample {
  Id: string;
  StageName: string;
  Amount: number | null;
  Type: string | null;
  IsWon: boolean;
  NextStep: string | null;
}
const all = run(
  'SELECT Id, StageName, Amount, Type, IsWon, NextStep FROM Opportunity',
) as unknown as Sample[];

/** A condition as text beside the same one as JavaScript. */
interface Rule {
  soql: string;
  holds(row: Sample): boolean;
}

const low = (text: string | null) => text?.toLowerCase() ?? null;
const stage = fc.constantFrom('Prospecting', 'closed won', 'Closed Lost', 'Qualification', 'nothing');
const amount = fc.integer({ min: 0, max: 200_000 });

const test: fc.Arbitrary<Rule> = fc.oneof(
  stage.map((value) => ({
    soql: `StageName = '${value}'`,
    holds: (row: Sample) => low(row.StageName) === low(value),
  })),
  stage.map((value) => ({
    soql: `StageName != '${value}'`,
    holds: (row: Sample) => low(row.StageName) !== low(value),
  })),
  amount.map((value) => ({
    soql: `Amount > ${value}`,
    holds: (row: Sample) => row.Amount !== null && row.Amount > value,
  })),
  amount.map((value) => ({
    soql: `Amount <= ${value}`,
    holds: (row: Sample) => row.Amount !== null && row.Amount <= value,
  })),
  fc.constant({ soql: 'Amount = null', holds: (row: Sample) => row.Amount === null }),
  fc.constant({
    soql: "Type IN ('new customer', null)",
    holds: (row: Sample) => row.Type === null || row.Type === 'New Customer',
  }),
  fc.constant({ soql: "Type NOT IN ('New Customer')", holds: (row: Sample) => row.Type !== 'New Customer' }),
  fc.constant({ soql: 'IsWon = true', holds: (row: Sample) => row.IsWon }),
  fc.constant({
    soql: "NextStep LIKE '%review%'",
    holds: (row: Sample) => row.NextStep?.toLowerCase().includes('review') ?? false,
  }),
);

/** Nested AND, OR and NOT, with brackets wherever Salesforce wants them. */
const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    test,
    fc.array(tie('rule'), { minLength: 2, maxLength: 3 }).map((parts) => ({
      soql: `(${parts.map((part) => part.soql).join(' AND ')})`,
      holds: (row: Sample) => parts.every((part) => part.holds(row)),
    })),
    fc.array(tie('rule'), { minLength: 2, maxLength: 3 }).map((parts) => ({
      soql: `(${parts.map((part) => part.soql).join(' OR ')})`,
      holds: (row: Sample) => parts.some((part) => part.holds(row)),
    })),
    tie('rule').map((part) => ({ soql: `(NOT ${part.soql})`, holds: (row: Sample) => !part.holds(row) })),
  ),
})).rule;

describe('properties of queries', () => {
  it('finds exactly the rows that a condition holds for, however it is nested', () => {
    fc.assert(
      fc.property(rule, ({ soql, holds }) => {
        expect(ids(`SELECT Id FROM Opportunity WHERE ${soql}`)).toEqual(
          all.filter(holds).map((row) => row.Id),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps conditions on groups, however they are nested', () => {
    const stages = [...new Set(all.map((row) => row.StageName))];
    const sizes = new Map(stages.map((name) => [name, all.filter((row) => row.StageName === name).length]));
    type Having = { soql: string; holds(name: string): boolean };
    const group: fc.Arbitrary<Having> = fc.letrec<{ group: Having }>((tie) => ({
      group: fc.oneof(
        { maxDepth: 3 },
        fc
          .integer({ min: 0, max: 210 })
          .map((n) => ({ soql: `COUNT(Id) > ${n}`, holds: (name: string) => (sizes.get(name) ?? 0) > n })),
        stage.map((value) => ({
          soql: `StageName = '${value}'`,
          holds: (name: string) => low(name) === low(value),
        })),
        tie('group').map((part) => ({
          soql: `(NOT ${part.soql})`,
          holds: (name: string) => !part.holds(name),
        })),
        fc.tuple(tie('group'), tie('group')).map(([a, b]) => ({
          soql: `(${a.soql} AND ${b.soql})`,
          holds: (name: string) => a.holds(name) && b.holds(name),
        })),
        fc.tuple(tie('group'), tie('group')).map(([a, b]) => ({
          soql: `(${a.soql} OR ${b.soql})`,
          holds: (name: string) => a.holds(name) || b.holds(name),
        })),
      ),
    })).group;
    fc.assert(
      fc.property(group, ({ soql, holds }) => {
        const found = run(`SELECT StageName FROM Opportunity GROUP BY StageName HAVING ${soql}`).map(
          (row) => row.StageName,
        );
        expect(found.sort()).toEqual(stages.filter(holds).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a query into pages without loss or repetition', () => {
    const order = fc.constantFrom(
      'Name',
      'Industry, Name DESC',
      'AnnualRevenue DESC NULLS LAST',
      'Owner.Name',
      'CreatedDate',
    );
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: 120 }), (by, size) => {
        const whole = ids(`SELECT Id FROM Account ORDER BY ${by}`);
        const pages: string[] = [];
        for (let from = 0; from < whole.length; from += size)
          pages.push(...ids(`SELECT Id FROM Account ORDER BY ${by} LIMIT ${size} OFFSET ${from}`));
        expect(pages).toEqual(whole);
        expect([...whole].sort()).toEqual(ids('SELECT Id FROM Account').sort());
      }),
      { numRuns: 25 },
    );
  });

  it('reverses everything but empty values from ASC to DESC', () => {
    fc.assert(
      fc.property(fc.constantFrom('Amount', 'CloseDate', 'Name', 'StageName', 'NextStep'), (field) => {
        const values = (direction: string) =>
          run(`SELECT ${field} FROM Opportunity ORDER BY ${field} ${direction} NULLS LAST`).map(
            (row) => row[field],
          );
        const up = values('ASC');
        const full = up.filter((value) => value !== null);
        expect(values('DESC')).toEqual([...full.reverse(), ...up.filter((value) => value === null)]);
      }),
      { numRuns: 5 },
    );
  });

  it('adds up the same by groups and at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('StageName', 'Type', 'AccountId', 'CALENDAR_MONTH(CloseDate)', 'Owner.Name', 'IsWon'),
        (by) => {
          const groups = run(`SELECT COUNT(Id) c, SUM(Amount) s FROM Opportunity GROUP BY ${by}`);
          const [whole] = run('SELECT COUNT(Id) c, SUM(Amount) s FROM Opportunity');
          expect(groups.reduce((sum, row) => sum + Number(row.c), 0)).toBe(whole?.c);
          expect(groups.reduce((sum, row) => sum + Number(row.s), 0)).toBeCloseTo(Number(whole?.s), 2);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('gives a parent exactly the children that name it', () => {
    const children = new Map<string, number>();
    for (const row of run('SELECT AccountId FROM Contact WHERE AccountId != null')) {
      children.set(String(row.AccountId), (children.get(String(row.AccountId)) ?? 0) + 1);
    }
    for (const row of run('SELECT Id, (SELECT Id FROM Contacts) FROM Account')) {
      const list = row.Contacts as { totalSize: number } | null;
      expect(list?.totalSize ?? 0).toBe(children.get(String(row.Id)) ?? 0);
    }
  });

  it('never fails with anything but an org error, whatever it is asked', () => {
    const word = fc.constantFrom(
      'SELECT',
      'Id',
      'FROM',
      'Account',
      'WHERE',
      '(',
      ')',
      ',',
      '=',
      "'x'",
      'AND',
      'OR',
      'NOT',
      'IN',
      'LIKE',
      'COUNT',
      'GROUP',
      'BY',
      'ORDER',
      'LIMIT',
      '5',
      'TODAY',
      'null',
      'Owner.Name',
      'HAVING',
      '.',
      ':',
      'TYPEOF',
      'END',
      'Contacts',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        try {
          run(words.join(' '));
        } catch (error) {
          expect(error).toHaveProperty('errorCode');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('LIKE', () => {
  it('agrees with a regular expression', () => {
    const letters = fc.constantFrom('a', 'b', '%', '_', 'A', '.');
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.array(fc.constantFrom('a', 'b', 'B', '.'), { maxLength: 8 }),
        (pattern, text) => {
          const source = pattern
            .map((char) => (char === '%' ? '.*' : char === '_' ? '.' : char === '.' ? '\\.' : char))
            .join('');
          expect(likePattern(pattern.join(''))(text.join(''))).toBe(
            new RegExp(`^${source}$`, 'is').test(text.join('')),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answers at once to a pattern made to keep it busy', () => {
    expect(likePattern(`${'%a'.repeat(40)}%b`)('a'.repeat(255))).toBe(false);
  });
});
