import { Lexer, type MarkedToken, type Token } from 'marked';

/** Longer than any paragraph somebody reads; beyond it, hostile input could keep the parser busy. */
const LONGEST = 20_000;

/**
 * The tokens of one block. Never throws: what cannot be parsed (thousands of nested quotes exhaust the stack) is
 * shown as the text it is.
 */
export function lexBlock(raw: string): readonly MarkedToken[] {
  if (raw.length > LONGEST) return [plain(raw)];
  try {
    return tokens(new Lexer({ gfm: true, breaks: false }).lex(raw));
  } catch {
    return [plain(raw)];
  }
}

/** Without extensions the lexer makes marked's own tokens only. */
export function tokens(list: readonly Token[] | undefined): readonly MarkedToken[] {
  return (list ?? []) as readonly MarkedToken[];
}

export function plain(raw: string): MarkedToken {
  return { type: 'text', raw, text: raw, escaped: false };
}
