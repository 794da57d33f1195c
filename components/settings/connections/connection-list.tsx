import type { ReactElement } from 'react';
import type { Connection } from '../../../lib/storage/connection.ts';
import { ConnectionCard } from './connection-card.tsx';
import type { Disconnecting } from './use-disconnect.ts';
import type { SignIn } from './use-sign-in.ts';

interface ConnectionListProps {
  readonly connections: readonly Connection[];
  readonly signIn: SignIn;
  readonly callback: string;
  readonly disconnecting: Disconnecting;
  readonly onDisconnect: (connection: Connection) => void;
}

/** The newest sign-in first. */
export function ConnectionList({
  connections,
  signIn,
  callback,
  disconnecting,
  onDisconnect,
}: ConnectionListProps): ReactElement {
  return (
    <div className="cn-list">
      {connections
        .toSorted((a, b) => b.connectedAt - a.connectedAt)
        .map((connection) => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            signIn={signIn}
            callback={callback}
            onDisconnect={() => onDisconnect(connection)}
            disconnecting={
              disconnecting.state.status === 'running' && disconnecting.leaving?.id === connection.id
            }
          />
        ))}
    </div>
  );
}
