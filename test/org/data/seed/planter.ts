import { dayOf, formatDay } from '../../soql/dates.ts';
import { formatDatetime } from '../clock.ts';
import type { Row, Store, Values } from '../store.ts';
import { addRow } from '../write/complete.ts';
import { Random } from './random.ts';

/** Puts records into an empty org, with dates told from its clock: `day(-3)` is three days ago, whenever that is. */
export class Planter {
  readonly store: Store;
  readonly random: Random;
  readonly #today: number;

  constructor(store: Store, seed: number) {
    this.store = store;
    this.random = new Random(seed);
    const now = new Date(store.clock.now);
    this.#today = dayOf(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate());
  }

  day(offset: number): string {
    return formatDay(this.#today + offset);
  }

  /** A moment of a working day, `offset` days from now; never in the future when the offset is not. */
  moment(offset: number, hour = this.random.int(8, 17), minute = this.random.int(0, 59)): string {
    const at = (this.#today + offset) * 86_400_000 + (hour * 60 + minute) * 60_000;
    return formatDatetime(offset <= 0 ? Math.min(at, this.store.clock.now - (60 - minute) * 60_000) : at);
  }

  /** Adds a record made by `userId` some days ago, changed last somewhere between then and now. */
  add(objectName: string, userId: string, ageDays: number, values: Values, changedDaysAgo?: number): Row {
    const object = this.store.schema.object(objectName);
    if (!object) throw new Error(`no object ${objectName}`);
    const changed = changedDaysAgo ?? this.random.int(0, Math.max(0, ageDays));
    const created = this.moment(-ageDays);
    const modified = this.moment(-Math.min(changed, ageDays));
    const stamps = { CreatedDate: created, LastModifiedDate: [created, modified].sort()[1] ?? created };
    return addRow(this.store, object, { ...stamps, ...values }, userId);
  }
}
