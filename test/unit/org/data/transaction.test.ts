import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrgSession } from '../../../org/contract.ts';
import { OrgError } from '../../../org/contract.ts';
import { settle, type TinyOrg, tinyOrg } from '../tiny-org.ts';

const OBJECTS = ['Account', 'Contact', 'Opportunity', 'OpportunityContactRole', 'Task', 'Campaign'];

/** All rows with values, versions and whether they are deleted, and what the recycle bin would bring back. */
const snapshot = ({ store }: TinyOrg) =>
  structuredClone(
    OBJECTS.flatMap((name) => {
      const object = store.schema.object(name);
      return object
        ? [...store.rows(object)].map(({ id, values, version, deleted }) => ({
            id,
            values,
            version,
            deleted,
            bin: store.recycleBin.entry(id),
            part: store.recycleBin.wentWithAnother(id),
          }))
        : [];
    }),
  );

/** Runs a step on the records there are; what Salesforce refuses is a step, too. */
function step(
  org: TinyOrg,
  session: OrgSession,
  [kind, pick, value]: readonly [number, number, number],
): void {
  const rows = OBJECTS.flatMap((name) => {
    const object = org.store.schema.object(name);
    return object ? [...org.store.rows(object)] : [];
  });
  const row = rows[pick % rows.length];
  const id = (name: string) =>
    org.store.list(name)[value % Math.max(1, org.store.list(name).length)]?.id ?? null;
  try {
    if (kind === 0) session.create('Contact', { LastName: `L${value}`, AccountId: id('Account') });
    else if (kind === 1)
      session.create('Opportunity', {
        Name: `O${value}`,
        StageName: 'Prospecting',
        CloseDate: '2026-05-01',
        Amount: value,
        AccountId: id('Account'),
        CampaignId: id('Campaign'),
      });
    else if (kind === 2)
      session.create('OpportunityContactRole', {
        OpportunityId: id('Opportunity'),
        ContactId: id('Contact'),
      });
    else if (kind === 3)
      session.create('Task', { Subject: `T${value}`, WhatId: id('Opportunity'), Status: 'Completed' });
    else if (row && kind === 4) session.update(row.object.name, row.id, { Description: `D${value}` });
    else if (row && kind === 5) session.delete(row.object.name, row.id);
    else if (row && kind === 6) session.undelete(row.id);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
  }
}

const steps = fc.array(fc.tuple(fc.nat(6), fc.nat(50), fc.nat(50)), { maxLength: 12 });

function seeded(): TinyOrg {
  const org = tinyOrg();
  for (const name of ['A', 'B']) org.add('Account', { Name: name });
  org.add('Campaign', { Name: 'Expo' });
  settle(org);
  return org;
}

describe('a transaction', () => {
  it('that fails leaves everything as it was, whatever was done in it', () => {
    fc.assert(
      fc.property(steps, steps, steps, (before, inner, outer) => {
        const org = seeded();
        for (const one of before) step(org, org.admin, one);
        const then = snapshot(org);
        const failing = () =>
          org.admin.transaction(() => {
            org.admin.transaction(() => {
              for (const one of inner) step(org, org.admin, one);
            });
            for (const one of outer) step(org, org.admin, one);
            throw new RangeError('undo');
          });
        expect(failing).toThrow(RangeError);
        expect(snapshot(org)).toEqual(then);
      }),
      { numRuns: 60 },
    );
  });

  it('that fails inside of another undoes its own part only', () => {
    const org = seeded();
    org.admin.transaction(() => {
      org.admin.create('Account', { Name: 'Stays' });
      expect(() =>
        org.admin.transaction(() => {
          org.admin.create('Account', { Name: 'Goes' });
          throw new RangeError('undo');
        }),
      ).toThrow(RangeError);
    });
    expect(org.store.list('Account').map((row) => row.values.Name)).toEqual(['A', 'B', 'Stays']);
  });

  it('that succeeds is the same as no transaction', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const [plain, wrapped] = [seeded(), seeded()];
        for (const one of all) step(plain, plain.admin, one);
        wrapped.admin.transaction(() => {
          for (const one of all) step(wrapped, wrapped.admin, one);
        });
        expect(snapshot(wrapped)).toEqual(snapshot(plain));
      }),
      { numRuns: 40 },
    );
  });
});

describe('delete and undelete', () => {
  it('are inverse for every record that can be deleted, but for the stamps', () => {
    const STAMPS = ['IsDeleted', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];
    const visible = (org: TinyOrg) =>
      OBJECTS.flatMap((name) =>
        org.admin
          .query(`SELECT FIELDS(STANDARD) FROM ${name}`, { includeDeleted: false })
          .rows.map((row) => Object.entries(row).filter(([field]) => !STAMPS.includes(field))),
      );
    fc.assert(
      fc.property(steps, fc.nat(50), (before, pick) => {
        const org = seeded();
        for (const one of before) step(org, org.admin, one);
        const rows = OBJECTS.flatMap((name) => org.store.list(name));
        const row = rows[pick % rows.length];
        if (!row) return;
        const then = visible(org);
        try {
          org.admin.delete(row.object.name, row.id);
        } catch (error) {
          if (error instanceof OrgError) return;
          throw error;
        }
        org.admin.undelete(row.id);
        expect(visible(org)).toEqual(then);
      }),
      { numRuns: 60 },
    );
  });
});
