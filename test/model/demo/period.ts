/** Time in a question, as a SOQL condition with date literals: the org's clock decides, not the demo's. */

export interface Period {
  /** Condition on a date or datetime field. */
  on: (field: string) => string;
  /** As it is said in the answer: "this month". */
  words: string;
}

const literal = (name: string, words: string): Period => ({ on: (field) => `${field} = ${name}`, words });

const FIXED: readonly [RegExp, Period][] = [
  [/\btoday\b/, literal('TODAY', 'today')],
  [/\btomorrow\b/, literal('TOMORROW', 'tomorrow')],
  [/\byesterday\b/, literal('YESTERDAY', 'yesterday')],
];

const NEXT_DAYS = /\b(?:in|within|over)? ?(?:the )?next (\d{1,3}) (day|week|month)s?\b/;
const LAST_DAYS = /\b(?:in|within|over|since)? ?(?:the )?(?:last|past) (\d{1,3}) (day|week|month)s?\b/;
const UNIT = /\b(this|next|last|current|previous|coming|past) (fiscal )?(week|month|quarter|year)\b/;

/** The first period that is named, if any. */
export function periodIn(text: string): Period | undefined {
  const ahead = NEXT_DAYS.exec(text);
  if (ahead) return relative('NEXT', ahead);
  const back = LAST_DAYS.exec(text);
  if (back) return relative('LAST', back);
  const unit = UNIT.exec(text);
  if (unit) return named(unit);
  return FIXED.find(([pattern]) => pattern.test(text))?.[1];
}

function relative(direction: 'NEXT' | 'LAST', [, amount = '1', unit = 'day']: RegExpExecArray): Period {
  const n = Number(amount);
  const words = `in the ${direction.toLowerCase()} ${n} ${unit}${n === 1 ? '' : 's'}`;
  return literal(`${direction}_N_${unit.toUpperCase()}S:${n}`, words);
}

function named([, which = 'this', fiscal, unit = 'month']: RegExpExecArray): Period {
  const direction = /this|current/.test(which) ? 'THIS' : /next|coming/.test(which) ? 'NEXT' : 'LAST';
  // Only quarters and years have a fiscal form.
  const isFiscal = fiscal !== undefined && /quarter|year/.test(unit);
  const name = `${direction}_${isFiscal ? 'FISCAL_' : ''}${unit.toUpperCase()}`;
  return literal(name, `${direction.toLowerCase()} ${isFiscal ? 'fiscal ' : ''}${unit}`);
}

/** `90 days` in "no activity in 90 days"; otherwise the given number. */
export function daysIn(text: string, otherwise: number): number {
  const found = /\b(\d{1,3}) (day|week|month)s?\b/.exec(text);
  if (!found) return otherwise;
  const factor = { day: 1, week: 7, month: 30 }[found[2] ?? 'day'] ?? 1;
  return Math.min(3650, Number(found[1]) * factor);
}
