import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { useSettings } from '../settings-context.ts';
import { type TaskState, useTask } from '../use-task.ts';
import { signInLike } from './sign-in-changes.ts';

export interface SignIn {
  readonly state: TaskState<Connection>;
  /** The connection that was to be revived; null for a sign-in from the form. */
  readonly again: Connection | null;
  start(again: Connection | null): void;
}

/** One sign-in at a time: there is one window for it. */
export function useSignIn(): SignIn {
  const { sources, saver } = useSettings();
  const [again, setAgain] = useState<Connection | null>(null);
  const { state, run } = useTask<Connection>();
  return {
    state,
    again,
    start(connection) {
      if (state.status === 'running') return;
      setAgain(connection);
      void run(async () => {
        // The background signs in with what is saved, so that must be what this connection was made with.
        const saved = connection ? await saver.now(signInLike(connection)) : await saver.flush();
        if (!saved) throw new Error(t('options_not_saved'));
        return sources.send('connect', { connectionId: null, app: null, method: 'own' });
      });
    },
  };
}
