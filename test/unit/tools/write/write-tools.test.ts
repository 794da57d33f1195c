import { describe, expect, it } from 'vitest';
import type { ProblemError } from '../../../../lib/problem.ts';
import { pageContext } from '../../../../lib/salesforce/page/page-context.ts';
import { SalesforceError } from '../../../../lib/salesforce/salesforce-error.ts';
import { refusalOf } from '../../../../lib/salesforce/salesforce-failure.ts';
import type { Preview, WriteOutcome } from '../../../../lib/storage/preview.ts';
import { toolNamed } from '../../../../lib/tools/registry.ts';
import type { Tool, ToolContext, ToolOutcome, UndoCall } from '../../../../lib/tools/tool.ts';
import { CallRefused } from '../../../../lib/tools/write/call-refused.ts';
import { fakeContext, refused } from '../fake-org.ts';
import { id, type MemoryAnswers, type MemoryOrg, memoryOrg } from './memory-org.ts';

const ACME = id('001', 1);
const DEAL_1 = id('a02', 1);
const DEAL_2 = id('a02', 2);
const DEAL_3 = id('a02', 3);
const ADA = id('005', 1);
const BOB = id('005', 2);

const RECORDS = {
  [ACME]: { Name: 'Acme' },
  [DEAL_1]: { Name: 'One', Stage__c: 'open', Amount__c: 1_000, Account__c: ACME, OwnerId: ADA },
  [DEAL_2]: { Name: 'Two', Stage__c: 'old', Amount__c: null, OwnerId: ADA },
  [DEAL_3]: { Name: 'Three', OwnerId: BOB },
  [ADA]: { Name: 'Ada Lovelace' },
  [BOB]: { Name: 'Bob Byron' },
};

interface World {
  org: MemoryOrg;
  context: ToolContext;
  kept: ReturnType<typeof fakeContext>['kept'];
  preview(tool: string, input: unknown): Promise<Preview>;
  run(tool: string, input: unknown, versions?: readonly (string | null)[] | null): Promise<ToolOutcome>;
  /** As the engine does it: preview, then run with the versions it showed. */
  approve(tool: string, input: unknown): Promise<ToolOutcome>;
  undo(call: UndoCall | undefined): Promise<ToolOutcome>;
}

function world(answers: MemoryAnswers = {}, init: Partial<ToolContext> = {}): World {
  const org = memoryOrg(RECORDS, answers);
  const context = fakeContext(org, { page: null, ...init });
  const run: World['run'] = (name, input, versions) =>
    tool(name).run(input, { ...context, ...(versions === undefined ? {} : { versions }) });
  const preview: World['preview'] = (name, input) => {
    const side = tool(name).write;
    if (!side) throw new Error(`${name} does not write`);
    return side.preview(input, context);
  };
  return {
    org,
    context,
    kept: context.kept,
    run,
    preview,
    approve: async (name, input) =>
      run(
        name,
        input,
        (await preview(name, input)).records.map(({ version }) => version),
      ),
    undo: (call) => {
      if (!call) throw new Error('nothing to undo');
      // As JSON, the way it is kept with a step.
      return run(call.tool, JSON.parse(JSON.stringify(call.input)), call.versions);
    },
  };
}

function tool(name: string): Tool {
  const found = toolNamed(name);
  if (!found) throw new Error(`No tool ${name}`);
  return found;
}

const update = (...records: { id: string; fields: Record<string, unknown> }[]) => ({
  object: 'Deal__c',
  records,
});
const thrown = async (promise: Promise<unknown>): Promise<ProblemError> =>
  promise.then(
    () => {
      throw new Error('it was accepted');
    },
    (error: unknown) => error as ProblemError,
  );
const duplicate = (allowSave: boolean, ...ids: string[]) =>
  new SalesforceError(
    refusalOf(400, [
      {
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
        duplicateResult: {
          allowSave,
          matchResults: [{ entityType: 'Deal__c', matchRecords: ids.map((Id) => ({ record: { Id } })) }],
        },
      },
    ]),
  );

describe('kinds and permissions', () => {
  it.each([
    ['create_records', 'write', 'needs_approval'],
    ['update_records', 'write', 'needs_approval'],
    ['delete_records', 'destructive', 'disabled'],
    ['restore_records', 'write', 'needs_approval'],
    ['log_activity', 'write', 'needs_approval'],
  ])('%s is %s and %s', (name, kind, permission) => {
    expect(tool(name)).toMatchObject({ kind, defaultPermission: permission });
    expect(tool(name).write).toBeDefined();
  });
});

