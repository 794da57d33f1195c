import { useCallback, useState } from 'react';
import { asProblem } from '../../lib/problem.ts';
import type { ConnectState } from './panel-actions.ts';
import type { PanelSources } from './panel-sources.ts';

/**
 * Signing in, from any of the panel's buttons: one window, one state. With an id that account signs in again, else a new
 * one of the user's own.
 */
export function useConnect({
  send,
}: PanelSources): readonly [ConnectState, (connectionId: string | null) => void] {
  const [state, setState] = useState<ConnectState>({ step: 'idle' });
  const connect = useCallback(
    (connectionId: string | null) => {
      setState({ step: 'waiting' });
      send('connect', { connectionId, app: null, method: 'own' }).then(
        () => setState({ step: 'idle' }),
        (error: unknown) => setState({ step: 'failed', problem: asProblem(error) }),
      );
    },
    [send],
  );
  return [state, connect];
}
