/**
 * Text of an org is written by anybody who may edit a record, or fill in a web form. Before it enters a prompt,
 * everything goes that a reader cannot see but a model can: control characters, bidirectional overrides (text that reads
 * one way and means another), zero-width characters and Unicode tags (both used to hide instructions).
 * ZWJ and ZWNJ stay: emoji, Persian and the Indic scripts need them.
 */
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]/gu;

/** Well-formed Unicode, line breaks as `\n`, nothing invisible but `\n`, `\t`, ZWJ and ZWNJ. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_BREAK, '\n').replace(INVISIBLE, '');
}

/** At most `limit` UTF-16 units, then `…(+N)` with the number left out. Never cuts a character in two. */
export function capText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return `${text.slice(0, end)}…(+${text.length - end})`;
}
