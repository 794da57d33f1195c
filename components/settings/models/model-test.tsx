import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { secondsWords } from '../number-words.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { TaskProgress } from '../task-progress.tsx';
import type { TaskState } from '../use-task.ts';

/** What came of a real request with a real tool call. */
export function ModelTest({ state }: { state: TaskState<Output<'testModel'>> }): ReactElement | null {
  switch (state.status) {
    case 'idle':
      return null;
    case 'running':
      return <TaskProgress>{t('options_testing_model')}</TaskProgress>;
    case 'failed':
      return <ProblemNotice problem={state.problem} />;
    case 'done': {
      const time = secondsWords(state.value.durationMs);
      return state.value.toolCalling ? (
        <p className="st-result" role="status">
          <Icon name="check" size={14} />
          {t('options_model_works', time)}
        </p>
      ) : (
        <Notice tone="warn" icon="alert" role="status" title={t('options_model_no_tools', time)}>
          <p>{t('options_model_no_tools_next')}</p>
        </Notice>
      );
    }
  }
}
