import { liveQuery } from 'dexie';
import type { Connection } from './connection.ts';
import type { Conversation } from './conversation.ts';
import { openConversation, openRun, runRows } from './conversations.ts';
import { db } from './database.ts';
import type { Ending } from './pending-step.ts';
import type { Run } from './run.ts';
import type { Share } from './share.ts';

/**
 * What the panel shows is what stands in the database: these call back with it now and at every change, from
 * whatever context the change came. Each returns the way to stop.
 */
type Stop = () => void;

export function watchConnections(onChange: (connections: readonly Connection[]) => void): Stop {
  return watch(
    () => db.connections.toArray(),
    (rows) => Promise.resolve(rows),
    onChange,
  );
}

/** Who was handed copies of which connection. */
export function watchShares(onChange: (shares: readonly Share[]) => void): Stop {
  return watch(
    () => db.shares.toArray(),
    (rows) => Promise.resolve(rows),
    onChange,
  );
}

/** Writes that ended with the browser, newest first. */
export function watchEndings(onChange: (endings: readonly Ending[]) => void): Stop {
  return watch(
    () => db.endings.orderBy('at').reverse().toArray(),
    (rows) => Promise.resolve(rows),
    onChange,
  );
}

/** Newest first. */
export function watchConversations(onChange: (conversations: readonly Conversation[]) => void): Stop {
  return watch(
    () => db.conversations.orderBy('updatedAt').reverse().toArray(),
    (rows) => Promise.all(rows.map(openConversation)),
    onChange,
  );
}

/** In order of asking. A run that did not change is the same object as last time. */
export function watchRuns(conversationId: string, onChange: (runs: readonly Run[]) => void): Stop {
  let opened = new Map<string, { updatedAt: number; status: string; run: Run }>();
  return watch(
    () => runRows(conversationId),
    async (rows) => {
      const next: typeof opened = new Map();
      for (const row of rows) {
        const known = opened.get(row.id);
        const same = known?.updatedAt === row.updatedAt && known.status === row.status;
        next.set(
          row.id,
          same ? known : { updatedAt: row.updatedAt, status: row.status, run: await openRun(row) },
        );
      }
      opened = next;
      return [...next.values()].map((entry) => entry.run);
    },
    onChange,
  );
}

/** The rows are opened outside the query: a decryption awaited inside it would end Dexie's observation. */
function watch<Row, Value>(
  query: () => Promise<Row[]>,
  open: (rows: Row[]) => Promise<Value>,
  onChange: (value: Value) => void,
): Stop {
  let newest = 0;
  let stopped = false;
  const subscription = liveQuery(query).subscribe({
    next: async (rows) => {
      const mine = ++newest;
      const value = await open(rows);
      // A slow opening must not overtake a newer one.
      if (!stopped && mine === newest) onChange(value);
    },
    error: (error) => console.error('Recordside could not read its database', error),
  });
  return () => {
    stopped = true;
    subscription.unsubscribe();
  };
}