describe('update_records', () => {
  it('previews before and after as a person reads them', async () => {
    const { preview, org } = world();
    const shown = await preview(
      'update_records',
      update({
        id: DEAL_1.slice(0, 15),
        fields: { stage: 'won', Amount__c: '2500.5', Owner: BOB, 'Close Date': '2026-12-01' },
      }),
    );
    expect(shown).toMatchObject({
      action: 'update',
      object: 'Deal__c',
      objectLabel: 'Deal',
      allOrNone: false,
    });
    const [record] = shown.records;
    expect(record).toMatchObject({ recordId: DEAL_1, name: 'One', problem: null, goesWith: [] });
    expect(record?.version).toBe(org.rows.get(DEAL_1)?.SystemModstamp);
    const field = (name: string) => record?.fields.find((one) => one.name === name);
    expect(field('Stage__c')).toMatchObject({
      label: 'Stage',
      before: 'Still open',
      after: 'Won',
      value: 'won',
      editable: true,
      options: [
        { value: 'open', label: 'Still open' },
        { value: 'won', label: 'Won' },
      ],
    });
    expect(field('OwnerId')).toMatchObject({
      label: 'Owner',
      before: 'Ada Lovelace',
      after: 'Bob Byron',
      value: BOB,
      required: true,
    });
    const money = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2 });
    expect(field('Amount__c')).toMatchObject({ before: money.format(1_000), after: money.format(2_500.5) });
    expect(field('Close__c')).toMatchObject({ before: null, value: '2026-12-01' });
    expect(org.writes).toEqual([]);
  });

  it('saves what was shown, tells it, and can be undone', async () => {
    const { approve, org, kept, undo } = world();
    const outcome = await approve(
      'update_records',
      update(
        { id: DEAL_1, fields: { Stage: 'won', Amount__c: null } },
        { id: DEAL_2, fields: { Stage: 'won' } },
      ),
    );
    expect(org.writes).toEqual([
      {
        action: 'update',
        object: 'Deal__c',
        records: [
          { id: DEAL_1, fields: { Stage__c: 'won', Amount__c: null } },
          { id: DEAL_2, fields: { Stage__c: 'won' } },
        ],
        allOrNone: false,
        // An existing record keeps its owner, whatever rules there are.
        assignmentRules: false,
        allowDuplicates: false,
        unmodifiedSince: null,
      },
    ]);
    expect(outcome.failure).toBeUndefined();
    expect(outcome.writes).toEqual([
      { recordId: DEAL_1, name: 'One', saved: true, problem: null, duplicates: null },
      { recordId: DEAL_2, name: 'Two', saved: true, problem: null, duplicates: null },
    ]);
    expect(outcome.forModel).toMatch(/^Updated 2 of 2 records\./);
    expect(outcome.forModel).toContain(DEAL_2);
    expect(kept[0]?.recordIds).toEqual([DEAL_1, DEAL_2]);
    expect(outcome.sources.at(-1)).toMatchObject({ language: 'rest', result: 'r1', rows: 2, total: 2 });
    expect(outcome.sources.at(-1)?.request).not.toContain('won');

    const undone = await undo(outcome.undo);
    expect(undone.failure).toBeUndefined();
    expect(org.rows.get(DEAL_1)).toMatchObject({ Stage__c: 'open', Amount__c: 1_000 });
    // "old" has left the list since, and comes back all the same.
    expect(org.rows.get(DEAL_2)).toMatchObject({ Stage__c: 'old' });
  });

  it('makes the update of one approved record conditional on what was approved', async () => {
    const { approve, run, org } = world();
    const input = update({ id: DEAL_1, fields: { Stage: 'won' } });
    await approve('update_records', input);
    await run('update_records', input, null);
    const [approved, unasked] = org.writes;
    expect(approved?.unmodifiedSince).toMatch(/^2026-11-22T10:00:/);
    expect(unasked?.unmodifiedSince).toBeNull();
  });

  it('writes nothing where one record was changed since the preview', async () => {
    const { preview, run, org } = world();
    const input = update({ id: DEAL_1, fields: { Stage: 'won' } }, { id: DEAL_2, fields: { Stage: 'won' } });
    const versions = (await preview('update_records', input)).records.map(({ version }) => version);
    org.touch(DEAL_2, { Amount__c: 5 });
    const outcome = await run('update_records', input, versions);
    expect(outcome).toMatchObject({
      changedSince: true,
      failure: { problem: { code: 'salesforce_changed_meanwhile', saved: 'nothing' }, repairable: false },
    });
    expect(org.writes).toEqual([]);
    expect(outcome.undo).toBeUndefined();
  });

  it('is changed since, too, where Salesforce refuses at the last moment', async () => {
    const stale = refused('ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE', 'Precondition Failed', 412);
    const { approve } = world({ refuse: () => stale });
    const outcome = await approve('update_records', update({ id: DEAL_1, fields: { Stage: 'won' } }));
    expect(outcome.changedSince).toBe(true);
    expect(outcome.sources).toHaveLength(2);
  });

  it('refuses an undo where somebody changed a record since', async () => {
    const { approve, undo, org } = world();
    const outcome = await approve('update_records', update({ id: DEAL_1, fields: { Stage: 'won' } }));
    org.touch(DEAL_1, { Name: 'Renamed' });
    expect(await undo(outcome.undo)).toMatchObject({ changedSince: true });
    expect(org.writes).toHaveLength(1);
  });

  it('tells partial failures record by record, in the words of the organization', async () => {
    const { approve, org } = world({
      refuse: (record) =>
        record.id === DEAL_2
          ? refused('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Deals <<<of>>> this size need a close date!')
          : null,
    });
    const fields = { Stage: 'won' };
    const outcome = await approve(
      'update_records',
      update({ id: DEAL_1, fields }, { id: DEAL_2, fields }, { id: DEAL_3, fields }),
    );
    expect(outcome.failure).toBeUndefined();
    expect(outcome.writes?.map(({ saved }) => saved)).toEqual([true, false, true]);
    expect(outcome.writes?.[1]?.problem).toMatchObject({
      code: 'salesforce_validation_rule',
      detail: expect.stringContaining('Deals <<<of>>> this size need a close date!'),
    });
    expect(outcome.forModel).toContain('Updated 2 of 3 records.');
    expect(outcome.forModel).toContain('Record 2 (Two): not saved. FIELD_CUSTOM_VALIDATION_EXCEPTION: Deals');
    expect(outcome.forModel).toContain('do not send it again');
    // Only what was saved is taken back.
    expect(outcome.undo?.input).toMatchObject({ records: [{ id: DEAL_1 }, { id: DEAL_3 }] });
    expect(org.rows.get(DEAL_2)).toMatchObject({ Stage__c: 'old' });
  });

  it('with all or none saves nothing, and names the record that is to blame', async () => {
    const { approve, org } = world({
      refuse: (record) => (record.id === DEAL_2 ? refused('STRING_TOO_LONG', 'Name: too long') : null),
    });
    const fields = { Stage: 'won' };
    const input = { ...update({ id: DEAL_1, fields }, { id: DEAL_2, fields }), all_or_none: true };
    const outcome = await approve('update_records', input);
    expect(outcome.failure).toMatchObject({ problem: { code: 'salesforce_bad_value' }, repairable: true });
    expect(outcome.writes?.map(({ problem }) => problem?.code)).toEqual([
      'salesforce_rolled_back',
      'salesforce_bad_value',
    ]);
    expect(outcome.forModel).toMatch(/^Nothing was saved\./);
    expect(outcome.undo).toBeUndefined();
    expect(org.rows.get(DEAL_1)).toMatchObject({ Stage__c: 'open' });
  });

  it('does not write a record that it cannot see, and with all or none none at all', async () => {
    const gone = id('a02', 77);
    const fields = { Stage: 'won' };
    const { preview, approve, org } = world();
    const input = update({ id: gone, fields }, { id: DEAL_1, fields });
    const shown = await preview('update_records', input);
    expect(shown.records.map(({ problem }) => problem?.code ?? null)).toEqual(['salesforce_not_found', null]);
    const outcome = await approve('update_records', input);
    expect(org.writes[0]?.records.map((record) => record.id)).toEqual([DEAL_1]);
    expect(outcome.writes?.map(({ saved }) => saved)).toEqual([false, true]);

    const none = await approve('update_records', { ...input, all_or_none: true });
    expect(org.writes).toHaveLength(1);
    expect(none.writes?.map(({ problem }) => problem?.code)).toEqual([
      'salesforce_not_found',
      'salesforce_rolled_back',
    ]);
    expect(none.failure?.problem.code).toBe('salesforce_not_found');
  });

  it('has nothing to approve where no record can be seen', async () => {
    const { preview } = world();
    const gone = id('a02', 77);
    const error = await thrown(preview('update_records', update({ id: gone, fields: { Stage: 'won' } })));
    expect(error).toBeInstanceOf(CallRefused);
    expect(error.problem.code).toBe('salesforce_not_found');
    expect((error as CallRefused).outcome.forModel).toContain(gone);
    const kept = await thrown(preview('restore_records', { ids: [DEAL_1] }));
    expect(kept.problem.code).toBe('write_not_deleted');
  });

  it('says that the outcome is unknown where the answer was lost', async () => {
    const lost = new SalesforceError({ kind: 'network', online: true }, { write: true });
    const { approve } = world({
      write: () => {
        throw lost;
      },
    });
    const fields = { Stage: 'won' };
    const outcome = await approve('update_records', update({ id: DEAL_1, fields }, { id: DEAL_2, fields }));
    expect(outcome.failure?.problem).toMatchObject({ code: 'salesforce_unreachable', saved: 'unknown' });
    expect(outcome.failure?.repairable).toBe(false);
    expect(outcome.writes?.every(({ problem }) => problem?.saved === 'unknown')).toBe(true);
    expect(outcome.forModel).toContain('not known whether anything was saved');
    expect(outcome.forModel).toContain('Do not repeat it.');
    expect(outcome.undo).toBeUndefined();
  });

  it('stays a success where nothing can be read after it, only without undo', async () => {
    const { approve } = world({
      onQuery: (count) => {
        if (count > 2) throw refused('SERVER_UNAVAILABLE', 'busy', 503);
      },
    });
    const outcome = await approve('update_records', update({ id: DEAL_1, fields: { Stage: 'won' } }));
    expect(outcome.failure).toBeUndefined();
    expect(outcome.writes).toMatchObject([{ recordId: DEAL_1, name: 'One', saved: true }]);
    expect(outcome.undo).toBeUndefined();
  });

  it('offers no undo where a record cannot be seen any more', async () => {
    const { approve } = world({
      onQuery: (count, org) => {
        if (count === 3) org.rows.delete(DEAL_1);
      },
    });
    const fields = { Stage: 'won' };
    const outcome = await approve('update_records', update({ id: DEAL_1, fields }, { id: DEAL_2, fields }));
    expect(outcome.writes?.every(({ saved }) => saved)).toBe(true);
    expect(outcome.undo).toBeUndefined();
  });

  it('does not claim a value that something in the org changed on the way', async () => {
    const { approve } = world({
      onQuery: (count, org) => {
        // The one after the write.
        if (count === 3) org.touch(DEAL_1, { Amount__c: 7 });
      },
    });
    const outcome = await approve(
      'update_records',
      update({ id: DEAL_1, fields: { Amount__c: 5, Stage: 'WON' } }),
    );
    expect(outcome.forModel).toContain('another value than was sent in record 1: Amount__c.');
    expect(outcome.forModel).toContain('One|won|7');
  });

  it('after Stop before the write has written nothing; during it, tells what became of it', async () => {
    const early = new AbortController();
    early.abort();
    const stopped = world({}, { signal: early.signal });
    const nothing = await stopped.run('update_records', update({ id: DEAL_1, fields: { Stage: 'won' } }));
    expect(nothing.failure?.problem).toMatchObject({ code: 'stopped', saved: 'nothing' });
    expect(stopped.org.writes).toEqual([]);

    const late = new AbortController();
    const during = world(
      {
        write: ({ records }) => {
          late.abort();
          return records.map((record) => ({ id: record.id, saved: true, error: null, duplicates: null }));
        },
      },
      { signal: late.signal },
    );
    const made = await during.run('update_records', update({ id: DEAL_1, fields: { Stage: 'won' } }));
    expect(made.writes).toMatchObject([{ recordId: DEAL_1, saved: true }]);
    expect(made.failure).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['an unknown field', { Stagee: 'won' }, 'write_unknown_field', /Close fields: Stage__c/],
    ['a formula', { Score: 5 }, 'write_read_only_field', /Score__c cannot be set/],
    ['a value that is not on the list', { Stage: 'lost' }, 'write_bad_value', /Values: open; won/],
    [
      'a lookup to another object',
      { Account__c: ADA },
      'write_bad_value',
      /record of Account, and this is one of User/,
    ],
    ['a lookup to nothing known', { Account__c: id('z99', 1) }, 'write_bad_value', /record of Account/],
    ['an empty required field', { Name: '' }, 'write_bad_value', /must not be empty/],
    ['two values for one field', { Stage: 'won', stage: 'open' }, 'write_field_twice', /given twice/],
    ['nothing', {}, 'write_nothing', /no field to write/],
  ])('refuses %s before anything is sent', async (_, fields, code, hint) => {
    const { run, preview, org } = world();
    const input = update({ id: DEAL_1, fields });
    const outcome = await run('update_records', input);
    expect(outcome.failure).toMatchObject({ problem: { code, saved: 'nothing' }, repairable: true });
    expect(outcome.forModel).toMatch(hint);
    const error = await thrown(preview('update_records', input));
    expect(error).toBeInstanceOf(CallRefused);
    expect(error.problem.code).toBe(code);
    expect(org.calls.filter((call) => !call.startsWith('describe'))).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no id', { object: 'Deal__c', records: [{ id: 'Acme', fields: { Stage: 'won' } }] }, 'tool_bad_id'],
    ['an id of another object', update({ id: ACME, fields: { Stage: 'won' } }), 'write_other_object'],
    [
      'one record twice',
      update(
        { id: DEAL_1, fields: { Stage: 'won' } },
        { id: DEAL_1.slice(0, 15), fields: { Stage: 'open' } },
      ),
      'write_record_twice',
    ],
    ['an unknown object', { object: 'Deel', records: [{ id: DEAL_1, fields: {} }] }, 'tool_unknown_object'],
  ])('refuses %s', async (_, input, code) => {
    const { run, org } = world();
    const outcome = await run('update_records', input);
    expect(outcome.failure).toMatchObject({ problem: { code }, repairable: true });
    expect(org.writes).toEqual([]);
  });

  it('does not touch the record of a page that is in another org', async () => {
    const page = pageContext(`https://other.lightning.force.com/lightning/r/Deal__c/${DEAL_1}/view`);
    const { run, org } = world({}, { page });
    const outcome = await run('update_records', update({ id: DEAL_1, fields: { Stage: 'won' } }));
    expect(outcome.failure?.problem.code).toBe('tool_other_org');
    expect(org.calls.some((call) => call.startsWith('query'))).toBe(false);
  });

  it('takes an edit of the card, and changes nothing else', async () => {
    const { approve, org } = world();
    const side = tool('update_records').write;
    const input = update(
      { id: DEAL_1, fields: { Stage: 'won', Notes__c: 'as said' } },
      { id: DEAL_2, fields: { Stage: 'won' } },
    );
    const edited = side?.edit(input, [
      { record: 0, field: 'Stage__c', value: 'open' },
      { record: 9, field: 'Stage__c', value: 'open' },
    ]);
    await approve('update_records', edited);
    expect(org.writes[0]?.records).toEqual([
      { id: DEAL_1, fields: { Stage__c: 'open', Notes__c: 'as said' } },
      { id: DEAL_2, fields: { Stage__c: 'won' } },
    ]);
  });
});

