import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Step } from '../../../lib/storage/run.ts';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../problem-words.ts';
import { changedSince } from './changed-since.ts';
import { ServiceWords } from './inline-problem.tsx';

/** Why a card is there once more after it was approved; duplicates have a notice of their own. */
export function LookAgain({ step }: { step: Step }): ReactElement | null {
  const { problem, writes } = step;
  if (!problem || writes.some(({ duplicates }) => duplicates !== null)) return null;
  if (changedSince(problem)) {
    return (
      <Notice tone="warn" icon="refresh" title={t('approval_changed')}>
        <p>{t('approval_changed_next')}</p>
      </Notice>
    );
  }
  const { what, next } = problemWords(problem);
  return (
    <Notice tone="warn" icon="alert" title={what}>
      <p>{next}</p>
      {problem.detail && <ServiceWords detail={problem.detail} />}
    </Notice>
  );
}
