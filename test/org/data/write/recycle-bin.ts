/** What one delete moved to the recycle bin besides the record itself, and which lookups it emptied elsewhere. */
export interface BinEntry {
  withIt: string[];
  emptied: { id: string; field: string; was: string }[];
}

/** The deletes that can still be taken back. What went with a record comes back with it only, not by itself. */
export class RecycleBin {
  readonly #entries = new Map<string, BinEntry>();
  readonly #partOf = new Map<string, string>();

  put(id: string, entry: BinEntry): void {
    this.#entries.set(id, entry);
    for (const one of entry.withIt) this.#partOf.set(one, id);
  }

  entry(id: string): BinEntry {
    return this.#entries.get(id) ?? { withIt: [], emptied: [] };
  }

  wentWithAnother(id: string): boolean {
    return this.#partOf.has(id);
  }

  take(id: string): void {
    for (const one of this.entry(id).withIt) this.#partOf.delete(one);
    this.#entries.delete(id);
  }
}
