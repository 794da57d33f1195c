import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Step } from '../../../lib/storage/run.ts';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../problem-words.ts';
import { aboutWords, actionOf } from './approval-words.ts';
import { ChangeTable } from './change-table.tsx';
import { CheckList } from './check-list.tsx';
import { OutcomeList } from './outcome-list.tsx';

interface UnknownWriteProps {
  readonly step: Step;
  readonly lightningHost: string | null;
}

/** A write that was on its way when the line was cut: it is not sent again, and the user is told where to look. */
export function UnknownWrite({ step, lightningHost }: UnknownWriteProps): ReactElement {
  const { preview, problem } = step;
  const [only] = preview?.records.length === 1 ? preview.records : [];
  const action = actionOf(step);
  return (
    <Notice tone="warn" icon="question" title={t('approval_unknown', aboutWords(step))}>
      {problem && <p>{problemWords(problem).what}</p>}
      <p>
        {t('approval_unknown_next')} {t(CHECK[action])}
      </p>
      {step.writes.length > 1 ? (
        <OutcomeList step={step} lightningHost={lightningHost} />
      ) : (
        <CheckList step={step} lightningHost={lightningHost} />
      )}
      {only && only.fields.length > 0 && (
        <ChangeTable
          record={0}
          fields={only.fields}
          isNew={action === 'create'}
          lightningHost={lightningHost}
          editing={null}
        />
      )}
    </Notice>
  );
}

const CHECK = {
  create: 'approval_check_create',
  update: 'approval_check_update',
  delete: 'approval_check_delete',
  restore: 'approval_check_restore',
} as const;
