/**
 * Foreign text as it really is, for the place where somebody decides by it: characters that would turn it around, hide in
 * it or carry a message that only a machine reads are shown by their numbers. Joiners stay: emoji and whole scripts need them.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]+/gu;

export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(HIDDEN, mark);
}

/** The same on one line and cut: names of records, of orgs and of people. */
export function plainLine(text: string, most = 80): string {
  const line = plainText(text.slice(0, most * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

function mark(hidden: string): string {
  const points = [...hidden];
  const first = (points[0]?.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return points.length === 1 ? `‹U+${first}›` : `‹U+${first} ×${points.length}›`;
}
