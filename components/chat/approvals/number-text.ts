/** Numbers as the user's locale writes them, in and out, without guessing. */

/** `1234567.5` as `1234567,5` where the locale has a comma; ready to be edited, so without groups. */
export function numberText(value: number, locale: string): string {
  const plain = { useGrouping: false, maximumFractionDigits: 15, numberingSystem: 'latn' } as const;
  return signed(new Intl.NumberFormat(locale, plain).format(value));
}

/** Null for what is no number, or could be two: `1,50` where the comma groups thousands. */
export function parseNumber(text: string, locale: string): number | null {
  const { decimal, group } = separators(locale);
  const given = signed(text).trim();
  const spaced = /\s/.test(group) || group === "'" || group === '’';
  const between = spaced ? `[\\s'’]` : `[${escaped(group)}\\s'’]`;
  const shape = new RegExp(
    `^([+-]?)(\\d+|\\d{1,3}(?:${between}\\d{2,3})*${between}\\d{3}|(?=${escaped(decimal)}\\d))(?:${escaped(decimal)}(\\d*))?$`,
  );
  const [, sign = '', whole = '', fraction = ''] = shape.exec(given) ?? [];
  if (whole === '' && fraction === '') return null;
  const number = Number(`${sign}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`);
  return Number.isFinite(number) ? number : null;
}

/** A minus that a keyboard has, and no marks of direction around it. */
function signed(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, '').replace('\u2212', '-');
}

function separators(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: true }).formatToParts(
    -1_234_567.5,
  );
  const of = (type: string, other: string) => parts.find((part) => part.type === type)?.value ?? other;
  const decimal = of('decimal', '.');
  return { decimal, group: of('group', decimal === ',' ? '.' : ',') };
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
