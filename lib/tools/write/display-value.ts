import type { FieldDescribe } from '../../salesforce/org-client.ts';
import type { Cell } from '../../storage/result.ts';

export interface DisplayOptions {
  readonly timeZone: string;
  /** Names of linked records by id. */
  readonly names: ReadonlyMap<string, string>;
  /** ISO 4217, where the org keeps several currencies; else null and the amount stands alone. */
  readonly currency: string | null;
  /** BCP 47; the browser's own where it is not given. */
  readonly locale?: string;
}

/** A raw value as a person reads it; null where it is empty. Booleans stay `true` and `false`, for the card to word. */
export function displayValue(value: Cell, field: FieldDescribe, options: DisplayOptions): string | null {
  if (value === null || value === '') return null;
  const { locale, names, currency, timeZone } = options;
  if (typeof value === 'number') return numberText(value, field, currency, locale);
  if (typeof value === 'boolean') return String(value);
  switch (field.type) {
    case 'picklist':
      return labelOf(value, field);
    case 'multipicklist':
      return value
        .split(';')
        .map((one) => labelOf(one, field))
        .join('; ');
    case 'reference':
      return names.get(value) ?? value;
    case 'date':
      return dateText(value, { dateStyle: 'medium', timeZone: 'UTC' }, locale);
    case 'datetime':
      return dateText(value, { dateStyle: 'medium', timeStyle: 'short', timeZone }, locale);
    case 'time':
      return dateText(`1970-01-01T${value}`, { timeStyle: 'short', timeZone: 'UTC' }, locale);
    default:
      return value;
  }
}

function labelOf(value: string, { picklistValues }: FieldDescribe): string {
  return picklistValues.find((entry) => entry.value === value)?.label ?? value;
}

function numberText(
  value: number,
  { type, scale }: FieldDescribe,
  currency: string | null,
  locale: string | undefined,
): string {
  const digits = { minimumFractionDigits: type === 'currency' ? Math.min(scale, 2) : 0 };
  const most = { maximumFractionDigits: Math.max(scale, 0) };
  const written = format(value, { ...digits, ...most, ...moneyStyle(type, currency) }, locale);
  // Salesforce keeps 50 for fifty percent.
  return type === 'percent' ? `${written} %` : written;
}

function moneyStyle(type: string, currency: string | null): Intl.NumberFormatOptions {
  return type === 'currency' && currency !== null && /^[A-Z]{3}$/.test(currency)
    ? { style: 'currency', currency }
    : {};
}

function format(value: number, options: Intl.NumberFormatOptions, locale: string | undefined): string {
  return new Intl.NumberFormat(locale, options).format(value);
}

function dateText(value: string, options: Intl.DateTimeFormatOptions, locale: string | undefined): string {
  // Salesforce writes the offset without a colon, which not every engine parses.
  const instant = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(instant)) return value;
  try {
    return new Intl.DateTimeFormat(locale, options).format(instant);
  } catch {
    return value;
  }
}
