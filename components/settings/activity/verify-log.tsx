import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Verification } from '../../../lib/storage/activity.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Task, TaskState } from '../use-task.ts';
import { verificationWords } from './verification-words.ts';

interface VerifyLogProps {
  readonly task: Task<Verification>;
  readonly onVerify: () => void;
}

export function VerifyLog({ task, onVerify }: VerifyLogProps): ReactElement {
  return (
    <Button icon="shield" disabled={task.state.status === 'running'} onClick={onVerify}>
      {t('activity_verify')}
    </Button>
  );
}

export function VerifyOutcome({ state }: { state: TaskState<Verification> }): ReactElement | null {
  switch (state.status) {
    case 'idle':
      return <p className="st-note">{t('activity_verify_hint')}</p>;
    case 'running':
      return (
        <p className="st-progress" role="status">
          <Spinner />
          {t('activity_verifying')}
        </p>
      );
    case 'failed':
      return <ProblemNotice problem={state.problem} />;
    case 'done': {
      const { title, more } = verificationWords(state.value);
      return (
        <Notice
          tone={state.value.ok ? 'accent' : 'danger'}
          icon={state.value.ok ? 'check' : 'alert'}
          role={state.value.ok ? 'status' : 'alert'}
          title={title}
        >
          {more.length > 0 && <p>{more.join(' ')}</p>}
        </Notice>
      );
    }
  }
}
