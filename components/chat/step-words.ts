import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Source, Step } from '../../lib/storage/run.ts';
import { lookUp } from './look-up.ts';
import { objectWords } from './object-words.ts';

/** A tool by its name in the settings: `Update records`. One that does not exist has the name that the model made up. */
export function toolTitle({ tool }: Pick<Step, 'tool'>): string {
  const title = lookUp(TITLES, tool);
  return title ? t(title) : t('chat_step_other', tool.slice(0, 60));
}

/** A step as it stands: what it is about to do, does, has done, or would have done. */
export function stepWords(step: Step): string {
  switch (step.state) {
    case 'previewing':
      return t('approval_previewing');
    case 'awaiting_approval':
      return t('approval_waiting', toolTitle(step));
    case 'proposed':
    case 'approved':
    case 'started':
      return doingWords(step);
    case 'succeeded':
      return doneWords(step);
    default:
      // A write that was not made must not be said in the past tense.
      return step.kind === 'write' || step.kind === 'destructive' ? toolTitle(step) : doneWords(step);
  }
}

/** What a step is doing, for the user: `Querying Opportunity`. */
export function doingWords(step: Step): string {
  return words(step, 'doing');
}

/** What a step did: `Queried Opportunity`. */
export function doneWords(step: Step): string {
  return words(step, 'done');
}

/** What one of a step's questions to Salesforce was. The first is the step's own. */
export function sourceWords(step: Step, source: Source, index: number): string {
  const write = step.kind === 'write' || step.kind === 'destructive';
  // A write reads first.
  if (write ? source.language === 'rest' : index === 0) return stepWords(step);
  const objects = source.objects.map(objectWords).join(', ');
  return objects ? t('chat_source_read', objects) : doneWords(step);
}

/** The model's own few words on why, where it gave some. Foreign text. */
export function purposeOf(step: Step): string | null {
  const purpose = text(argumentsOf(step).purpose);
  return purpose && purpose.length > 120 ? `${purpose.slice(0, 119)}…` : purpose;
}

type Tense = 'doing' | 'done';

const SPECIFIC: Readonly<Record<string, readonly [doing: MessageKey, done: MessageKey]>> = {
  query_records: ['chat_step_query', 'chat_step_query_done'],
  search_records: ['chat_step_search', 'chat_step_search_done'],
  get_related_records: ['chat_step_related', 'chat_step_related_done'],
  get_record: ['chat_step_record', 'chat_step_record_done'],
  describe_object: ['chat_step_describe', 'chat_step_describe_done'],
  create_records: ['approval_step_create', 'approval_step_create_done'],
  update_records: ['approval_step_update', 'approval_step_update_done'],
  delete_records: ['approval_step_delete', 'approval_step_delete_done'],
  restore_records: ['approval_step_restore', 'approval_step_restore_done'],
};

const PLAIN: Readonly<Record<string, readonly [doing: MessageKey, done: MessageKey]>> = {
  query_records: ['tool_query_records_doing', 'tool_query_records_done'],
  search_records: ['tool_search_records_doing', 'tool_search_records_done'],
  get_related_records: ['tool_get_related_records_doing', 'tool_get_related_records_done'],
  get_record: ['tool_get_record_doing', 'tool_get_record_done'],
  describe_object: ['tool_describe_object_doing', 'tool_describe_object_done'],
  create_records: ['tool_create_records_doing', 'tool_create_records_done'],
  update_records: ['tool_update_records_doing', 'tool_update_records_done'],
  delete_records: ['tool_delete_records_doing', 'tool_delete_records_done'],
  restore_records: ['tool_restore_records_doing', 'tool_restore_records_done'],
  log_activity: ['tool_log_activity_doing', 'tool_log_activity_done'],
};

const TITLES: Readonly<Record<string, MessageKey>> = {
  query_records: 'tool_query_records_title',
  search_records: 'tool_search_records_title',
  get_related_records: 'tool_get_related_records_title',
  get_record: 'tool_get_record_title',
  describe_object: 'tool_describe_object_title',
  create_records: 'tool_create_records_title',
  update_records: 'tool_update_records_title',
  delete_records: 'tool_delete_records_title',
  restore_records: 'tool_restore_records_title',
  log_activity: 'tool_log_activity_title',
};

function words(step: Step, tense: Tense): string {
  const at = tense === 'doing' ? 0 : 1;
  const about = subject(step);
  const specific = about && lookUp(SPECIFIC, step.tool);
  if (specific) return t(specific[at], about);
  const known = lookUp(PLAIN, step.tool);
  // A tool that does not exist has the name that the model made up.
  return known
    ? t(known[at])
    : t(tense === 'doing' ? 'chat_step_other' : 'chat_step_other_done', step.tool.slice(0, 60));
}

/** What a call is about: an object in words, or what is searched for. */
function subject(step: Step): string | null {
  const given = argumentsOf(step);
  switch (step.tool) {
    case 'query_records': {
      const object = step.sources[0]?.objects[0] ?? fromObject(text(given.soql) ?? '');
      return object && objectWords(object);
    }
    case 'search_records':
      return short(text(given.text));
    case 'get_related_records': {
      const related = text(given.related);
      return related && short(objectWords(related));
    }
    default: {
      const object = step.preview?.object ?? step.sources[0]?.objects[0] ?? text(given.object);
      return object && short(objectWords(object));
    }
  }
}

/** The object of the outer FROM; subqueries in the SELECT list stand in brackets. */
function fromObject(soql: string): string | null {
  let outer = soql.slice(0, 20_000);
  for (let depth = 0; depth < 5 && /\([^()]*\)/.test(outer); depth += 1)
    outer = outer.replace(/\([^()]*\)/g, ' ');
  return /\bFROM\s+(\w{1,80})/i.exec(outer)?.[1] ?? null;
}

/** What the calls of the read tools may hold; whatever a model wrote, nothing of it is certain. */
type CallArguments = { readonly [K in 'purpose' | 'soql' | 'text' | 'related' | 'object']?: unknown };

function argumentsOf(step: Step): CallArguments {
  try {
    const given: unknown = JSON.parse(step.arguments);
    return typeof given === 'object' && given !== null ? (given as CallArguments) : {};
  } catch {
    // The model may have written anything, or the call may have been cut.
    return {};
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function short(words: string | null): string | null {
  return words && words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
