import type { SignInApp } from '../../../lib/messaging/protocol.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';

export interface KeySignIn {
  readonly state: TaskState<Connection>;
  start(app: SignInApp, username: string, privateKey: string): void;
  clear(): void;
}

/** A service account that signs in with a private key, without a window. */
export function useKeySignIn(): KeySignIn {
  const { sources } = useSettings();
  const { state, run, clear } = useTask<Connection>();
  return {
    state,
    start(app, username, privateKey) {
      if (state.status === 'running') return;
      void run(() => sources.send('connectWithKey', { app, username, privateKey }));
    },
    clear,
  };
}
