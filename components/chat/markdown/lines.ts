export interface Line {
  /** Without its line end. */
  readonly text: string;
  readonly start: number;
  /** Behind its line end. */
  readonly end: number;
  /** False for a last line that may still grow. */
  readonly complete: boolean;
}

/** The lines of a text, with where they stand. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const complete = newline !== -1;
    const end = complete ? newline + 1 : text.length;
    lines.push({
      text: text.slice(start, complete ? newline : end).replace(/\r$/, ''),
      start,
      end,
      complete,
    });
    start = end;
  }
  return lines;
}
