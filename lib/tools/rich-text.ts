/** Tags that a rich text area writes; `<ann@acme.example>` and `a < b` in plain text are none. */
const RICH =
  /<\/?(p|br|div|span|b|i|u|strong|em|ul|ol|li|a|img|table|tr|td|th|h[1-6]|font|s|strike)(\s[^<>]{0,4000})?\/?>/gi;
const BREAK = /^<(br|\/p|\/div|\/li|\/tr|\/h[1-6])/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** A rich text area's HTML as plain text; a text without HTML as it is. */
export function plainText(text: string): string {
  const stripped = text.replace(RICH, (tag) => (BREAK.test(tag) ? '\n' : ''));
  if (stripped === text) return text;
  return stripped
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
