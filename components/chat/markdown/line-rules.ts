/** What single lines of Markdown (GFM) are, as far as cutting an answer into blocks needs it. */

export interface Fence {
  readonly character: string;
  readonly length: number;
}

/** A list item that is open: where its content begins, and the code fence that is open inside of it. */
export interface Item {
  readonly contentIndent: number;
  /** `-`, `*`, `+`, `.` or `)`. */
  readonly marker: string;
  readonly fence: Fence | null;
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +|\t|$)/;
const TAB = /\t/g;

export function isBlank(line: string): boolean {
  return /^\s*$/.test(line);
}

export function opensFence(line: string): Fence | null {
  const mark = FENCE.exec(line)?.[1];
  return mark === undefined ? null : { character: mark.charAt(0), length: mark.length };
}

export function closesFence(line: string, fence: Fence): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return mark !== undefined && mark.charAt(0) === fence.character && mark.length >= fence.length;
}

/** `---`, `* * *`: a line across. */
export function isRule(line: string): boolean {
  return /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);
}

export function openItem(line: string): Item | null {
  const match = ITEM.exec(line.replace(TAB, '    '));
  if (!match) return null;
  const [whole, indent = '', marker = '', space = ''] = match;
  const spaces = space.length >= 1 && space.length <= 4 ? space.length : 1;
  const contentIndent = indent.length + marker.length + spaces;
  return { contentIndent, marker: marker.slice(-1), fence: opensFence(line.slice(whole.length)) };
}

/** An empty item, and a number other than 1, do not end a paragraph: `in\n2024. Then` is a sentence. */
export function interruptsParagraph(line: string): boolean {
  return /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/.test(line);
}

/** Whether a line of text goes on with the open item; `afterBlank` when a blank line stands between. */
export function belongsToItem(item: Item, line: string, afterBlank: boolean): boolean {
  if (indentOf(line) >= item.contentIndent) return true;
  return !afterBlank && item.fence === null && !startsStructure(line);
}

/** The item after one more of its lines. */
export function nextItem(item: Item, line: string): Item {
  const inner = line.replace(TAB, '    ').slice(Math.min(item.contentIndent, indentOf(line)));
  if (item.fence) return closesFence(inner, item.fence) ? { ...item, fence: null } : item;
  const fence = opensFence(inner);
  return fence ? { ...item, fence } : item;
}

/** A line that ends a table, and that no paragraph swallows. */
export function startsStructure(line: string): boolean {
  return (
    opensFence(line) !== null ||
    isRule(line) ||
    ITEM.test(line) ||
    /^ {0,3}(?:#{1,6}(?:[ \t]|$)|>)/.test(line)
  );
}

/** `|---|:-:|` under a heading row of as many cells. */
export function isDelimiterRow(line: string, heading: string): boolean {
  if (!/^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(line)) return false;
  return line.includes('|') && heading.includes('|') && cells(line) === cells(heading);
}

function cells(row: string): number {
  const bare = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return bare.replace(/\\\|/g, '').split('|').length;
}

function indentOf(line: string): number {
  return /^ */.exec(line.replace(TAB, '    '))?.[0].length ?? 0;
}
