import { useMemo, useState } from 'react';
import { asProblem, type Problem } from '../../lib/problem.ts';
import type { Connector } from '../../lib/storage/choose-connection.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { Settings } from '../../lib/storage/settings.ts';
import type { PanelActions } from './panel-actions.ts';
import type { PanelSources } from './panel-sources.ts';
import { useConnect } from './use-connect.ts';
import { userFormat } from './user-format.ts';

interface Known {
  /** What is undefined has not been read yet. */
  readonly settings: Settings | undefined;
  readonly connection: Connection | null | undefined;
  readonly connections: readonly Connection[] | undefined;
  readonly connector: Connector | null;
}

/** The panel's actions, and the problem of the last Stop or Try again that did not get through. */
export function usePanelActions(
  sources: PanelSources,
  { settings, connection, connections, connector }: Known,
): { readonly actions: PanelActions; readonly failure: Problem | null } {
  const { send, openOptions } = sources;
  const [connectState, connect] = useConnect(sources);
  const [failure, setFailure] = useState<Problem | null>(null);

  const consumerKey = settings?.signIn.consumerKey;
  const nothingSetUp = settings?.providers.length === 0 && connections?.length === 0;
  const format = useMemo(
    () => userFormat(connection?.locale, connection?.timeZone),
    [connection?.locale, connection?.timeZone],
  );
  const actions = useMemo((): PanelActions => {
    const tell = (request: Promise<unknown>) => {
      setFailure(null);
      request.catch((error: unknown) => setFailure(asProblem(error)));
    };
    return {
      connectState,
      canConnect: consumerKey === undefined ? undefined : consumerKey.trim() !== '',
      format,
      connections: connections ?? [],
      connection,
      connector,
      nothingSetUp,
      connect,
      stop: (runId) => tell(send('stop', { runId })),
      retry: (runId) => tell(send('retry', { runId })),
      openOptions,
      adminNote: (problem) => sources.adminNote(problem),
    };
  }, [
    sources,
    send,
    openOptions,
    connect,
    connectState,
    consumerKey,
    format,
    connections,
    connection,
    connector,
    nothingSetUp,
  ]);
  return { actions, failure };
}
