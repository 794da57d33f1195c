/**
 * Markdown text as it is shown. Direction marks that reach beyond their own text go: with them, foreign text could
 * show a file name or an amount backwards. Entities become their characters; React escapes what is drawn.
 */
export function visibleText(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, decode)
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
};

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  const valid = point > 31 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return valid ? String.fromCodePoint(point) : whole;
}
