/** Cuts text the way a model's tokens do: short, mostly at words, never inside a character. */

const WORDS = /\s*[\p{L}\p{N}_]{1,9}|\s*[^\p{L}\p{N}_\s]{1,3}|\s+/gu;

export function pieces(text: string, chars?: number): string[] {
  if (chars === undefined) return text.match(WORDS) ?? [];
  const points = Array.from(text);
  const out: string[] = [];
  for (let at = 0; at < points.length; at += chars) out.push(points.slice(at, at + chars).join(''));
  return out;
}

/** A rough count, good enough for usage numbers: about four characters a token. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
