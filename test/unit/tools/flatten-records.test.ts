import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawRecord } from '../../../lib/salesforce/org-client.ts';
import { flattenRecords } from '../../../lib/tools/flatten-records.ts';
import { ACCOUNT_ID, row } from './fake-org.ts';

describe('flattenRecords', () => {
  it('takes the nesting out', () => {
    const flat = flattenRecords([
      row('Contact', '003000000000001AAA', {
        Name: 'Ann',
        Account: row('Account', ACCOUNT_ID, {
          Name: 'Acme',
          Owner: row('User', '005000000000001AAA', { Name: 'Joe' }),
        }),
        MailingAddress: {
          street: '1 Way',
          city: 'Bern',
          state: null,
          postalCode: '3000',
          country: 'CH',
          latitude: null,
        },
        Place__c: { latitude: 47.1, longitude: 8.5 },
        IsActive: false,
      }),
    ]);
    expect(flat.paths).toEqual([
      'Name',
      'Account.Name',
      'Account.Owner.Name',
      'MailingAddress',
      'Place__c',
      'IsActive',
    ]);
    expect(flat.rows).toEqual([['Ann', 'Acme', 'Joe', '1 Way, Bern, 3000, CH', '47.1, 8.5', false]]);
    expect(flat.recordIds).toEqual(['003000000000001AAA']);
  });

  it('fills rows whose parent is empty, without a column for the parent', () => {
    const flat = flattenRecords([
      row('Contact', '003000000000001AAA', { Name: 'Ann', Account: null }),
      row('Contact', '003000000000002AAA', {
        Name: 'Bob',
        Account: row('Account', ACCOUNT_ID, { Name: 'Acme' }),
      }),
    ]);
    expect(flat.paths).toEqual(['Name', 'Account.Name']);
    expect(flat.rows).toEqual([
      ['Ann', null],
      ['Bob', 'Acme'],
    ]);
  });

  it('counts the rows of child subqueries and hands them over with their parents', () => {
    const contact = (n: number) => row('Contact', `00300000000000${n}AAA`, { Name: `C${n}` });
    const flat = flattenRecords([
      row('Account', ACCOUNT_ID, {
        Name: 'Acme',
        Contacts: { totalSize: 5, done: false, records: [contact(1), contact(2)] },
      }),
      row('Account', '001000000000002AAA', { Name: 'Beta', Contacts: null }),
      row('Account', '001000000000003AAA', {
        Name: 'Gamma',
        Contacts: { totalSize: 1, done: true, records: [contact(3)] },
      }),
    ]);
    expect(flat.rows).toEqual([
      ['Acme', 5],
      ['Beta', null],
      ['Gamma', 1],
    ]);
    expect(flat.children).toMatchObject([{ relationship: 'Contacts', parents: [0, 0, 2], total: 6 }]);
    expect(flat.children[0]?.records).toHaveLength(3);
  });

  it('gives aggregates no id, and ids in 18 characters', () => {
    const flat = flattenRecords([
      { attributes: { type: 'AggregateResult' }, StageName: 'Won', expr0: 4 },
      row('Account', 'x', { Id: '001000000000001' }),
      { Name: 'no attributes' },
    ]);
    expect(flat.recordIds).toEqual([null, ACCOUNT_ID, null]);
  });

  it('keeps every plain value at its path', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const fields = fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{1,4}$/), value, { maxKeys: 4 });
    const { record } = fc.letrec<{ record: RawRecord }>((tie) => ({
      record: fc
        .tuple(
          fields,
          fc.dictionary(
            fc.stringMatching(/^[a-z]{2}__r$/),
            fc.option(tie('record'), { depthIdentifier: 'd' }),
            { maxKeys: 2 },
          ),
        )
        .map(([own, parents]) => ({ attributes: { type: 'X' }, ...own, ...parents })),
    }));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (records) => {
        const flat = flattenRecords(records);
        expect(flat.rows).toHaveLength(records.length);
        expect(new Set(flat.paths).size).toBe(flat.paths.length);
        for (const cells of flat.rows) expect(cells).toHaveLength(flat.paths.length);
        records.forEach((from, r) => {
          const walk = (node: RawRecord, prefix: string) => {
            for (const [key, found] of Object.entries(node)) {
              if (key === 'attributes') continue;
              if (typeof found === 'object' && found !== null) walk(found as RawRecord, `${prefix}${key}.`);
              else if (found !== null) expect(flat.rows[r]?.[flat.paths.indexOf(prefix + key)]).toBe(found);
            }
          };
          walk(from, '');
        });
      }),
    );
  });
});
