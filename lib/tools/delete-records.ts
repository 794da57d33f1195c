import * as z from 'zod/mini';
import { defineTool } from './tool.ts';
import { orRefusal } from './write/call-refused.ts';
import { performWrite } from './write/perform-write.ts';
import { planDelete } from './write/plan-write.ts';
import { previewWrite } from './write/preview-write.ts';

const input = z.strictObject({
  object: z.optional(z.string().check(z.maxLength(100))),
  ids: z.array(z.string().check(z.maxLength(100))).check(z.minLength(1), z.maxLength(200)),
  all_or_none: z.optional(z.boolean()),
});

type Input = z.infer<typeof input>;

const plan = ({ object, ids, all_or_none = false }: Input) => ({ object, ids, allOrNone: all_or_none });

export const deleteRecords = defineTool<Input>({
  name: 'delete_records',
  description: 'Delete 1 to 200 records of one object.',
  input,
  kind: 'destructive',
  defaultPermission: 'disabled',
  run: (given, context) =>
    orRefusal(async () => performWrite(await planDelete(plan(given), context), context), context),
  write: {
    preview: async (given, context) => previewWrite(await planDelete(plan(given), context), context),
    // A delete has no values.
    edit: (given) => given,
  },
});
