import { isObject, type JsonObject, parseJson, stringAt } from './json.ts';

export interface AssembledCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** Keys of the call that are not OpenAI's and are wanted back. */
  readonly extra: JsonObject | null;
}

interface Slot {
  readonly index: number | null;
  id: string;
  name: string;
  arguments: string;
  extra: JsonObject | null;
}

/**
 * Puts tool calls together from the deltas of a stream. By the book each delta has the index of its call, and only the
 * first one id and name. Seen in the wild: no index (Gemini, proxies), index 0 for every call (Gemini behind proxies),
 * id and name repeated in every delta, ids empty, missing or the same for all, a whole call in one delta, arguments as
 * an object.
 */
export class ToolCallAssembler {
  readonly #slots: Slot[] = [];

  push(deltas: readonly unknown[]): void {
    for (const delta of deltas) if (isObject(delta)) this.#add(delta);
  }

  get isEmpty(): boolean {
    return this.#slots.length === 0;
  }

  /** The calls in their order, ids unique among themselves and different from those in `taken`. */
  calls(taken: Iterable<string>, newId: () => string): AssembledCall[] {
    const seen = new Set(taken);
    return this.#slots
      .filter((slot) => slot.name !== '')
      .map((slot) => {
        let id = slot.id;
        while (id === '' || seen.has(id)) id = newId();
        seen.add(id);
        return {
          id,
          name: slot.name,
          arguments: slot.arguments.trim() === '' ? '{}' : slot.arguments,
          extra: slot.extra,
        };
      });
  }

  #add(delta: JsonObject): void {
    const index = typeof delta.index === 'number' ? delta.index : null;
    const id = stringAt(delta, 'id') ?? '';
    const name = stringAt(delta.function, 'name') ?? '';
    const text = argumentsIn(delta);
    const extra = isObject(delta.extra_content) ? { extra_content: delta.extra_content } : null;
    const slot = this.#slotFor(index, id, name, text);
    if (!slot) return;
    if (slot.id === '') slot.id = id;
    if (slot.name === '') slot.name = name;
    slot.arguments += text;
    slot.extra = extra ?? slot.extra;
  }

  #slotFor(index: number | null, id: string, name: string, text: string): Slot | null {
    const current =
      index === null
        ? (this.#slots.find((slot) => id !== '' && slot.id === id) ?? this.#slots.at(-1))
        : this.#slots.findLast((slot) => slot.index === index);
    if (current && !beginsAnother(current, id, name, text)) return current;
    // A fragment of nothing: no call to add it to, and no name to begin one with.
    if (!current && name === '' && index === null) return null;
    const fresh: Slot = { index, id: '', name: '', arguments: '', extra: null };
    this.#slots.push(fresh);
    return fresh;
  }
}

/** Whether a delta that seems to go on with a call is in truth the first of another one. */
function beginsAnother(current: Slot, id: string, name: string, text: string): boolean {
  if (name === '') return false;
  if (current.name === '') return false;
  if (id !== '' && current.id !== '') {
    if (id !== current.id) return true;
    // One id for all calls: only a call that is whole already can be followed by another.
    return text.trim() !== '' && isWhole(current.arguments);
  }
  if (name !== current.name) return true;
  return text.trim() !== '' && isWhole(current.arguments);
}

function isWhole(text: string): boolean {
  return isObject(parseJson(text));
}

function argumentsIn(delta: JsonObject): string {
  const value = isObject(delta.function) ? delta.function.arguments : undefined;
  if (typeof value === 'string') return value;
  return isObject(value) ? JSON.stringify(value) : '';
}
