import type { Json } from '../contract.ts';
import { fieldText } from '../data/display.ts';
import type { Row } from '../data/store.ts';
import type { FieldType } from '../schema/types.ts';
import { calendar, dayOf, localMs, parseDay } from './dates.ts';
import { type Path, resolvePath } from './path.ts';
import type { Scope } from './scope.ts';

/** A function call as the parser gives it; parameters are field paths or calls. */
export interface Call {
  functionName?: string;
  parameters?: unknown[];
  rawValue?: string;
}

/** An expression of a query with a value for each row. */
export interface Expression {
  path: Path;
  /** The type its values have: a field's own, `int` for parts of dates. */
  type: FieldType;
  read(row: Row): Json;
  /** The same expression written differently has the same key: GROUP BY and SELECT meet by it. */
  key: string;
}

type DatePart = (day: number, hour: number, fiscalStartMonth: number) => number;

const fiscal = (month: number, start: number) => (month - start + 12) % 12;

const DATE_PARTS: Record<string, DatePart> = {
  CALENDAR_MONTH: (day) => calendar(day).month,
  CALENDAR_QUARTER: (day) => Math.ceil(calendar(day).month / 3),
  CALENDAR_YEAR: (day) => calendar(day).year,
  DAY_IN_MONTH: (day) => calendar(day).date,
  DAY_IN_WEEK: (day) => calendar(day).weekday + 1,
  DAY_IN_YEAR: (day) => day - dayOf(calendar(day).year, 1, 1) + 1,
  FISCAL_MONTH: (day, _, start) => fiscal(calendar(day).month, start) + 1,
  FISCAL_QUARTER: (day, _, start) => Math.floor(fiscal(calendar(day).month, start) / 3) + 1,
  // A fiscal year goes by the name of the year it ends in.
  FISCAL_YEAR: (day, _, start) => calendar(day).year + (start > 1 && calendar(day).month >= start ? 1 : 0),
  HOUR_IN_DAY: (_, hour) => hour,
  WEEK_IN_MONTH: (day) => Math.ceil(calendar(day).date / 7),
  WEEK_IN_YEAR: (day) => Math.ceil((day - dayOf(calendar(day).year, 1, 1) + 1) / 7),
};

const isCall = (value: unknown): value is Call =>
  typeof value === 'object' && value !== null && 'functionName' in value;

export const isDateFunction = (name: string): boolean =>
  name.toUpperCase() in DATE_PARTS || /^day_only$/i.test(name);

/** A field, or a function of one that has a value per row. Throws for what is not supported, or not of that type. */
export function expression(scope: Scope, source: string | Call): Expression {
  if (typeof source === 'string') {
    const path = resolvePath(scope, source);
    return { path, type: path.field.type, read: path.read, key: pathKey(path) };
  }
  const name = (source.functionName ?? '').toUpperCase();
  const parameter = source.parameters?.[0];
  if (source.parameters?.length !== 1 || parameter === undefined) throw unsupported(scope, source);
  if (isDateFunction(name)) return dateFunction(scope, source, name, parameter);
  const inner = expression(scope, isCall(parameter) ? parameter : String(parameter));
  if (name === 'TOLABEL') {
    const { field } = inner.path;
    if (!['picklist', 'multipicklist', 'combobox'].includes(field.type) && field.name !== 'Name') {
      throw scope.statement.errorOn(
        inner.path.written,
        'INVALID_FIELD',
        `toLabel not supported on field '${field.name}'`,
      );
    }
    return { ...inner, type: 'string', key: `toLabel(${inner.key})`, read: (row) => label(inner, row) };
  }
  // One currency: converting changes nothing.
  if (name === 'CONVERTCURRENCY') {
    if (inner.type !== 'currency') throw unsupported(scope, source);
    return inner;
  }
  if (name === 'FORMAT') {
    return {
      ...inner,
      type: 'string',
      key: `format(${inner.key})`,
      read: (row) => fieldText(inner.path.field, inner.read(row), scope),
    };
  }
  throw unsupported(scope, source);
}

const pathKey = (path: Path) =>
  [...path.steps.map((step) => step.relationshipName), path.field.name].join('.').toLowerCase();

function unsupported(scope: Scope, call: Call): Error {
  return scope.statement.errorOn(
    call.functionName ?? '',
    'MALFORMED_QUERY',
    `function ${call.functionName} is not supported here: ${call.rawValue ?? ''}`,
  );
}

function label(inner: Expression, row: Row): Json {
  const value = inner.read(row);
  if (typeof value !== 'string') return value;
  const labels = new Map(inner.path.field.picklistValues.map((entry) => [entry.value, entry.label]));
  if (inner.path.field.type !== 'multipicklist') return labels.get(value) ?? value;
  return value
    .split(';')
    .map((part) => labels.get(part) ?? part)
    .join(';');
}

function dateFunction(scope: Scope, call: Call, name: string, parameter: unknown): Expression {
  let timeZone: string | undefined;
  let source: unknown = parameter;
  if (isCall(parameter)) {
    if (parameter.functionName?.toUpperCase() !== 'CONVERTTIMEZONE') throw unsupported(scope, call);
    timeZone = scope.timeZone;
    source = parameter.parameters?.[0];
  }
  const path = resolvePath(scope, String(source));
  const { type } = path.field;
  const needsTime = name === 'HOUR_IN_DAY' || name === 'DAY_ONLY' || timeZone !== undefined;
  if (type !== 'datetime' && (type !== 'date' || needsTime)) {
    const wanted = needsTime ? 'dateTime' : 'date or dateTime';
    throw scope.statement.errorOn(
      path.written,
      'INVALID_FIELD',
      `${name} is only supported on fields of type ${wanted}, not on '${path.field.name}'`,
    );
  }
  const part = DATE_PARTS[name];
  const { fiscalStartMonth } = scope.dates;
  return {
    path,
    type: part ? 'int' : 'date',
    key: `${name.toLowerCase()}(${pathKey(path)}${timeZone ? ' local' : ''})`,
    read(row) {
      const value = path.read(row);
      if (typeof value !== 'string') return null;
      // Without convertTimezone the parts of a moment are those of UTC.
      const local =
        type === 'datetime' && timeZone
          ? new Date(localMs(Date.parse(value), timeZone)).toISOString()
          : value;
      if (!part) return local.slice(0, 10);
      const day = parseDay(local);
      return day === undefined ? null : part(day, Number(local.slice(11, 13)), fiscalStartMonth);
    },
  };
}
