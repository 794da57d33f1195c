import type { FieldDescribe, ObjectDescribe, RawRecord } from '../salesforce/org-client.ts';
import { toId18 } from '../salesforce/record-id.ts';
import type { Cell } from '../storage/result.ts';
import { cellText } from './cell-text.ts';
import { isSystemField, lookupName } from './field-choice.ts';
import { plainText } from './rich-text.ts';

/** A field of one record as a reader wants it. */
export interface RecordField {
  readonly name: string;
  readonly label: string;
  /** Null where it is empty. */
  readonly text: string | null;
  /** The record it points at, for a lookup. */
  readonly reference: string | null;
  readonly type: string;
}

/** What the UI API gives for a field: the value, and how the user's locale shows it. */
interface UiField {
  readonly value: unknown;
  readonly displayValue: string | null;
}

/** `GET /ui-api/records/{id}`; parents come nested, as a field named like the relationship. */
export interface UiRecord {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, UiField>>;
}

export function isUiRecord(value: unknown): value is UiRecord {
  return typeof value === 'object' && value !== null && 'fields' in value && typeof value.fields === 'object';
}

/** The fields of a UI API record in the describe's order, name field first, system fields and parts of compounds left out. */
export function fieldsOfUiRecord(
  record: UiRecord,
  describe: ObjectDescribe,
  timeZone: string,
): RecordField[] {
  const compounds = addressParts(describe);
  // Some objects give an address whole, others in its parts.
  const address = (name: string) => {
    const whole = record.fields[`${name}Address`]?.value;
    return typeof whole === 'object' && whole !== null
      ? COMPOUND_PARTS.map((part) => (whole as Readonly<Record<string, unknown>>)[part])
      : ADDRESS_PARTS.map((part) => record.fields[name + part]?.value);
  };
  return readable(describe).flatMap((field) => {
    const compound = compounds.get(field.name);
    if (compound)
      return compound.first ? [addressField(compound.name, address(compound.name), describe)] : [];
    const found = record.fields[field.name];
    if (!found) return [];
    const parent = field.relationshipName ? record.fields[field.relationshipName] : undefined;
    const display = parent ? (parent.displayValue ?? nameOf(parent.value)) : found.displayValue;
    return [recordField(field, asCell(found.value), display, timeZone)];
  });
}

/** The fields to ask SOQL for, where the UI API does not know the object. */
export function soqlFields(describe: ObjectDescribe, limit = 80): string[] {
  const compounds = addressParts(describe);
  const plain = readable(describe).filter(
    ({ type }) => !/^(base64|address|location|complexvalue)$/.test(type),
  );
  return plain.slice(0, limit).flatMap((field) => {
    const label = /^(picklist|multipicklist|combobox)$/.test(field.type) && !compounds.has(field.name);
    const lookup = lookupName(field);
    return [label ? `toLabel(${field.name})` : field.name, ...(lookup ? [lookup] : [])];
  });
}

/** The same from a SOQL row that `soqlFields` asked for. */
export function fieldsOfRow(row: RawRecord, describe: ObjectDescribe, timeZone: string): RecordField[] {
  const compounds = addressParts(describe);
  return readable(describe).flatMap((field) => {
    const compound = compounds.get(field.name);
    if (compound) {
      const parts = ADDRESS_PARTS.map((part) => row[compound.name + part]);
      return compound.first ? [addressField(compound.name, parts, describe)] : [];
    }
    if (!(field.name in row)) return [];
    const parent = field.relationshipName ? row[field.relationshipName] : null;
    const name = typeof parent === 'object' && parent !== null && 'Name' in parent ? parent.Name : null;
    return [recordField(field, asCell(row[field.name]), typeof name === 'string' ? name : null, timeZone)];
  });
}

function readable(describe: ObjectDescribe): FieldDescribe[] {
  const fields = describe.fields.filter(
    (field) => !isSystemField(field.name) && !isNamePart(field, describe),
  );
  return [...fields.filter((field) => field.nameField), ...fields.filter((field) => !field.nameField)];
}

/** A person's Name holds these already. */
function isNamePart(field: FieldDescribe, describe: ObjectDescribe): boolean {
  const part = /^(FirstName|LastName|MiddleName|Salutation|Suffix)$/.test(field.name);
  return part && describe.fields.some(({ nameField, name }) => nameField && name === 'Name');
}

function recordField(
  field: FieldDescribe,
  value: Cell,
  display: string | null,
  timeZone: string,
): RecordField {
  const base = { name: field.name, label: field.label, type: field.type };
  if (value === null || value === '') return { ...base, text: null, reference: null };
  if (field.type === 'reference') {
    const id = toId18(String(value));
    return { ...base, text: display ? `${display} (${id ?? value})` : String(id ?? value), reference: id };
  }
  return { ...base, text: textOf(field.type, value, display, timeZone), reference: null };
}

function textOf(type: string, value: Cell, display: string | null, timeZone: string): string {
  const plain = type === 'textarea' ? plainText(String(value)) : cellText(value, type, timeZone);
  // Dates in the user's notation are ambiguous (03/04); the model writes them as the user's region does.
  if (display === null || display === '' || /^(date|datetime|time|boolean)$/.test(type)) return plain;
  // A filter needs the value, an answer the label.
  return /picklist/.test(type) && display !== plain ? `${display} (${plain})` : display;
}

const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country'];
const COMPOUND_PARTS = ['street', 'city', 'state', 'postalCode', 'country'];
const UNREAD_PARTS = ['StateCode', 'CountryCode', 'Latitude', 'Longitude', 'GeocodeAccuracy'];

/** Fields that make an address together, by name: it is read once, where its first part stands. */
function addressParts(describe: ObjectDescribe): ReadonlyMap<string, { name: string; first: boolean }> {
  const names = new Set(describe.fields.map((field) => field.name));
  const parts = new Map<string, { name: string; first: boolean }>();
  for (const name of names) {
    const prefix = name.endsWith('City') ? name.slice(0, -'City'.length) : null;
    if (prefix === null || !ADDRESS_PARTS.every((part) => names.has(prefix + part))) continue;
    for (const part of [...ADDRESS_PARTS, ...UNREAD_PARTS, 'Address']) {
      parts.set(prefix + part, { name: prefix, first: part === 'Street' });
    }
  }
  return parts;
}

function addressField(prefix: string, parts: readonly unknown[], describe: ObjectDescribe): RecordField {
  const present = parts.filter((part) => typeof part === 'string' && part !== '');
  const name = `${prefix}Address`;
  const label = describe.fields.find((field) => field.name === name)?.label ?? `${prefix} Address`.trim();
  return {
    name,
    label,
    text: present.length > 0 ? present.join(', ') : null,
    reference: null,
    type: 'address',
  };
}

function nameOf(parent: unknown): string | null {
  return isUiRecord(parent) ? (parent.fields.Name?.displayValue ?? asText(parent.fields.Name?.value)) : null;
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
