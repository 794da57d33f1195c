/** Small readers for what an administrator wrote: each gives what is readable, and notes by name what is not. */

/** Told the name of what could not be read: `toolCeilings.delete_records`. */
export type Note = (name: string) => void;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Never what an object has by its prototype. */
export function fieldOf(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Names that mean nothing are noted: they may be misspelt. */
export function noteUnknown(fields: Fields, known: readonly string[], within: string, note: Note): void {
  for (const name of Object.keys(fields)) if (!known.includes(name)) note(`${within}${name}`);
}

/** Those entries that `read` can read. A list that is none counts as empty. */
export function listOf<T>(
  value: unknown,
  name: string,
  note: Note,
  read: (entry: unknown, name: string) => T | null,
): readonly T[] {
  if (!Array.isArray(value)) {
    note(name);
    return [];
  }
  return value.flatMap((entry, index) => {
    const at = `${name}[${index}]`;
    const got = read(entry, at);
    if (got === null) note(at);
    return got === null ? [] : [got];
  });
}

/** A text without its outer spaces; null for one that is empty or longer than `most`. */
export function textOf(value: unknown, most: number): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text !== '' && text.length <= most ? text : null;
}

export function isDays(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 3_650;
}
