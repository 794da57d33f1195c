import type { ReactElement, ReactNode } from 'react';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Problem } from '../../lib/problem.ts';
import { Notice } from '../ui/notice.tsx';

interface ProblemNoticeProps {
  readonly problem: Problem;
  /** It is read about, and has not just happened. */
  readonly calm?: boolean;
  /** Buttons that do what the next step says. */
  readonly children?: ReactNode;
}

/** What happened, what to do next, and the service's own words as they are. */
export function ProblemNotice({ problem, calm = false, children }: ProblemNoticeProps): ReactElement {
  const { code, subs, detail } = problem;
  return (
    <Notice
      tone={calm ? 'plain' : 'danger'}
      icon="alert"
      role={calm ? 'status' : 'alert'}
      title={t(`problem_${code}` as MessageKey, ...subs) || t('problem_unexpected')}
    >
      <p>{t(`problem_${code}_next` as MessageKey, ...subs)}</p>
      {detail && (
        <p className="st-detail">
          {t('options_detail')} <q>{detail}</q>
        </p>
      )}
      {children && <div className="ui-actions">{children}</div>}
    </Notice>
  );
}
