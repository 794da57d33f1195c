import { isObject, type JsonObject, stringAt } from './json.ts';

/**
 * OpenRouter streams the parts of `reasoning_details` in pieces, and wants them back whole and in order: pieces of one
 * part follow each other and have its type and index.
 */
export function mergeReasoningDetails(
  so: readonly JsonObject[],
  pieces: readonly unknown[],
): readonly JsonObject[] {
  return pieces.filter(isObject).reduce<readonly JsonObject[]>((parts, piece) => {
    const last = parts.at(-1);
    if (
      !last ||
      last.type !== piece.type ||
      last.index !== piece.index ||
      piece.type === 'reasoning.encrypted'
    ) {
      return [...parts, piece];
    }
    return [...parts.slice(0, -1), merged(last, piece)];
  }, so);
}

function merged(part: JsonObject, piece: JsonObject): JsonObject {
  const joined = (key: string) => {
    const text = (stringAt(part, key) ?? '') + (stringAt(piece, key) ?? '');
    return text === '' ? {} : { [key]: text };
  };
  const told = Object.fromEntries(Object.entries(piece).filter(([, value]) => value != null));
  return { ...part, ...told, ...joined('text'), ...joined('summary') };
}
