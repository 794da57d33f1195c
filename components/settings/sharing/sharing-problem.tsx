import type { ReactElement } from 'react';
import type { Problem } from '../../../lib/problem.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { AdminMessage } from '../connections/admin-message.tsx';
import { useCallbackAddress } from '../connections/use-callback-address.ts';
import { ProblemNotice } from '../problem-notice.tsx';

interface SharingProblemProps {
  readonly problem: Problem;
  readonly connection: Connection;
}

/** What went wrong, with a message for the org's administrator where only they can do something about it. */
export function SharingProblem({ problem, connection }: SharingProblemProps): ReactElement {
  return (
    <ProblemNotice problem={problem}>
      {problem.action === 'copy_for_admin' && <ForAdmin problem={problem} connection={connection} />}
    </ProblemNotice>
  );
}

function ForAdmin({ problem, connection }: SharingProblemProps): ReactElement | null {
  const callback = useCallbackAddress();
  if (callback.status !== 'done') return null;
  const { consumerKey, loginUrl, scopes } = connection;
  return (
    <AdminMessage problem={problem} facts={{ consumerKey, loginUrl, scopes, callback: callback.value }} />
  );
}
