import type { Connection } from './connection.ts';
import { db } from './database.ts';

export const connectionStore = {
  read: (id: string): Promise<Connection | undefined> => db.connections.get(id),
  save: async (connection: Connection): Promise<void> => {
    await db.connections.put(connection);
  },
  remove: (id: string): Promise<void> => db.connections.delete(id),
};

/** Newest first. */
export async function readConnections(): Promise<readonly Connection[]> {
  const all = await db.connections.toArray();
  return all.sort((a, b) => b.connectedAt - a.connectedAt);
}
