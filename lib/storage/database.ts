import Dexie, { type EntityTable } from 'dexie';
import type { Connection } from './connection.ts';
import type { Sealed } from './seal.ts';
import type { RunStatus } from './run.ts';

/**
 * What stands on disk. Ids, order and status are plain, so that they can be indexed and a restarted background can
 * find what it was doing; everything that may hold a value of a record is inside `sealed`.
 */
export interface SealedRow {
  readonly id: string;
  readonly sealed: Sealed;
}

export interface ConversationRow extends SealedRow {
  readonly updatedAt: number;
}

export interface RunRow extends SealedRow {
  readonly conversationId: string;
  readonly seq: number;
  readonly status: RunStatus;
  readonly updatedAt: number;
}

export interface ResultRow extends SealedRow {
  readonly conversationId: string;
  readonly runId: string;
  readonly ref: string;
}

class Database extends Dexie {
  declare readonly connections: EntityTable<Connection, 'id'>;
  declare readonly conversations: EntityTable<ConversationRow, 'id'>;
  declare readonly runs: EntityTable<RunRow, 'id'>;
  declare readonly results: EntityTable<ResultRow, 'id'>;

  constructor() {
    super('recordside');
    this.version(1).stores({
      connections: 'id',
      conversations: 'id, updatedAt',
      runs: 'id, [conversationId+seq], status',
      results: 'id, [conversationId+ref], runId',
    });
  }
}

export const db = new Database();
