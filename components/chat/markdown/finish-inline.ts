/**
 * The last block of an answer that still streams, with what is half written at its end made whole: a link without
 * its address shows as its label, open emphasis and code are closed. Otherwise the reader sees marks flash by.
 */
export function finishInline(raw: string): string {
  const lastLine = raw.slice(raw.lastIndexOf('\n') + 1);
  if (lastLine.trim() === '') return raw;
  const before = raw.slice(0, raw.length - lastLine.length);
  return before + closeMarks(closeLink(hideHeadingRow(lastLine)));
}

/** `| Name | Amo`: a table is coming; its heading is drawn with its first row. */
function hideHeadingRow(line: string): string {
  return /^\s*\|.*/.test(line) ? '' : line;
}

function closeLink(line: string): string {
  // `[Acme](record:00`, `[Acme](`
  const address = /!?\[([^\]\n]*)\]\([^()\s]*$/.exec(line);
  if (address) return line.slice(0, address.index) + (address[1] ?? '');
  // `[Acm`
  const label = /!?\[([^\]\n]*)$/.exec(line);
  return label ? line.slice(0, label.index) + (label[1] ?? '') : line;
}

function closeMarks(line: string): string {
  const ticks = line.split('`').length - 1;
  if (ticks % 2 === 1) return line.endsWith('`') ? line.slice(0, -1) : `${line}\``;
  const bare = line.replace(/`[^`]*`/g, '');
  const strong = bare.split('**').length - 1;
  if (strong % 2 === 0) return line.replace(/(^|\s)\*$/, '$1');
  const closed = line.replace(/(\*\*|\*)$/, '');
  // `**` was only just opened, or half of its end is there.
  if (closed !== line && line.endsWith('**')) return closed;
  return `${closed.trimEnd()}**`;
}
