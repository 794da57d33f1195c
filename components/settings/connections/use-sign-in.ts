import { useState } from 'react';
import type { SignInApp } from '../../../lib/messaging/protocol.ts';
import type { ConnectionMethod } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';

export interface SignIn {
  readonly state: TaskState<Connection>;
  /** The connection that was to be revived; null for a new sign-in. */
  readonly again: Connection | null;
  /** Through the app of the form. */
  connect(app: SignInApp, method: ConnectionMethod): void;
  /** Through the connection's own app. */
  reconnect(connection: Connection): void;
  clear(): void;
}

/** One sign-in at a time: there is one window for it. */
export function useSignIn(): SignIn {
  const { sources, saver } = useSettings();
  const [again, setAgain] = useState<Connection | null>(null);
  const { state, run, clear } = useTask<Connection>();
  const start = (connection: Connection | null, work: () => Promise<Connection>) => {
    if (state.status === 'running') return;
    setAgain(connection);
    void run(work);
  };
  return {
    state,
    again,
    connect: (app, method) =>
      start(null, () => {
        // What was typed a moment ago goes with the request; that it is kept too is the saver's affair.
        void saver.flush();
        return sources.send('connect', { connectionId: null, app, method });
      }),
    reconnect: (connection) =>
      start(connection, () =>
        sources.send('connect', { connectionId: connection.id, app: null, method: connection.method }),
      ),
    clear() {
      if (state.status !== 'running') clear();
    },
  };
}
