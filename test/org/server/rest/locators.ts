import { randomBytes } from 'node:crypto';
import { type ApiRow, OrgError } from '../../contract.ts';

const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;
// A user has this many cursors open at a time; an eleventh closes the oldest.
const OPEN_PER_USER = 10;

interface Cursor {
  userId: string;
  rows: readonly ApiRow[];
  totalSize: number;
  batchSize: number;
  expires: number;
}

export interface Batch {
  rows: readonly ApiRow[];
  totalSize: number;
  /** `01g…-2000`, to be put behind `/query/`; undefined with the last batch. */
  next: string | undefined;
}

/** Cuts query results into batches and hands out locators for the rest, as Salesforce's query cursors do. */
export class LocatorStore {
  readonly #cursors = new Map<string, Cursor>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  open(userId: string, rows: readonly ApiRow[], totalSize: number, batchSize: number): Batch {
    if (rows.length <= batchSize) return { rows, totalSize, next: undefined };
    const id = `01g${randomBytes(24).toString('base64url').replace(/[-_]/g, '').slice(0, 12).padEnd(12, '0')}AAC`;
    this.#cursors.set(id, { userId, rows, totalSize, batchSize, expires: this.#clock() + TWO_DAYS });
    this.#closeOldest(userId);
    return { rows: rows.slice(0, batchSize), totalSize, next: `${id}-${batchSize}` };
  }

  /** The batch a locator points at. Throws INVALID_QUERY_LOCATOR for unknown, foreign, expired or out-of-range ones. */
  more(userId: string, locator: string): Batch {
    const match = /^(01g\w{15})-(\d{1,9})$/.exec(locator);
    const id = match?.[1] ?? '';
    const offset = Number(match?.[2]);
    const cursor = this.#cursors.get(id);
    if (
      cursor === undefined ||
      cursor.userId !== userId ||
      cursor.expires <= this.#clock() ||
      offset >= cursor.rows.length
    ) {
      throw new OrgError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    }
    const end = offset + cursor.batchSize;
    return {
      rows: cursor.rows.slice(offset, end),
      totalSize: cursor.totalSize,
      next: end < cursor.rows.length ? `${id}-${end}` : undefined,
    };
  }

  clear(): void {
    this.#cursors.clear();
  }

  #closeOldest(userId: string): void {
    const own = [...this.#cursors].filter(([, cursor]) => cursor.userId === userId);
    for (const [id] of own.slice(0, Math.max(0, own.length - OPEN_PER_USER))) this.#cursors.delete(id);
  }
}
