import type { Connection } from '../storage/connection.ts';

/** Where connection rows live. Holds no token. */
export interface ConnectionStore {
  read(id: string): Promise<Connection | undefined>;
  /** Inserts, or replaces the row of the same id. */
  save(connection: Connection): Promise<void>;
  remove(id: string): Promise<void>;
}
