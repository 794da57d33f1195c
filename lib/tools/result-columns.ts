import type { FieldDescribe, ObjectDescribe } from '../salesforce/org-client.ts';
import type { Cell, Column } from '../storage/result.ts';
import { lastSegment, type SelectItem } from './select-list.ts';

export interface OrderedPath {
  readonly path: string;
  /** Its place among the paths that came back; -1 for one that no row has: its cells are null. */
  readonly index: number;
  /** The entry of the SELECT list it answers, where one fits. */
  readonly item: SelectItem | undefined;
}

/** The returned paths in the order of the SELECT list, and the selected ones whose parent is empty in every row. */
export function orderPaths(paths: readonly string[], items: readonly SelectItem[]): readonly OrderedPath[] {
  const found = paths.map((path, index) => ({ path, index, place: placeOf(path, paths, items) }));
  const missing = items.flatMap((item, place) =>
    item.kind === 'field' && item.path.includes('.') && !found.some((column) => column.place === place)
      ? [{ path: item.path, index: -1, place }]
      : [],
  );
  // An empty parent comes as `Owner: null`: the selected paths below it stand for it.
  const isParent = (path: string) =>
    missing.some((m) => m.path.toLowerCase().startsWith(`${path.toLowerCase()}.`));
  return [...found.filter(({ path }) => !isParent(path)), ...missing]
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ path, index, place }) => ({ path, index, item: items[place] }));
}

/** Number of the SELECT entry a returned path belongs to; behind all of them where none fits. */
function placeOf(path: string, paths: readonly string[], items: readonly SelectItem[]): number {
  const wanted = path.toLowerCase();
  const exact = items.findIndex((item) => answers(item, wanted));
  if (exact >= 0) return exact;
  const unnamed = /^expr(\d+)$/.exec(wanted);
  if (unnamed) {
    const functions = items.flatMap((item, i) =>
      item.kind === 'function' && item.alias === null ? [i] : [],
    );
    // Only functions that got no name of their own are counted: toLabel(Status) comes back as Status.
    const nameless = functions.filter(
      (i) => !paths.some((p) => p !== path && answers(items[i], p.toLowerCase())),
    );
    return nameless[Number(unnamed[1])] ?? items.length;
  }
  const loose = items.findIndex(
    (item) =>
      (item.kind === 'typeof' && wanted.startsWith(`${item.path.toLowerCase()}.`)) ||
      // A grouped query answers `Account.Name` as `Name`.
      (item.kind === 'field' && lastSegment(item.path).toLowerCase() === wanted) ||
      (item.kind === 'function' && item.name === 'FIELDS'),
  );
  return loose >= 0 ? loose : items.length;
}

const AGGREGATE =
  /^(COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX|GROUPING|CALENDAR_|FISCAL_|DAY_|WEEK_|HOUR_|DISTANCE)/;

function answers(item: SelectItem | undefined, path: string): boolean {
  if (!item) return false;
  if (item.kind === 'subquery') return item.relationship.toLowerCase() === path;
  if (item.kind === 'typeof') return item.path.toLowerCase() === path;
  if (item.alias !== null) return item.alias.toLowerCase() === path;
  if (item.kind === 'field') return item.path.toLowerCase() === path;
  return !AGGREGATE.test(item.name) && item.path?.toLowerCase() === path;
}

/** Label and type of a column, from the describe of the FROM object where it is known, else from name and values. */
export function makeColumn(
  name: string,
  item: SelectItem | undefined,
  describe: ObjectDescribe | null,
  values: readonly Cell[],
): Column {
  if (item?.kind === 'subquery') return { name, label: humanize(name), type: 'int' };
  if (item?.kind === 'function') return functionColumn(name, item, describe, values);
  const path = item?.kind === 'field' ? item.path : name;
  const field = fieldOf(path, describe);
  return {
    name,
    label: item?.kind === 'field' && item.alias ? humanize(item.alias) : labelOf(path, describe),
    type: field?.type ?? typeOfValues(path, values),
  };
}

function functionColumn(
  name: string,
  item: Extract<SelectItem, { kind: 'function' }>,
  describe: ObjectDescribe | null,
  values: readonly Cell[],
): Column {
  const fn = item.name;
  const of = item.path === null ? '' : labelOf(item.path, describe);
  // SOQL's own notation reads the same in every language; `toLabel` and the like do not change what a field is.
  const notation = AGGREGATE.test(fn) ? `${fn}(${of})` : of || humanize(name);
  const label = item.alias ? humanize(item.alias) : notation;
  if (/^COUNT|^GROUPING/.test(fn)) return { name, label, type: 'int' };
  if (/^(SUM|AVG|MIN|MAX|CONVERTCURRENCY)$/.test(fn)) {
    const field = item.path === null ? null : fieldOf(item.path, describe);
    return { name, label, type: field?.type ?? typeOfValues(name, values) };
  }
  return { name, label, type: typeOfValues(name, values) };
}

/** A field of the object itself; paths over a relationship would need more describes. */
export function fieldOf(path: string, describe: ObjectDescribe | null): FieldDescribe | null {
  const wanted = path.toLowerCase();
  return describe?.fields.find((field) => field.name.toLowerCase() === wanted) ?? null;
}

function labelOf(path: string, describe: ObjectDescribe | null): string {
  const field = fieldOf(path, describe);
  if (field) return field.label;
  const [first, ...rest] = path.split('.');
  const lookup = describe?.fields.find((f) => f.relationshipName?.toLowerCase() === first?.toLowerCase());
  const parent = lookup ? lookup.label.replace(/\s+ID$/i, '') : humanize(first ?? '');
  return [parent, ...rest.map(humanize)].join(' ').trim();
}

/** `Primary_Contact__r` → `Primary Contact`, `StageName` → `Stage Name`, `acme__Churn_Score__c` → `Churn Score`. */
export function humanize(name: string): string {
  return name
    .replace(/__(c|r|e|mdt|x|b|kav|pc|pr)$/i, '')
    .replace(/^[A-Za-z]\w*?__(?=\w)/, '')
    .replace(/_+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/^./, (c) => c.toUpperCase())
    .trim();
}

/** What the values themselves say, where no describe does. REST writes dates and datetimes in one way each. */
function typeOfValues(path: string, values: readonly Cell[]): string {
  if (lastSegment(path).toLowerCase() === 'id') return 'id';
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'string';
  if (present.every((value) => typeof value === 'number')) return 'double';
  if (present.every((value) => typeof value === 'boolean')) return 'boolean';
  const all = (shape: RegExp) => present.every((value) => typeof value === 'string' && shape.test(value));
  if (all(/^\d{4}-\d\d-\d\d$/)) return 'date';
  if (all(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\+0000|Z)$/)) return 'datetime';
  return 'string';
}
