import { useState } from 'react';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';

export interface Disconnecting {
  readonly state: TaskState<{ revoked: boolean }>;
  /** Whose card goes, or has gone. */
  readonly leaving: Connection | null;
  start(connection: Connection): void;
}

export function useDisconnect(): Disconnecting {
  const { sources } = useSettings();
  const [leaving, setLeaving] = useState<Connection | null>(null);
  const { state, run } = useTask<{ revoked: boolean }>();
  return {
    state,
    leaving,
    start(connection) {
      setLeaving(connection);
      void run(() => sources.send('disconnect', { connectionId: connection.id }));
    },
  };
}
