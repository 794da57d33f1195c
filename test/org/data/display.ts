import type { Json } from '../contract.ts';
import type { FieldDef } from '../schema/types.ts';

export interface Reader {
  /** `en_US`. */
  locale: string;
  timeZone: string;
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  let format = formats.get(key) as T | undefined;
  if (!format) {
    format = make();
    formats.set(key, format);
  }
  return format;
}

function numberText(value: number, field: FieldDef, locale: string): string {
  // At most six places: a coordinate has fifteen, which nobody reads.
  const digits = Math.min(field.type === 'int' ? 0 : field.scale, 6);
  const money = field.type === 'currency';
  const format = cached(`n ${locale} ${digits} ${money}`, () => {
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(locale, money ? { ...places, style: 'currency', currency: 'USD' } : places);
  });
  return format.format(value) + (field.type === 'percent' ? '%' : '');
}

function addressText(value: { [key: string]: Json }): string | null {
  const text = (key: string) => (typeof value[key] === 'string' ? value[key] : '');
  const region = [text('state'), text('postalCode')].filter(Boolean).join(' ');
  const place = [text('city'), region].filter(Boolean).join(', ');
  return [text('street'), place, text('country')].filter(Boolean).join('\n') || null;
}

/** A value as a person in that locale and time zone reads it; null for an empty one. A lookup stays an id. */
export function fieldText(field: FieldDef, value: Json, reader: Reader): string | null {
  if (value === null || value === '') return null;
  const locale = reader.locale.replace('_', '-');
  if (typeof value === 'number') return numberText(value, field, locale);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'object')
    return Array.isArray(value) ? value.map(String).join('; ') : addressText(value);
  switch (field.type) {
    case 'picklist':
    case 'combobox':
      return field.picklistValues.find((entry) => entry.value === value)?.label ?? value;
    case 'multipicklist':
      return value
        .split(';')
        .map((part) => field.picklistValues.find((entry) => entry.value === part)?.label ?? part)
        .join('; ');
    case 'date':
      return cached(`d ${locale}`, () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC' })).format(
        new Date(value),
      );
    case 'datetime':
      return cached(
        `t ${locale} ${reader.timeZone}`,
        () =>
          new Intl.DateTimeFormat(locale, {
            dateStyle: 'short',
            timeStyle: 'short',
            timeZone: reader.timeZone,
          }),
      )
        .format(new Date(value))
        .replaceAll('\u202f', ' ');
    default:
      return value;
  }
}
