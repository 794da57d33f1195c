import * as z from 'zod/mini';
import type { WriteOutcome } from '../storage/preview.ts';
import { defineTool } from './tool.ts';
import { orRefusal } from './write/call-refused.ts';
import { editRecord } from './write/edit-fields.ts';
import { duplicatesToSave } from './write/partial-save.ts';
import { performWrite } from './write/perform-write.ts';
import { planCreate } from './write/plan-write.ts';
import { previewWrite } from './write/preview-write.ts';
import { withChoice } from './write/user-choice.ts';

const input = z.strictObject({
  object: z.string().check(z.minLength(1), z.maxLength(100)),
  records: z
    .array(z.record(z.string(), z.unknown()))
    .check(
      z.minLength(1),
      z.maxLength(200),
      z.describe('Each {field name or label: value}; lookups by id, dates ISO'),
    ),
  all_or_none: z.optional(z.boolean()),
});

type Input = z.infer<typeof input>;

const plan = ({ object, records, all_or_none = false }: Input) => ({
  object,
  records,
  allOrNone: all_or_none,
});

export const createRecords = defineTool<Input>({
  name: 'create_records',
  description: 'Create 1 to 200 records of one object.',
  input,
  kind: 'write',
  defaultPermission: 'needs_approval',
  run: (given, context) =>
    orRefusal(async () => performWrite(await planCreate(plan(given), context), context), context),
  write: {
    preview: async (given, context) => previewWrite(await planCreate(plan(given), context), context),
    edit: (given, edits) => ({
      ...given,
      records: given.records.map((fields, index) => editRecord(fields, edits, index)),
    }),
    allowDuplicates(given, writes?: readonly WriteOutcome[]) {
      const chosen = duplicatesToSave(given.records.length, given.all_or_none === true, writes);
      const records = given.records.filter((_, index) => chosen.includes(index));
      return { ...given, records: records.map((fields) => ({ ...withChoice(fields, 'save_duplicates') })) };
    },
  },
});
