import { type Json, OrgError } from '../../contract.ts';

/** What is wrong with a text: nothing, that it stops too early, or something at a place within. */
function fault(text: string): 'none' | 'short' | number | 'somewhere' {
  try {
    JSON.parse(text);
    return 'none';
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    if (/end of JSON|Unterminated/.test(message) || Number(position) >= text.length) return 'short';
    return position === undefined ? 'somewhere' : Number(position);
  }
}

/** Where a text stops being JSON; its length when it only stops too early. */
function offsetOf(text: string): number {
  const found = fault(text);
  if (typeof found === 'number') return found;
  if (found !== 'somewhere') return text.length;
  // V8 does not say where: the shortest beginning with more wrong than its end has the culprit as its last character.
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const part = fault(text.slice(0, middle));
    if (part === 'none' || part === 'short') good = middle;
    else bad = middle;
  }
  return bad - 1;
}

/** Parses a JSON body the way the REST API complains about it: JSON_PARSER_ERROR with line and column. */
export function parseJson(text: string): Json {
  if (text.trim() === '') {
    throw new OrgError(400, 'JSON_PARSER_ERROR', 'No content to map to Object due to end of input');
  }
  try {
    return JSON.parse(text) as Json;
  } catch {
    const offset = offsetOf(text);
    const lines = text.slice(0, offset).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    const found = text[offset];
    const what =
      found === undefined
        ? 'Unexpected end-of-input'
        : `Unexpected character ('${found}' (code ${found.codePointAt(0)}))`;
    throw new OrgError(400, 'JSON_PARSER_ERROR', `${what} at [line:${lines.length}, column:${column}]`);
  }
}
