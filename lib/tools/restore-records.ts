import * as z from 'zod/mini';
import { defineTool, type ToolContext } from './tool.ts';
import { orRefusal } from './write/call-refused.ts';
import { objectToWrite } from './write/object-to-write.ts';
import { objectOfCall, recordIds } from './write/record-ids.ts';
import { previewRestore, runRestore } from './write/run-restore.ts';

const input = z.strictObject({
  object: z.optional(z.string().check(z.maxLength(100))),
  ids: z.array(z.string().check(z.maxLength(100))).check(z.minLength(1), z.maxLength(200)),
});

type Input = z.infer<typeof input>;

export const restoreRecords = defineTool<Input>({
  name: 'restore_records',
  description: 'Take deleted records out of the recycle bin.',
  input,
  kind: 'write',
  defaultPermission: 'needs_approval',
  run: (given, context) =>
    orRefusal(async () => {
      const { ids, describe } = await binned(given, context);
      return runRestore(describe, ids, context);
    }, context),
  write: {
    async preview(given, context) {
      const { ids, describe } = await binned(given, context);
      return previewRestore(describe, ids, context);
    },
    // Nothing to change: a record comes back as it went.
    edit: (given) => given,
  },
});

async function binned(given: Input, context: ToolContext) {
  const ids = await recordIds(given.ids, context);
  const object = await objectOfCall(given.object, ids, context);
  // Who may delete a kind of record may take it back.
  return { ids, describe: await objectToWrite(object, 'delete', context) };
}
