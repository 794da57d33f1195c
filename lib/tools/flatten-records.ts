import type { RawRecord } from '../salesforce/org-client.ts';
import { toId18 } from '../salesforce/record-id.ts';
import type { Cell } from '../storage/result.ts';

/** Records as rows: one column for each field path that occurs, in the order of first occurrence. */
export interface Flat {
  readonly paths: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** 18 characters; null for aggregates. */
  readonly recordIds: readonly (string | null)[];
  /** What child subqueries brought, by relationship; the parent's row holds their number. */
  readonly children: readonly ChildRecords[];
}

export interface ChildRecords {
  readonly relationship: string;
  readonly records: readonly RawRecord[];
  /** Row of its parent, for each record. */
  readonly parents: readonly number[];
  /** Children that Salesforce counts, over all parents: more than `records` where a nested batch was cut. */
  readonly total: number;
}

interface Collected {
  readonly relationship: string;
  readonly records: RawRecord[];
  readonly parents: number[];
  total: number;
}

/**
 * Takes the nesting out of REST rows: relationship paths become `Owner.Name`, compound fields one text, child results a
 * count (and `children`), `attributes` go. A parent that is null leaves no column of its own where other rows have one.
 */
export function flattenRecords(records: readonly RawRecord[]): Flat {
  const columns = new Map<string, Cell[]>();
  const children = new Map<string, Collected>();
  const put = (path: string, row: number, cell: Cell) => {
    let cells = columns.get(path);
    if (!cells) {
      cells = new Array<Cell>(records.length).fill(null);
      columns.set(path, cells);
    }
    cells[row] = cell;
  };

  const walk = (value: Readonly<Record<string, unknown>>, prefix: string, row: number) => {
    for (const [key, field] of Object.entries(value)) {
      if (key === 'attributes') continue;
      const path = prefix + key;
      if (isChildResult(field)) {
        put(path, row, field.totalSize);
        let child = children.get(path);
        if (!child) {
          child = { relationship: path, records: [], parents: [], total: 0 };
          children.set(path, child);
        }
        child.records.push(...field.records);
        child.parents.push(...field.records.map(() => row));
        child.total += field.totalSize;
      } else if (isRecord(field)) walk(field, `${path}.`, row);
      else put(path, row, toCell(field));
    }
  };
  records.forEach((record, row) => {
    walk(record, '', row);
  });

  const paths = [...columns.keys()].filter((path) => !isNullParent(path, columns));
  return {
    paths,
    rows: records.map((_, row) => paths.map((path) => columns.get(path)?.[row] ?? null)),
    recordIds: records.map(recordId),
    children: [...children.values()],
  };
}

/** The Id field, or the id at the end of the row's address, which is there even where Id was not asked for. */
export function recordId(record: RawRecord): string | null {
  const id = Object.entries(record).find(([key]) => key.toLowerCase() === 'id')?.[1];
  if (record.attributes?.type === 'AggregateResult') return null;
  if (typeof id === 'string') return toId18(id);
  const last = record.attributes?.url?.split('/').at(-1);
  return last ? toId18(last) : null;
}

/** `Owner` is no column when it is empty everywhere and `Owner.Name` is one. */
function isNullParent(path: string, columns: ReadonlyMap<string, readonly Cell[]>): boolean {
  return (
    columns.get(path)?.every((cell) => cell === null) === true &&
    [...columns.keys()].some((other) => other.startsWith(`${path}.`))
  );
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isChildResult(value: unknown): value is { records: RawRecord[]; totalSize: number } {
  return isObject(value) && Array.isArray(value.records) && typeof value.totalSize === 'number';
}

/** A parent record comes with `attributes`; a compound field (address, location) does not. */
function isRecord(value: unknown): value is Fields {
  return isObject(value) && isObject(value.attributes);
}

const ADDRESS = ['street', 'city', 'state', 'postalCode', 'country'];

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (isObject(value)) {
    const parts = 'latitude' in value && !('city' in value) ? ['latitude', 'longitude'] : ADDRESS;
    const texts = parts
      .map((part) => value[part])
      .filter((part) => part !== null && part !== undefined && part !== '');
    if (parts.some((part) => part in value)) return texts.length > 0 ? texts.map(String).join(', ') : null;
  }
  return JSON.stringify(value);
}
