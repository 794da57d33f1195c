import { type Json, OrgError } from '../../contract.ts';
import type { FieldDef } from '../../schema/types.ts';
import { parseDay } from '../../soql/dates.ts';
import { formatDatetime } from '../clock.ts';

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

const JSON_TYPE = (value: Json): string => {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
};

function unreadable(type: string, value: Json): OrgError {
  const shown = typeof value === 'object' ? (Array.isArray(value) ? '[' : '{') : String(value);
  return new OrgError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${JSON_TYPE(value)} value ${shown} or request may be missing a required field at [line:1, column:1]`,
  );
}

function refused(field: FieldDef, code: string, message: string): OrgError {
  return new OrgError(400, code, `${field.label}: ${message}`, [field.name]);
}

function text(field: FieldDef, value: Json): Json {
  if (typeof value === 'object') throw unreadable('string', value);
  const trimmed = String(value).trim();
  if (trimmed === '') return null;
  if (field.length > 0 && trimmed.length > field.length) {
    throw refused(field, 'STRING_TOO_LONG', `data value too large: ${trimmed} (max length=${field.length})`);
  }
  if (field.type === 'email' && !EMAIL.test(trimmed)) {
    throw refused(field, 'INVALID_EMAIL_ADDRESS', `invalid email address: ${trimmed}`);
  }
  const chosen = field.type === 'multipicklist' ? trimmed.split(';') : [trimmed];
  if (field.restrictedPicklist) {
    // A picklist takes its values in any case, and keeps them as Setup spells them.
    const values = chosen.map((one) => {
      const entry = field.picklistValues.find(
        (known) => known.value.toLowerCase() === one.trim().toLowerCase(),
      );
      if (!entry?.active)
        throw refused(
          field,
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
          `bad value for restricted picklist field: ${one}`,
        );
      return entry.value;
    });
    return values.join(';');
  }
  return trimmed;
}

function numeric(field: FieldDef, value: Json): number {
  const type = field.type === 'int' ? 'int' : field.type;
  const number =
    typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value)
      ? Number(value)
      : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw unreadable(type, value);
  if (field.type === 'int' && !Number.isInteger(number)) throw unreadable('int', value);
  const whole = field.type === 'int' ? field.digits || 9 : field.precision - field.scale;
  if (whole > 0 && Math.abs(number) >= 10 ** whole) {
    throw refused(
      field,
      'NUMBER_OUTSIDE_VALID_RANGE',
      `value outside of valid range on numeric field: ${number}`,
    );
  }
  return field.type === 'int' ? number : Number(number.toFixed(Math.min(field.scale, 15)));
}

function moment(field: FieldDef, value: Json): string {
  const type = field.type === 'date' ? 'date' : 'dateTime';
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d{2}-\d{2}(?:T.*)?$/.test(value) ||
    parseDay(value) === undefined
  )
    throw unreadable(type, value);
  if (field.type === 'date') return value.slice(0, 10);
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) throw unreadable(type, value);
  return formatDatetime(Math.floor(ms / 1000) * 1000);
}

/**
 * A value from a request as the field keeps it. Throws STRING_TOO_LONG, JSON_PARSER_ERROR, INVALID_EMAIL_ADDRESS,
 * INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, NUMBER_OUTSIDE_VALID_RANGE. Lookups are only checked for being text here.
 */
export function coerce(field: FieldDef, value: Json): Json {
  if (value === null || value === '') {
    if (field.type === 'boolean')
      throw refused(field, 'INVALID_TYPE_ON_FIELD_IN_RECORD', 'value not of required type: ');
    return null;
  }
  switch (field.type) {
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
      throw unreadable('boolean', value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return numeric(field, value);
    case 'date':
    case 'datetime':
      return moment(field, value);
    case 'reference':
    case 'id':
      if (typeof value !== 'string') throw unreadable('reference', value);
      return value;
    default:
      return text(field, value);
  }
}
