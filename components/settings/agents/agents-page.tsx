import type { ReactElement } from 'react';
import type { Connection } from '../../../lib/storage/connection.ts';

export function AgentsPage(_: { connections: readonly Connection[] }): ReactElement {
  return <div />;
}
