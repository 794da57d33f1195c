import type { ModelHttpError } from './http-error.ts';
import { objectAt, stringAt } from './json.ts';

/**
 * What a server turned out not to take. Found out from its refusal (a 400 that costs nothing), and remembered while the
 * background lives, so that it is found out once and not with every request.
 */
export type Adjustment = 'no_effort' | 'no_reasoning' | 'no_stream_options' | 'no_tool_choice';

const learned = new Map<string, Set<Adjustment>>();

export function adjustmentsFor(origin: string): ReadonlySet<Adjustment> {
  return learned.get(origin) ?? new Set();
}

/** Learns from a refusal; false where it says nothing that could be done differently. */
export function learnFrom(error: ModelHttpError, origin: string): boolean {
  if (error.status !== 400 && error.status !== 422) return false;
  const known = learned.get(origin) ?? new Set<Adjustment>();
  const parameter = stringAt(objectAt(error.body, 'error'), 'param') ?? '';
  const adjustment = adjustmentsIn(error.serviceText, parameter).find((each) => !known.has(each));
  if (!adjustment) return false;
  known.add(adjustment);
  learned.set(origin, known);
  return true;
}

/** What might help, the mildest first; each is tried once. */
function adjustmentsIn(text: string, parameter: string): Adjustment[] {
  if (/function tools with reasoning_effort/i.test(text)) {
    // "… set reasoning_effort to 'none'", or "… use /v1/responses instead", which some models say of any effort that is
    // named, and others even of none.
    return /none/.test(text) ? ['no_reasoning'] : ['no_effort', 'no_reasoning'];
  }
  if (/stream_options|include_usage/i.test(text)) return ['no_stream_options'];
  if (/tool_choice/i.test(text) && !/enable-auto-tool-choice/i.test(text)) return ['no_tool_choice'];
  if (/^reasoning(_effort|\.effort)?$/.test(parameter) || EFFORT.test(text)) return ['no_effort'];
  return [];
}

/** OpenAI, Google ("Thinking level MEDIUM is not supported"), Ollama ("think value", "does not support thinking"). */
const EFFORT =
  /reasoning[_. ]effort|thinking level|think value|(does|do) not support (thinking|reasoning)|(thinking|reasoning) is not supported/i;
