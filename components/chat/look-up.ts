/** What a table holds under a foreign name: one like `constructor` is not in it only because every object has it. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
