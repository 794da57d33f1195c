import * as z from 'zod/mini';
import { defineTool, type ToolContext } from './tool.ts';
import { activityValues } from './write/activity-values.ts';
import { orRefusal } from './write/call-refused.ts';
import { editRecord } from './write/edit-fields.ts';
import { performWrite } from './write/perform-write.ts';
import { planCreate } from './write/plan-write.ts';
import { previewWrite } from './write/preview-write.ts';

const text = z.optional(z.string().check(z.maxLength(200)));

const input = z.strictObject({
  kind: z.enum(['task', 'call', 'event']),
  subject: z.string().check(z.minLength(1), z.maxLength(255)),
  id: z.optional(
    z.string().check(z.maxLength(100), z.describe('Record it is about. Default: the open record')),
  ),
  due_date: z.optional(z.string().check(z.maxLength(40), z.describe('YYYY-MM-DD; of a call: its day'))),
  start: z.optional(
    z.string().check(z.maxLength(40), z.describe('Event: YYYY-MM-DDTHH:MM, or a date for all day')),
  ),
  end: text,
  notes: z.optional(z.string().check(z.maxLength(32_000))),
  status: text,
  priority: text,
  fields: z.optional(z.record(z.string(), z.unknown())),
});

export type ActivityInput = z.infer<typeof input>;

/** An activity is a new task or event, so that all of `create_records` holds for it. */
async function planActivity(given: ActivityInput, context: ToolContext) {
  const { object, fields } = await activityValues(given, context);
  return planCreate({ object, records: [fields], allOrNone: false }, context);
}

export const logActivity = defineTool<ActivityInput>({
  name: 'log_activity',
  description: 'Add a task, log a call, or plan an event on a record.',
  input,
  kind: 'write',
  defaultPermission: 'needs_approval',
  objectOf: ({ kind }) => (kind === 'event' ? 'Event' : 'Task'),
  run: (given, context) =>
    orRefusal(async () => performWrite(await planActivity(given, context), context), context),
  write: {
    preview: async (given, context) => previewWrite(await planActivity(given, context), context),
    // By API name in `fields`, which beats what the other arguments come down to.
    edit: (given, edits) => ({
      ...given,
      fields: editRecord(given.fields ?? {}, edits, 0),
    }),
  },
});