describe('create_records', () => {
  it('gives the ids, and takes them back with undo', async () => {
    const { preview, approve, org, undo, kept } = world();
    const input = { object: 'deals', records: [{ 'Deal Name': 'New', Account: ACME }, { Name: 'Newer' }] };
    const shown = await preview('create_records', input);
    expect(shown.records.map(({ recordId, name, version }) => [recordId, name, version])).toEqual([
      [null, 'New', null],
      [null, 'Newer', null],
    ]);
    expect(shown.records[0]?.fields.map(({ before, after }) => [before, after])).toEqual([
      [null, 'New'],
      [null, 'Acme'],
    ]);
    const outcome = await approve('create_records', input);
    const ids = outcome.writes?.map(({ recordId }) => recordId);
    expect(ids).toEqual([id('a02', 900), id('a02', 901)]);
    expect(kept[0]?.recordIds).toEqual(ids);
    for (const one of ids ?? []) expect(outcome.forModel).toContain(one);
    expect(org.writes[0]).toMatchObject({ action: 'create', assignmentRules: true });
    expect(await undo(outcome.undo)).toMatchObject({ writes: [{ saved: true }, { saved: true }] });
    expect(org.rows.get(id('a02', 900))?.IsDeleted).toBe(true);
  });

  it('keeps the owner that was named from assignment rules', async () => {
    const { run, org } = world();
    await run('create_records', { object: 'Deal__c', records: [{ Name: 'A', OwnerId: BOB }] });
    expect(org.writes[0]?.assignmentRules).toBe(false);
  });

  it('asks for what is missing, all of it at once', async () => {
    const { run, org } = world();
    const outcome = await run('create_records', {
      object: 'Deal__c',
      records: [{ Stage: 'won' }, { Foo: 1 }],
    });
    expect(outcome.failure).toMatchObject({
      problem: { code: 'write_missing', subs: ['Deal', 'Deal Name'] },
    });
    expect(outcome.forModel).toContain('Record 1: Name (Deal Name) is required.');
    expect(outcome.forModel).toContain('Record 2: "Foo" is no field of Deal__c');
    expect(org.writes).toEqual([]);
  });

  it('shows duplicates by name, and saves in spite of them only by the choice of the user', async () => {
    let strict = true;
    const { approve, org } = world({ refuse: () => (strict ? duplicate(true, DEAL_1) : null) });
    const input = { object: 'Deal__c', records: [{ Name: 'One' }] };
    const outcome = await approve('create_records', input);
    const writes = outcome.writes as WriteOutcome[];
    expect(writes[0]?.duplicates).toEqual({
      mayBeSaved: true,
      records: [{ recordId: DEAL_1, object: 'Deal__c', name: 'One' }],
    });
    expect(outcome.forModel).toContain(`Existing: One ${DEAL_1}.`);
    expect(outcome.failure).toMatchObject({ problem: { code: 'salesforce_duplicate' }, repairable: false });

    strict = false;
    const chosen = tool('create_records').write?.allowDuplicates?.(input);
    await approve('create_records', JSON.parse(JSON.stringify(chosen)));
    expect(org.writes.map(({ allowDuplicates }) => allowDuplicates)).toEqual([false, true]);
    // The choice itself is never sent.
    expect(org.writes[1]?.records).toEqual([{ id: null, fields: { Name: 'One' } }]);
  });

  it('takes no such choice from anybody else, nor for other values', async () => {
    const { run, org } = world();
    const side = tool('create_records').write;
    const chosen = side?.allowDuplicates?.({ object: 'Deal__c', records: [{ Name: 'One' }] }) as {
      records: [Record<string, unknown>];
    };
    const [key = ''] = Object.keys(chosen.records[0]).filter((name) => name !== 'Name');
    for (const forged of [
      { Name: 'One', [key]: true },
      { Name: 'One', [key]: crypto.randomUUID() },
      { ...chosen.records[0], Name: 'Other' },
    ]) {
      await run('create_records', { object: 'Deal__c', records: [forged] });
    }
    const edited = side?.edit(chosen as never, [{ record: 0, field: 'Name', value: 'Edited' }]);
    await run('create_records', edited);
    expect(org.writes).toHaveLength(4);
    expect(org.writes.every(({ allowDuplicates }) => !allowDuplicates)).toBe(true);
    expect(org.writes.flatMap(({ records }) => records.flatMap(({ fields }) => Object.keys(fields)))).toEqual(
      Array(4).fill('Name'),
    );
  });

  it('of a call that saved some of its records saves the duplicates alone', async () => {
    const { approve, run, org } = world({
      refuse: ({ fields }, index) => (fields.Name === 'Dup' && index === 1 ? duplicate(true, DEAL_1) : null),
    });
    const input = { object: 'Deal__c', records: [{ Name: 'A' }, { Name: 'Dup' }, { Name: 'C' }] };
    const outcome = await approve('create_records', input);
    const allow = tool('create_records').write?.allowDuplicates as
      | ((input: unknown, writes?: readonly WriteOutcome[]) => unknown)
      | undefined;
    await run('create_records', allow?.(input, outcome.writes));
    expect(org.writes[1]).toMatchObject({
      allowDuplicates: true,
      records: [{ id: null, fields: { Name: 'Dup' } }],
    });
  });
});

