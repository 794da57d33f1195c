import { problem } from '../../problem.ts';
import type { ToolContext } from '../tool.ts';
import { CallRefused } from './call-refused.ts';
import { checkValues } from './check-values.ts';
import { objectToWrite } from './object-to-write.ts';
import type { PlannedWrite } from './planned-write.ts';
import { objectOfCall, recordIds } from './record-ids.ts';
import { hasChoice } from './user-choice.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Each checks a call against the org's describe and says what exactly would be written. Throws CallRefused. */

export async function planCreate(
  input: { readonly object: string; readonly records: readonly Fields[]; readonly allOrNone: boolean },
  context: ToolContext,
): Promise<PlannedWrite> {
  const { records, allOrNone } = input;
  const describe = await objectToWrite(input.object, 'create', context);
  const values = await checkValues(records, describe, 'create', context);
  return {
    action: 'create',
    describe,
    records: values.map((one) => ({ id: null, values: one })),
    allOrNone,
    allowDuplicates: records.every((fields) => hasChoice(fields, 'save_duplicates')),
  };
}

export async function planUpdate(
  input: {
    readonly object: string;
    readonly records: readonly { readonly id: string; readonly fields: Fields }[];
    readonly allOrNone: boolean;
  },
  context: ToolContext,
): Promise<PlannedWrite> {
  const { records, allOrNone } = input;
  const describe = await objectToWrite(input.object, 'update', context);
  const ids = await recordIds(
    records.map(({ id }) => id),
    context,
  );
  const foreign = ids.find((id) => describe.keyPrefix !== null && !id.startsWith(describe.keyPrefix));
  if (foreign) {
    throw new CallRefused(problem('write_other_object', { subs: [foreign, describe.label] }), {
      hint: `${foreign} is not the id of a ${describe.name}.`,
      repairable: true,
    });
  }
  const fields = records.map((record) => record.fields);
  const values = await checkValues(fields, describe, 'update', context);
  return {
    action: 'update',
    describe,
    records: ids.map((id, index) => ({ id, values: values[index] ?? [] })),
    allOrNone,
    allowDuplicates: fields.every((one) => hasChoice(one, 'save_duplicates')),
  };
}

export async function planDelete(
  input: {
    readonly object: string | undefined;
    readonly ids: readonly string[];
    readonly allOrNone: boolean;
  },
  context: ToolContext,
): Promise<PlannedWrite> {
  const ids = await recordIds(input.ids, context);
  const describe = await objectToWrite(await objectOfCall(input.object, ids, context), 'delete', context);
  return {
    action: 'delete',
    describe,
    records: ids.map((id) => ({ id, values: [] })),
    allOrNone: input.allOrNone,
    allowDuplicates: false,
  };
}
