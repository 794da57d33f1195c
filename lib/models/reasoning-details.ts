import { isObject, type JsonObject, stringAt } from './json.ts';

/**
 * OpenRouter streams the parts of `reasoning_details` in pieces, and wants them back whole and in order: pieces of one
 * part follow each other and have its type and index.
 */
export class ReasoningDetails {
  readonly #parts: JsonObject[] = [];

  get parts(): readonly JsonObject[] {
    return this.#parts;
  }

  push(pieces: readonly unknown[]): void {
    for (const piece of pieces.filter(isObject)) {
      const last = this.#parts.at(-1);
      if (last && isOnePart(last, piece)) this.#parts[this.#parts.length - 1] = merged(last, piece);
      else this.#parts.push(piece);
    }
  }
}

function isOnePart(part: JsonObject, piece: JsonObject): boolean {
  // What is encrypted comes whole.
  return part.type === piece.type && part.index === piece.index && piece.type !== 'reasoning.encrypted';
}

function merged(part: JsonObject, piece: JsonObject): JsonObject {
  const joined = (key: string) => {
    const text = (stringAt(part, key) ?? '') + (stringAt(piece, key) ?? '');
    return text === '' ? {} : { [key]: text };
  };
  const told = Object.fromEntries(Object.entries(piece).filter(([, value]) => value != null));
  return { ...part, ...told, ...joined('text'), ...joined('summary') };
}
