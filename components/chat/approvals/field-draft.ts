import type { MessageKey } from '../../../lib/i18n.ts';
import type { PreviewField } from '../../../lib/storage/preview.ts';
import type { Cell } from '../../../lib/storage/result.ts';
import { lookUp } from '../look-up.ts';
import type { UserFormat } from '../user-format.ts';
import { numberText, parseNumber } from './number-text.ts';
import { instantOf, wallTime } from './wall-time.ts';

/** Which control edits a field. `fixed` shows it and edits nothing. */
export type InputKind =
  | 'text'
  | 'lines'
  | 'number'
  | 'date'
  | 'moment'
  | 'time'
  | 'box'
  | 'choice'
  | 'choices'
  | 'fixed';

const KINDS: Readonly<Record<string, InputKind>> = {
  boolean: 'box',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'moment',
  time: 'time',
  textarea: 'lines',
  string: 'text',
  combobox: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  encryptedstring: 'text',
  picklist: 'text',
  multipicklist: 'text',
};

const LONG_TEXT = 60;

export function inputKind({ type, value, options, editable }: PreviewField): InputKind {
  if (!editable) return 'fixed';
  if (type === 'picklist' && options) return 'choice';
  if (type === 'multipicklist' && options) return 'choices';
  // Records are chosen by search, which a card cannot do; parts of compound fields have fields of their own.
  const kind = lookUp(KINDS, type) ?? 'fixed';
  const long = typeof value === 'string' && (value.length > LONG_TEXT || /[\r\n]/.test(value));
  return kind === 'text' && long ? 'lines' : kind;
}

/** A date or a time that is typed half: the control then gives no text, which must not pass for empty. */
export const INCOMPLETE = '\u0000';

/** The value as its control holds it. */
export function draftOf(field: PreviewField, { locale, timeZone }: UserFormat): string {
  const { value } = field;
  if (value === null) return '';
  switch (inputKind(field)) {
    case 'number':
      return typeof value === 'number' ? numberText(value, locale) : String(value);
    case 'moment':
      return wallTime(String(value), timeZone) ?? '';
    case 'time':
      return String(value).slice(0, 5);
    default:
      return String(value);
  }
}

export type Parsed =
  | { readonly ok: true; readonly value: Cell }
  | { readonly ok: false; readonly why: MessageKey };

/** What a control holds as the value to send, or why it cannot be one. */
export function parseDraft(field: PreviewField, draft: string, format: UserFormat): Parsed {
  const kind = inputKind(field);
  if (kind === 'fixed' || draft === draftOf(field, format)) return unlessEmpty(field, field.value);
  if (kind === 'box') return { ok: true, value: draft === 'true' };
  if (draft.trim() === '') return unlessEmpty(field, null);
  switch (kind) {
    case 'number':
      return numberOf(field, draft, format.locale);
    case 'date':
      return isDay(draft) ? { ok: true, value: draft } : { ok: false, why: 'approval_wrong_date' };
    case 'moment': {
      const instant = isDay(draft.slice(0, 10)) ? instantOf(draft, format.timeZone) : null;
      return instant ? { ok: true, value: instant } : { ok: false, why: 'approval_wrong_moment' };
    }
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(draft)
        ? { ok: true, value: `${draft}:00.000Z` }
        : { ok: false, why: 'approval_wrong_time' };
    case 'choice':
      return isOption(field, draft)
        ? { ok: true, value: draft }
        : { ok: false, why: 'approval_wrong_choice' };
    case 'choices':
      return draft.split(';').every((one) => isOption(field, one))
        ? { ok: true, value: draft }
        : { ok: false, why: 'approval_wrong_choice' };
    default:
      return textOf(field, draft);
  }
}

function unlessEmpty({ required }: PreviewField, value: Cell): Parsed {
  return required && (value === null || value === '')
    ? { ok: false, why: 'approval_wrong_empty' }
    : { ok: true, value };
}

/** Salesforce holds 18 digits, a number here 15: more would arrive as another number. */
const MOST = 1e15;

function numberOf({ type }: PreviewField, draft: string, locale: string): Parsed {
  const bare = type === 'percent' ? draft.replace(/\s*%\s*$/, '') : draft;
  const value = parseNumber(bare, locale);
  if (value === null || Math.abs(value) >= MOST) return { ok: false, why: 'approval_wrong_number' };
  const whole = type === 'int' || type === 'long';
  return whole && !Number.isInteger(value) ? { ok: false, why: 'approval_wrong_whole' } : { ok: true, value };
}

function textOf({ type }: PreviewField, draft: string): Parsed {
  if (type !== 'email') return { ok: true, value: draft };
  const address = draft.trim();
  return /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(address)
    ? { ok: true, value: address }
    : { ok: false, why: 'approval_wrong_email' };
}

/** A day that exists, in Salesforce's own range. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  const year = Number(text.slice(0, 4));
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return exists && year >= 1700 && year <= 4000;
}

/** What the record is to get may be no option any more; it can then still stay. */
function isOption({ options, value }: PreviewField, draft: string): boolean {
  const kept = typeof value === 'string' ? value.split(';') : [];
  return kept.includes(draft) || (options ?? []).some((option) => option.value === draft);
}
