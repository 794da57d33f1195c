import Dexie, { type EntityTable, type Table } from 'dexie';
import type { ActivityRow, ChainPlace } from './activity-row.ts';
import type { Connection } from './connection.ts';
import type { Ending, PendingStep } from './pending-step.ts';
import type { RunStatus } from './run.ts';
import type { Sealed } from './seal.ts';
import type { Share } from './share.ts';
import type { SpendRow } from './spend-row.ts';

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
  /** Plain: holds no value of a record. */
  declare readonly activity: EntityTable<ActivityRow, 'seq'>;
  declare readonly pending: EntityTable<PendingStep, 'stepId'>;
  declare readonly endings: EntityTable<Ending, 'stepId'>;
  /** Who was handed a copy of a connection. No token: the sealed files themselves are not kept. */
  declare readonly shares: EntityTable<Share, 'connectionId'>;
  /** What answers cost, by day; no content. */
  declare readonly spend: EntityTable<SpendRow, 'id'>;
  declare readonly activityChain: Table<ChainPlace, 'anchor' | 'head'>;

  constructor() {
    super('recordside');
    this.version(1).stores({
      connections: 'id',
      conversations: 'id, updatedAt',
      runs: 'id, [conversationId+seq], status',
      results: 'id, [conversationId+ref], runId',
    });
    this.version(2).stores({
      activity: '++seq, at, tool, orgId, outcome, decision, stepId',
      activityChain: '',
    });
    this.version(3).stores({ pending: 'stepId, runId', endings: 'stepId, at' });
    this.version(4)
      .stores({ shares: 'connectionId', spend: 'id, day' })
      .upgrade((transaction) =>
        transaction
          .table('connections')
          .toCollection()
          .modify((connection) => {
            connection.method ??= 'own';
            connection.credential ??= 'refresh_token';
            connection.sharedBy ??= null;
          }),
      );
  }
}

export const db = new Database();