describe('delete_records and restore_records', () => {
  it('names what goes with it, deletes, and brings it back', async () => {
    const counts: string[] = [];
    const { preview, approve, org, undo } = world({
      batch: (paths) => {
        counts.push(...paths.map(decodeURIComponent));
        return paths.map((path) => ({
          status: 200,
          body: { totalSize: /Contact/.test(path) ? 3 : 0, records: [] },
        }));
      },
    });
    const shown = await preview('delete_records', { ids: [ACME] });
    expect(shown).toMatchObject({
      action: 'delete',
      object: 'Account',
      records: [{ recordId: ACME, name: 'Acme', fields: [], goesWith: [{ label: 'Contact', count: 3 }] }],
    });
    expect(counts[0]).toBe(`/query?q=SELECT COUNT() FROM Contact WHERE AccountId = '${ACME}'`);
    // An account's cases stay when it goes.
    expect(counts.join()).not.toContain('FROM Case');
    const outcome = await approve('delete_records', { ids: [ACME] });
    expect(outcome.writes).toEqual([
      { recordId: ACME, name: 'Acme', saved: true, problem: null, duplicates: null },
    ]);
    expect(org.rows.get(ACME)?.IsDeleted).toBe(true);
    const restored = await undo(outcome.undo);
    expect(restored.writes).toMatchObject([{ recordId: ACME, name: 'Acme', saved: true }]);
    expect(restored.forModel).toContain('Restored 1 of 1 record.');
    expect(org.rows.get(ACME)?.IsDeleted).toBe(false);
  });

  it('counts for several records at once, by parent', async () => {
    const { preview } = world({
      batch: (paths) =>
        paths.map((path) => ({
          status: 200,
          body: { totalSize: 1, records: /FROM%20Contact/.test(path) ? [{ pid: id('001', 2), n: 4 }] : [] },
        })),
    });
    const { records } = await preview('delete_records', { ids: [ACME, id('001', 2)] });
    expect(records.map(({ goesWith }) => goesWith)).toEqual([[], [{ label: 'Contact', count: 4 }]]);
  });

  it('shows the delete even where nothing can be counted', async () => {
    const { preview } = world({
      batch: () => {
        throw refused('SERVER_UNAVAILABLE', 'busy', 503);
      },
    });
    expect((await preview('delete_records', { ids: [ACME] })).records[0]).toMatchObject({
      name: 'Acme',
      goesWith: [],
    });
  });

  it('reads again before it deletes', async () => {
    const { preview, run, org } = world({ batch: (paths) => paths.map(() => ({ status: 400, body: [] })) });
    const versions = (await preview('delete_records', { ids: [ACME] })).records.map(({ version }) => version);
    org.touch(ACME);
    expect(await run('delete_records', { ids: [ACME] }, versions)).toMatchObject({ changedSince: true });
    expect(org.writes).toEqual([]);
  });

  it.each(['delete_records', 'restore_records'])(
    '%s: takes ids of the object that it names, and no others',
    async (name) => {
      const { run, org } = world();
      // Permissions go by the object that a call names.
      const outcome = await run(name, { object: 'Deal__c', ids: [ACME] });
      expect(outcome.failure?.problem.code).toBe('write_other_object');
      expect(org.writes).toEqual([]);
      expect(org.calls.some((call) => /^(query|undelete)/.test(call))).toBe(false);
      expect((await run(name, { object: 'deal', ids: [DEAL_1] })).failure?.problem.code).not.toBe(
        'write_other_object',
      );
    },
  );

  it('takes records of one object only', async () => {
    const { run } = world();
    const outcome = await run('delete_records', { ids: [ACME, DEAL_1] });
    expect(outcome.failure).toMatchObject({ problem: { code: 'write_mixed_objects' }, repairable: true });
    expect(outcome.forModel).toContain('Account, Deal__c');
  });

  it('restores only what is in the bin', async () => {
    const { preview, run, org } = world();
    const ids = [DEAL_1, DEAL_2, id('a02', 50)];
    org.touch(DEAL_2, { IsDeleted: true });
    const shown = await preview('restore_records', { ids });
    expect(shown.records.map(({ problem }) => problem?.code ?? null)).toEqual([
      'write_not_deleted',
      null,
      'write_not_in_bin',
    ]);
    const outcome = await run(
      'restore_records',
      { ids },
      shown.records.map(({ version }) => version),
    );
    expect(org.calls.filter((call) => call.startsWith('undelete'))).toEqual([`undelete ${DEAL_2}`]);
    expect(outcome.writes?.map(({ saved }) => saved)).toEqual([false, true, false]);
    expect(outcome.failure).toBeUndefined();
    const none = await run('restore_records', { ids: [DEAL_1] });
    expect(none.failure?.problem.code).toBe('write_not_deleted');
  });
});

