import type { ApiRow, OrgSession } from '../../contract.ts';
import { lookupName } from '../../server/rest/columns.ts';
import { fieldOf, nameFieldOf, type ObjectDescribe } from '../../server/rest/describe.ts';

/** A value as a page shows it. */
export interface Cell {
  field: string;
  label: string;
  /** As the user reads it; empty for no value. */
  text: string;
  type: string;
  href?: string;
  checked?: boolean;
}

export const recordHref = (object: string, id: string): string => `/lightning/r/${object}/${id}/view`;

// Setup objects: their names are shown, but they have no record page.
const PAGELESS = new Set(['RecordType', 'Profile', 'UserRole', 'Organization']);

function hrefOf(session: OrgSession, type: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (type === 'email') return `mailto:${value}`;
  if (type === 'phone') return `tel:${value.replace(/[^\d+]/g, '')}`;
  // Anything but a web address stays text: a record may hold `javascript:…`.
  if (type === 'url')
    return /^https?:\/\//i.test(value) ? value : `https://${value.replace(/^[a-z]+:/i, '')}`;
  if (type === 'reference') {
    const object = session.objectOf(value);
    return object === undefined || PAGELESS.has(object) ? undefined : recordHref(object, value);
  }
  return undefined;
}

/** One field of a row that was selected with `selectTerms`. */
export function cellOf(session: OrgSession, describe: ObjectDescribe, name: string, row: ApiRow): Cell {
  const field = fieldOf(describe, name);
  const type = field?.type ?? 'string';
  const value = row[field?.name ?? name] ?? null;
  const isName = field !== undefined && field.name === nameFieldOf(describe) && typeof row.Id === 'string';
  const href = isName ? recordHref(describe.name, String(row.Id)) : hrefOf(session, type, value);
  const shown =
    type === 'reference'
      ? (lookupName(row, field?.relationshipName) ?? (value === null ? null : String(value)))
      : value === null
        ? null
        : session.displayValue(describe.name, field?.name ?? name, row);
  return {
    field: field?.name ?? name,
    label: type === 'reference' ? (field?.label ?? name).replace(/ ID$/, '') : (field?.label ?? name),
    text: shown ?? '',
    type,
    ...(href === undefined ? {} : { href }),
    ...(type === 'boolean' ? { checked: value === true } : {}),
  };
}

export interface Table {
  columns: { field: string; label: string; type: string }[];
  rows: { id: string; cells: Cell[] }[];
}

/** Rows as a table of the given fields. */
export function tableOf(
  session: OrgSession,
  describe: ObjectDescribe,
  fields: readonly string[],
  rows: readonly ApiRow[],
): Table {
  return {
    columns: fields.map((name) => {
      const { field, label, type } = cellOf(session, describe, name, {});
      return { field, label, type };
    }),
    rows: rows.map((row) => ({
      id: String(row.Id ?? ''),
      cells: fields.map((name) => cellOf(session, describe, name, row)),
    })),
  };
}
