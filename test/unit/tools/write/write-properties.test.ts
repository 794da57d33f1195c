import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecords } from '../../../../lib/tools/create-records.ts';
import { updateRecords } from '../../../../lib/tools/update-records.ts';
import { editFields } from '../../../../lib/tools/write/edit-fields.ts';
import { resolveFields } from '../../../../lib/tools/write/resolve-fields.ts';
import { fakeContext } from '../fake-org.ts';
import { DEAL, id, memoryOrg } from './memory-org.ts';

const IDS = [1, 2, 3].map((number) => id('a02', number));
const ACME = id('001', 1);
const RECORDS = Object.fromEntries([
  ...IDS.map((one, index) => [one, { Name: `Deal ${index}`, Stage__c: 'open', Amount__c: index }] as const),
  [ACME, { Name: 'Acme' }] as const,
]);

const NAMES = DEAL.fields.flatMap(({ name, label, relationshipName }) => [
  name,
  name.toLowerCase(),
  label,
  ...(relationshipName ? [relationshipName] : []),
]);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      'Id',
      'attributes',
      '(save duplicates)',
      '(as it was)',
      'Nope',
    ),
  },
  { weight: 1, arbitrary: fc.string() },
);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'won',
    'open',
    'red',
    12,
    1.5,
    true,
    null,
    '2026-12-01',
    '2026-12-01T10:00',
    ACME,
    'a@b.de',
  ),
  fc.jsonValue(),
);
const fields = fc
  .array(fc.tuple(name, value), { minLength: 1, maxLength: 3 })
  .map((entries): Record<string, unknown> => Object.fromEntries(entries));
/** Fields that are surely good, so that writes do happen. */
const goodFields = fc
  .record(
    {
      Stage: fc.constantFrom('won', 'Still open'),
      Amount__c: fc.integer({ min: 0, max: 99_999 }),
      'close date': fc.constantFrom('2026-12-01', '2027-01-31'),
      Hot__c: fc.boolean(),
      Account: fc.constant(ACME),
      Notes__c: fc.string({ maxLength: 100 }),
    },
    { requiredKeys: [] },
  )
  .filter((some) => Object.keys(some).length > 0);

/** What the caller named, as API names: nothing else may ever be sent. */
function named(given: Record<string, unknown>): string[] {
  return resolveFields(given, DEAL).values.flatMap(({ field }) => (field ? [field.name] : []));
}

describe('any call', () => {
  it('never sends a field that it does not name, nor one that cannot be written', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fields, goodFields), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (given, creating) => {
          const org = memoryOrg(RECORDS);
          const context = fakeContext(org, { page: null });
          const outcome = creating
            ? await createRecords.run(
                { object: 'Deal__c', records: given.map((one) => ({ Name: 'x', ...one })) },
                context,
              )
            : await updateRecords.run(
                { object: 'Deal__c', records: given.map((one, i) => ({ id: IDS[i] ?? '', fields: one })) },
                context,
              );
          // Refused or written, nothing in between.
          if (org.writes.length === 0) {
            expect(outcome.failure?.repairable).toBe(true);
            return;
          }
          written += 1;
          org.writes[0]?.records.forEach((record, index) => {
            const allowed = named({ ...(creating ? { Name: 'x' } : {}), ...given[index] });
            for (const [sent, cell] of Object.entries(record.fields)) {
              expect(allowed).toContain(sent);
              const field = DEAL.fields.find((one) => one.name === sent);
              expect(creating ? field?.createable : field?.updateable).toBe(true);
              expect(cell === null || ['string', 'number', 'boolean'].includes(typeof cell)).toBe(true);
            }
            expect(record.id).toBe(creating ? null : IDS[index]);
          });
        },
      ),
      { numRuns: 400 },
    );
    expect(written).toBeGreaterThan(50);
  });
});

describe('edit', () => {
  const cell = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
  const apiName = fc.constantFrom(...DEAL.fields.map((field) => field.name));

  it('changes the named value and no other', () => {
    fc.assert(
      fc.property(fields, apiName, cell, (given, field, edited) => {
        const before = resolveFields(given, DEAL).values;
        const after = resolveFields(editFields(given, field, edited), DEAL).values;
        expect(after.find((one) => one.field?.name === field)?.value).toEqual(edited);
        const others = (all: typeof before) =>
          all
            .filter((one) => one.field?.name !== field)
            .map((one) => [one.field?.name ?? one.given, one.value])
            .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
        expect(others(after)).toEqual(others(before));
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves the call itself as it was', () => {
    fc.assert(
      fc.property(fields, apiName, cell, (given, field, edited) => {
        const copy = structuredClone(given);
        const input = { object: 'Deal__c', records: [{ id: IDS[0] ?? '', fields: given }] };
        updateRecords.write?.edit(input, [{ record: 0, field, value: edited }]);
        expect(input.records[0]?.fields).toEqual(copy);
      }),
    );
  });
});

describe('a version', () => {
  it('that is not the approved one never writes, and all approved ones always do', async () => {
    const records = fc.array(goodFields, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(records, fc.array(fc.nat({ max: 2 })), fc.boolean(), async (given, touched, short) => {
        const org = memoryOrg(RECORDS);
        const context = fakeContext(org, { page: null });
        const input = {
          object: 'Deal__c',
          records: given.map((one, index) => ({ id: IDS[index] ?? '', fields: one })),
        };
        const preview = await updateRecords.write?.preview(input, context);
        const shown = preview?.records.map(({ version }) => version) ?? [];
        for (const index of touched) org.touch(IDS[index] ?? '');
        const stale = short || touched.some((index) => index < given.length);
        const versions = short ? shown.slice(1) : shown;
        const outcome = await updateRecords.run(input, { ...context, versions });
        expect(outcome.changedSince ?? false).toBe(stale);
        expect(org.writes).toHaveLength(stale ? 0 : 1);
      }),
      { numRuns: 200 },
    );
  });
});
