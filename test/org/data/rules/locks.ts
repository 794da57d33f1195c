import { OrgError, type RowLock } from '../../contract.ts';

/** Records that cannot be written just now: held by another transaction, or by an approval. */
export class Locks {
  readonly #rows = new Map<string, number>();
  readonly #approvals = new Set<string>();

  /** The next `times` writes to the record fail; 0 lets go of it. */
  lockRow({ id, times }: RowLock): void {
    if (times > 0) this.#rows.set(id, times);
    else this.#rows.delete(id);
  }

  /** Throws UNABLE_TO_LOCK_ROW for the first of the records that is held; each try counts. */
  obtain(ids: readonly string[]): void {
    for (const id of ids) {
      const left = this.#rows.get(id);
      if (left === undefined) continue;
      this.lockRow({ id, times: left - 1 });
      throw new OrgError(
        400,
        'UNABLE_TO_LOCK_ROW',
        `unable to obtain exclusive access to this record or 1 records: ${id}`,
        [],
      );
    }
  }

  holdForApproval(id: string, held: boolean): void {
    if (held) this.#approvals.add(id);
    else this.#approvals.delete(id);
  }

  inApproval(id: unknown): boolean {
    return typeof id === 'string' && this.#approvals.has(id);
  }

  rows(): RowLock[] {
    return [...this.#rows].map(([id, times]) => ({ id, times }));
  }

  approvals(): string[] {
    return [...this.#approvals];
  }

  clearRows(): void {
    this.#rows.clear();
  }
}
