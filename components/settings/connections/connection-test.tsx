import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { TaskProgress } from '../task-progress.tsx';
import { isExplained, WhatThisMeans } from '../trouble/what-this-means.tsx';
import type { TaskState } from '../use-task.ts';

interface ConnectionTestProps {
  readonly state: TaskState<Output<'testConnection'>>;
  readonly connectionId: string;
}

/** What one real call as the user brought. */
export function ConnectionTest({ state, connectionId }: ConnectionTestProps): ReactElement | null {
  switch (state.status) {
    case 'idle':
      return null;
    case 'running':
      return <TaskProgress>{t('options_testing_connection')}</TaskProgress>;
    case 'failed':
      return (
        <ProblemNotice problem={state.problem}>
          {isExplained(state.problem) && (
            <WhatThisMeans problem={state.problem} connectionId={connectionId} />
          )}
        </ProblemNotice>
      );
    case 'done':
      return (
        <p className="st-result" role="status">
          <Icon name="check" size={14} />
          {t('options_connection_works', state.value.userName, state.value.orgName)}
        </p>
      );
  }
}
