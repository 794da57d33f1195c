import { formatDatetime } from '../data/clock.ts';
import { formatDay, parseDay } from './dates.ts';

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', N: '\n', R: '\r', T: '\t', B: '\b', F: '\f' };

/** The text of a quoted literal. Inside LIKE, `\%` and `\_` stay escaped: the pattern needs to know. */
export function unquote(literal: string, keepWildcards = false): string {
  return literal.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, code?: string, char?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (keepWildcards && (char === '%' || char === '_' || char === '\\')) return whole;
    return ESCAPES[char ?? ''] ?? char ?? '';
  });
}

/** A LIKE pattern as a test of whole text, blind to case: `%` any text, `_` one character. */
export function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/\\([\s\S])|([%_])|([.*+?^${}()|[\]\\/])/g, (_, escaped, wildcard, special) => {
    if (escaped !== undefined) return String(escaped).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    if (wildcard !== undefined) return wildcard === '%' ? '[\\s\\S]*' : '[\\s\\S]';
    return `\\${special}`;
  });
  // Several % in a row mean the same as one; left alone they make the matching take exponential time.
  return new RegExp(`^${source.replace(/(?:\[\\s\\S\]\*)+/g, '[\\s\\S]*')}$`, 'iu');
}

/** `2026-01-31` as itself when that day exists. */
export function dateValue(literal: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(literal) ? parseDay(literal) : undefined;
  return day === undefined ? undefined : formatDay(day);
}

/** A datetime literal in the shape all stored datetimes have; undefined when there is no such moment. */
export function datetimeValue(literal: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(literal) || parseDay(literal) === undefined) return undefined;
  const ms = Date.parse(literal);
  return Number.isNaN(ms) ? undefined : formatDatetime(ms);
}

/** Numbers as SOQL writes them, with or without a currency code in front (one currency: it changes nothing). */
export const numberValue = (literal: string): number => Number(literal.replace(/^[A-Za-z]{3}/, ''));
