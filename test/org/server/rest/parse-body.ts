import { type Json, OrgError } from '../../contract.ts';

/** Parses a JSON body the way the REST API complains about it: JSON_PARSER_ERROR with line and column. */
export function parseJson(text: string): Json {
  if (text.trim() === '') {
    throw new OrgError(400, 'JSON_PARSER_ERROR', 'No content to map to Object due to end of input');
  }
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const offset = Number(
      /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? text.length,
    );
    const before = text.slice(0, offset).split('\n');
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    const found = text[offset];
    const what =
      found === undefined
        ? 'Unexpected end-of-input'
        : `Unexpected character ('${found}' (code ${found.codePointAt(0)}))`;
    throw new OrgError(400, 'JSON_PARSER_ERROR', `${what} at [line:${line}, column:${column}]`);
  }
}
