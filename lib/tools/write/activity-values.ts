import { problem } from '../../problem.ts';
import type { ObjectDescribe } from '../../salesforce/org-client.ts';
import type { ActivityInput } from '../log-activity.ts';
import { resolveRecord } from '../resolve-record.ts';
import type { ToolContext } from '../tool.ts';
import { CallRefused } from './call-refused.ts';
import { dateValue } from './date-value.ts';
import { editFields } from './edit-fields.ts';
import { objectToWrite } from './object-to-write.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The task or event that an activity is, as values of its fields. Nothing here depends on the clock: what a preview shows
 * today is what is saved when the user approves next week.
 */
export async function activityValues(
  input: ActivityInput,
  context: ToolContext,
): Promise<{ readonly object: string; readonly fields: Fields }> {
  const object = input.kind === 'event' ? 'Event' : 'Task';
  const describe = await objectToWrite(object, 'create', context);
  const about = await relatedTo(input, describe, context);
  const own = input.kind === 'event' ? eventTimes(input) : taskValues(input, describe);
  const given: Fields = {
    Subject: input.subject,
    ...about,
    ...own,
    ...(input.notes === undefined ? {} : { Description: input.notes }),
    ...(input.status === undefined || input.kind === 'event' ? {} : { Status: input.status }),
    ...(input.priority === undefined || input.kind === 'event' ? {} : { Priority: input.priority }),
  };
  // What is named outright, or was edited on the card, beats what was made of the other arguments.
  const fields = Object.entries(input.fields ?? {}).reduce<Fields>(
    (now, [name, value]) => replace(now, name, value),
    given,
  );
  return { object, fields };
}

function replace(fields: Fields, name: string, value: unknown): Fields {
  const known = Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase());
  // The cell type says nothing of what a model may write; it is checked with all others.
  return editFields(fields, known ?? name, value as never);
}

function taskValues({ kind, due_date: day }: ActivityInput, describe: ObjectDescribe): Fields {
  if (kind === 'task') return day === undefined ? {} : { ActivityDate: day };
  if (day === undefined)
    throw missing(describe, 'due_date: the day on which the call took place.', 'ActivityDate');
  const has = (name: string) => describe.fields.some((field) => field.name === name && field.createable);
  const done = describe.fields
    .find(({ name }) => name === 'Status')
    ?.picklistValues.find(({ value, active }) => active && value === 'Completed');
  return {
    ActivityDate: day,
    // A logged call is over, where the org has kept Salesforce's own word for it.
    ...(done ? { Status: done.value } : {}),
    ...(has('TaskSubtype') ? { TaskSubtype: 'Call' } : {}),
  };
}

const MINUTES_OF_DAY = 24 * 60;
const DAY_MS = MINUTES_OF_DAY * 60_000;
/** As long as Salesforce's own form makes a new event. */
const HOUR_MINUTES = 60;

function eventTimes({ start, end, due_date: day }: ActivityInput): Fields {
  const from = start ?? day;
  if (from === undefined) {
    throw new CallRefused(problem('write_missing', { subs: ['Event', 'start'] }), {
      hint: 'An event needs start: ask the user when it is.',
      repairable: true,
    });
  }
  const firstDay = dateValue(from);
  if (firstDay === null) {
    // The length tells the end; both together could contradict each other.
    return end === undefined
      ? { StartDateTime: from, DurationInMinutes: HOUR_MINUTES }
      : { StartDateTime: from, EndDateTime: end };
  }
  const lastDay = dateValue(end ?? firstDay) ?? firstDay;
  const days = Math.max(0, Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS)) + 1;
  return { IsAllDayEvent: true, ActivityDate: firstDay, DurationInMinutes: days * MINUTES_OF_DAY };
}

/** WhoId for people, WhatId for everything else; nothing where no record was named and the open page is none to log on. */
async function relatedTo(
  input: ActivityInput,
  describe: ObjectDescribe,
  context: ToolContext,
): Promise<Fields> {
  if (input.id === undefined && !context.page?.recordId) return {};
  const record = await resolveRecord({ id: input.id }, context);
  if (!record.ok) {
    const failure = record.outcome.failure;
    throw new CallRefused(failure?.problem ?? problem('tool_no_record'), {
      hint: 'Its record could not be used: name another by id, or tell the user.',
      sources: record.outcome.sources,
      repairable: failure?.repairable ?? false,
    });
  }
  const { id, object } = record;
  const field = ['WhoId', 'WhatId'].find((name) =>
    describe.fields.find((one) => one.name === name)?.referenceTo.includes(object),
  );
  if (field) return { [field]: id };
  if (input.id === undefined) return {};
  throw new CallRefused(problem('write_activity_place', { subs: [object] }), {
    hint: `${object} records cannot have activities.`,
    repairable: true,
  });
}

function missing(describe: ObjectDescribe, hint: string, name: string): CallRefused {
  const label = describe.fields.find((field) => field.name === name)?.label ?? name;
  return new CallRefused(problem('write_missing', { subs: [describe.label, label] }), {
    hint: `Missing: ${hint}`,
    repairable: true,
  });
}