describe('log_activity', () => {
  const onAccount = {
    page: pageContext(`https://acme.lightning.force.com/lightning/r/Account/${ACME}/view`),
  };

  it('logs a call on the open record', async () => {
    const { approve, org } = world({}, onAccount);
    const outcome = await approve('log_activity', {
      kind: 'call',
      subject: 'Called Acme',
      due_date: '2026-11-22',
      notes: 'All well.',
    });
    expect(org.writes).toMatchObject([
      {
        action: 'create',
        object: 'Task',
        records: [
          {
            id: null,
            fields: {
              Subject: 'Called Acme',
              WhatId: ACME,
              ActivityDate: '2026-11-22',
              Status: 'Completed',
              TaskSubtype: 'Call',
              Description: 'All well.',
            },
          },
        ],
      },
    ]);
    expect(outcome.writes).toMatchObject([{ name: 'Called Acme', saved: true }]);
    expect(outcome.undo).toMatchObject({ tool: 'delete_records' });
  });

  it('puts a task on a person, open', async () => {
    const { run, org } = world();
    const contact = id('003', 1);
    await run('log_activity', { kind: 'task', subject: 'Write', id: contact, priority: 'high' });
    expect(org.writes[0]?.records[0]?.fields).toEqual({ Subject: 'Write', WhoId: contact, Priority: 'High' });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'an hour where no end is given',
      { start: '2026-11-24T15:00' },
      { StartDateTime: '2026-11-24T14:00:00.000Z', DurationInMinutes: 60 },
    ],
    [
      'from start to end',
      { start: '2026-11-24T15:00', end: '2026-11-24T17:30' },
      { StartDateTime: '2026-11-24T14:00:00.000Z', EndDateTime: '2026-11-24T16:30:00.000Z' },
    ],
    [
      'whole days',
      { start: '2026-11-24', end: '2026-11-25' },
      { IsAllDayEvent: true, ActivityDate: '2026-11-24', DurationInMinutes: 2_880 },
    ],
  ])('plans an event: %s', async (_, times, fields) => {
    const { run, org } = world({}, onAccount);
    await run('log_activity', { kind: 'event', subject: 'Visit', ...times });
    expect(org.writes[0]?.records[0]?.fields).toEqual({ Subject: 'Visit', WhatId: ACME, ...fields });
  });

  it('does not depend on when it is approved', async () => {
    const { run, org, context } = world({}, onAccount);
    const input = { kind: 'event', subject: 'Visit', start: '2026-11-24T15:00' };
    await run('log_activity', input);
    await tool('log_activity').run(input, { ...context, now: new Date('2031-01-01T00:00:00Z') });
    expect(org.writes[0]).toEqual(org.writes[1]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a call without its day', { kind: 'call', subject: 'x' }, 'write_missing'],
    ['an event without a time', { kind: 'event', subject: 'x' }, 'write_missing'],
    ['an object that has no activities', { kind: 'task', subject: 'x', id: ADA }, 'write_activity_place'],
    ['a bad id', { kind: 'task', subject: 'x', id: 'Acme' }, 'tool_bad_id'],
    ['a bad day', { kind: 'task', subject: 'x', due_date: 'tomorrow' }, 'write_bad_value'],
  ])('refuses %s', async (_, input, code) => {
    const { run, org } = world();
    const outcome = await run('log_activity', input);
    expect(outcome.failure).toMatchObject({ problem: { code }, repairable: true });
    expect(org.writes).toEqual([]);
  });

  it('stands alone where the open page is of no record that has activities', async () => {
    const page = pageContext(`https://acme.lightning.force.com/lightning/r/User/${ADA}/view`);
    const { run, org } = world({}, { page });
    await run('log_activity', { kind: 'task', subject: 'x' });
    expect(org.writes[0]?.records[0]?.fields).toEqual({ Subject: 'x' });
  });

  it('takes edits of the card over what its arguments came down to', async () => {
    const { run, org } = world({}, onAccount);
    const input = { kind: 'call', subject: 'Old', due_date: '2026-11-22' };
    const edited = tool('log_activity').write?.edit(input, [
      { record: 0, field: 'Subject', value: 'New' },
      { record: 0, field: 'Status', value: 'Not Started' },
    ]);
    await run('log_activity', edited);
    expect(org.writes[0]?.records[0]?.fields).toEqual({
      Subject: 'New',
      WhatId: ACME,
      ActivityDate: '2026-11-22',
      Status: 'Not Started',
      TaskSubtype: 'Call',
    });
  });
});
