import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { Icon } from '../../ui/icon.tsx';
import { numberWords, percentWords } from '../number-words.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { TaskProgress } from '../task-progress.tsx';
import type { TaskState } from '../use-task.ts';

/** What one real call as the user brought. */
export function ConnectionTest({
  state,
}: {
  state: TaskState<Output<'testConnection'>>;
}): ReactElement | null {
  switch (state.status) {
    case 'idle':
      return null;
    case 'running':
      return <TaskProgress>{t('options_testing_connection')}</TaskProgress>;
    case 'failed':
      return <ProblemNotice problem={state.problem} />;
    case 'done':
      return (
        <div className="st-result" role="status">
          <p>
            <Icon name="check" size={14} />
            {t('options_connection_works', state.value.userName, state.value.orgName)}
          </p>
          <Usage usage={state.value.usage} />
        </div>
      );
  }
}

function Usage({ usage }: Pick<Output<'testConnection'>, 'usage'>): ReactElement {
  if (!usage) return <p className="st-note">{t('options_usage_unknown')}</p>;
  const { used, limit } = usage;
  const share = limit > 0 ? Math.min(used / limit, 1) : 1;
  const words = t('options_usage', numberWords(used), numberWords(limit), percentWords(share));
  return (
    <div className="st-usage">
      <p>{words}</p>
      <meter aria-label={words} min={0} max={1} low={0.7} high={0.9} optimum={0} value={share} />
    </div>
  );
}
