import { formatDatetime } from '../data/clock.ts';
import { formatDay, parseDay } from './dates.ts';

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  N: '\n',
  R: '\r',
  T: '\t',
  B: '\b',
  F: '\f',
};

/** The text of a quoted literal. Inside LIKE, `\%` and `\_` stay escaped: the pattern needs to know. */
export function unquote(literal: string, keepWildcards = false): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (whole, code?: string, char?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (keepWildcards && (char === '%' || char === '_' || char === '\\')) return whole;
      return ESCAPES[char ?? ''] ?? char ?? '';
    });
}

const ANY_TEXT = Symbol('%');
const ANY_CHARACTER = Symbol('_');

/**
 * A LIKE pattern as a test of whole text, blind to case: `%` any text, `_` one character. Not a regular expression: a
 * pattern of many `%` would keep one busy for hours.
 */
export function likePattern(pattern: string): (text: string) => boolean {
  const parts: (string | symbol)[] = [];
  const characters = [...pattern.toLowerCase()];
  for (let at = 0; at < characters.length; at += 1) {
    const char = characters[at] as string;
    if (char === '\\' && at + 1 < characters.length) {
      at += 1;
      parts.push(characters[at] as string);
    } else parts.push(char === '%' ? ANY_TEXT : char === '_' ? ANY_CHARACTER : char);
  }
  return (text) => matches(parts, [...text.toLowerCase()]);
}

function matches(parts: readonly (string | symbol)[], text: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  // Where the last % stood and how far it has been stretched: only that one ever needs another try.
  let star = -1;
  let stretched = 0;
  while (at < text.length) {
    if (parts[part] === ANY_TEXT) {
      star = part;
      stretched = at;
      part += 1;
    } else if (part < parts.length && (parts[part] === ANY_CHARACTER || parts[part] === text[at])) {
      part += 1;
      at += 1;
    } else if (star >= 0) {
      stretched += 1;
      at = stretched;
      part = star + 1;
    } else return false;
  }
  while (parts[part] === ANY_TEXT) part += 1;
  return part === parts.length;
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
