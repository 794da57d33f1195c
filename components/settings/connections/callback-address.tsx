import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { CopyableValue } from '../copyable-value.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { TaskState } from '../use-task.ts';

export function CallbackAddress({ address }: { address: TaskState<string> }): ReactElement {
  return (
    <div className="ui-field">
      <p className="ui-field-label">{t('options_callback')}</p>
      {address.status === 'failed' ? (
        <ProblemNotice problem={address.problem} />
      ) : (
        <CopyableValue
          value={address.status === 'done' ? address.value : ''}
          label={t('options_copy_callback')}
        />
      )}
      <p className="ui-field-hint">{t('options_callback_hint')}</p>
    </div>
  );
}
