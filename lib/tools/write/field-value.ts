import type { FieldDescribe } from '../../salesforce/org-client.ts';
import { toId18 } from '../../salesforce/record-id.ts';
import { dateTimeValue, dateValue, timeValue } from './date-value.ts';
import { type Checked, multipicklistValue, picklistValue } from './picklist-value.ts';

export interface CheckOptions {
  /** IANA zone in which a time without an offset is meant. */
  readonly timeZone: string;
  /** The value was read from the record (Undo): lists may have changed since. */
  readonly asItWas: boolean;
}

/**
 * A value as it is sent, or why it cannot be. What can mean one thing only is put right (a number in quotes, the label of
 * a picklist value); nothing is guessed at. Whether a linked record is of the right object is checked elsewhere.
 */
export function fieldValue(given: unknown, field: FieldDescribe, options: CheckOptions): Checked {
  if (given === null || given === undefined || given === '') return emptyValue(field);
  if (Array.isArray(given) && field.type === 'multipicklist' && given.every((one) => typeof one === 'string'))
    return multipicklistValue(given, field);
  if (typeof given === 'object') return wrong('It must be one text, number or boolean.');
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
    return wrong('It must be a text, number or boolean.');
  switch (field.type) {
    case 'boolean':
      return booleanValue(given);
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return numberValue(given, field);
    case 'address':
    case 'location':
    case 'complexvalue':
      return wrong('It is made of other fields: set those (such as BillingStreet, BillingCity).');
    case 'base64':
      return wrong('Files cannot be written this way.');
  }
  if (typeof given === 'boolean') return wrong('It must be a text.');
  return textValue(String(given), field, options);
}

function textValue(text: string, field: FieldDescribe, { timeZone, asItWas }: CheckOptions): Checked {
  switch (field.type) {
    case 'picklist':
      return asItWas ? { ok: true, value: text } : picklistValue(text, field);
    case 'multipicklist':
      return asItWas ? { ok: true, value: text } : multipicklistValue(text.split(';'), field);
    case 'date':
      return checked(dateValue(text), 'It must be a day that exists, as YYYY-MM-DD.');
    case 'datetime':
      return checked(
        dateTimeValue(text, timeZone),
        'It must be a date and time, as YYYY-MM-DDTHH:MM (user time zone) or with Z or an offset.',
      );
    case 'time':
      return checked(timeValue(text), 'It must be a time of day, as HH:MM.');
    case 'reference':
      return checked(toId18(text.trim()), 'It must be the id of a record: find it with search_records.');
    case 'email':
      if (!/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(text.trim()))
        return wrong('It must be one e-mail address.');
      return withinLength(text.trim(), field);
    default:
      return withinLength(text, field);
  }
}

function emptyValue(field: FieldDescribe): Checked {
  if (field.type === 'boolean') return wrong('It must be true or false.');
  return field.nillable ? { ok: true, value: null } : wrong('It must not be empty.');
}

function booleanValue(given: string | number | boolean): Checked {
  if (typeof given === 'boolean') return { ok: true, value: given };
  const text = String(given).trim().toLowerCase();
  if (text === 'true' || text === 'false') return { ok: true, value: text === 'true' };
  return wrong('It must be true or false.');
}

/** Salesforce holds 18 digits, a double 15: more than that would arrive as another number. */
const SAFE_DIGITS = 15;

function numberValue(given: string | number | boolean, field: FieldDescribe): Checked {
  const number =
    typeof given === 'number'
      ? given
      : typeof given === 'string' && /^[+-]?\d+(\.\d+)?$/.test(given.trim())
        ? Number(given)
        : Number.NaN;
  if (!Number.isFinite(number))
    return wrong('It must be a plain number, without currency or thousands signs.');
  const whole = field.type === 'int' || field.type === 'long';
  if (whole && !Number.isInteger(number)) return wrong('It must be a whole number.');
  const room = whole ? field.digits : field.precision - field.scale;
  const most = room > 0 ? Math.min(room, SAFE_DIGITS) : SAFE_DIGITS;
  if (Math.abs(number) >= 10 ** most) return wrong(`It may have at most ${most} digits before the point.`);
  return { ok: true, value: number };
}

function withinLength(text: string, { length }: FieldDescribe): Checked {
  if (length > 0 && text.length > length)
    return wrong(`It has ${text.length} characters, at most ${length} fit.`);
  return { ok: true, value: text };
}

function checked(value: string | null, why: string): Checked {
  return value === null ? wrong(why) : { ok: true, value };
}

function wrong(why: string): Checked {
  return { ok: false, why };
}
