import * as z from 'zod/mini';
import type { WriteOutcome } from '../storage/preview.ts';
import { defineTool } from './tool.ts';
import { orRefusal } from './write/call-refused.ts';
import { editRecord } from './write/edit-fields.ts';
import { duplicatesToSave } from './write/partial-save.ts';
import { performWrite } from './write/perform-write.ts';
import { planUpdate } from './write/plan-write.ts';
import { previewWrite } from './write/preview-write.ts';
import { withChoice } from './write/user-choice.ts';

const input = z.strictObject({
  object: z.string().check(z.minLength(1), z.maxLength(100)),
  records: z
    .array(
      z.strictObject({ id: z.string().check(z.maxLength(100)), fields: z.record(z.string(), z.unknown()) }),
    )
    .check(z.minLength(1), z.maxLength(200)),
  all_or_none: z.optional(z.boolean()),
});

type Input = z.infer<typeof input>;

const plan = ({ object, records, all_or_none = false }: Input) => ({
  object,
  records,
  allOrNone: all_or_none,
});

export const updateRecords = defineTool<Input>({
  name: 'update_records',
  description: 'Change fields of 1 to 200 records of one object; null empties a field.',
  input,
  kind: 'write',
  defaultPermission: 'needs_approval',
  run: (given, context) =>
    orRefusal(async () => performWrite(await planUpdate(plan(given), context), context), context),
  write: {
    preview: async (given, context) => previewWrite(await planUpdate(plan(given), context), context),
    edit: (given, edits) => ({
      ...given,
      records: given.records.map(({ id, fields }, index) => ({
        id,
        fields: editRecord(fields, edits, index),
      })),
    }),
    allowDuplicates(given, writes?: readonly WriteOutcome[]) {
      const chosen = duplicatesToSave(given.records.length, given.all_or_none === true, writes);
      const records = given.records.filter((_, index) => chosen.includes(index));
      return {
        ...given,
        records: records.map(({ id, fields }) => ({
          id,
          fields: { ...withChoice(fields, 'save_duplicates') },
        })),
      };
    },
  },
});
