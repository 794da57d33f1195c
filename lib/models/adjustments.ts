import type { ModelHttpError } from './http-error.ts';

/**
 * What a server turned out not to take. Found out from its refusal (a 400 that costs nothing), and remembered while the
 * background lives, so that it is found out once and not with every request.
 */
export type Adjustment = 'no_reasoning' | 'no_stream_options' | 'no_tool_choice';

const learned = new Map<string, Set<Adjustment>>();

export function adjustmentsFor(origin: string): ReadonlySet<Adjustment> {
  return learned.get(origin) ?? new Set();
}

/** Learns from a refusal; false where it says nothing that could be done differently. */
export function learnFrom(error: ModelHttpError, origin: string): boolean {
  if (error.status !== 400 && error.status !== 422) return false;
  const adjustment = adjustmentIn(error.serviceText);
  const known = learned.get(origin) ?? new Set<Adjustment>();
  if (!adjustment || known.has(adjustment)) return false;
  known.add(adjustment);
  learned.set(origin, known);
  return true;
}

function adjustmentIn(text: string): Adjustment | null {
  // "Function tools with reasoning_effort are not supported for … set reasoning_effort to 'none'."
  if (/function tools with reasoning_effort/i.test(text) && /none/.test(text)) return 'no_reasoning';
  if (/stream_options|include_usage/i.test(text)) return 'no_stream_options';
  if (/tool_choice/i.test(text) && !/enable-auto-tool-choice/i.test(text)) return 'no_tool_choice';
  return null;
}
