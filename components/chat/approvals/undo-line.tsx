import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useSources } from '../panel-sources.ts';
import { problemWords } from '../problem-words.ts';
import { actionOf } from './approval-words.ts';
import { changedSince } from './changed-since.ts';
import { CheckList } from './check-list.tsx';
import { InlineProblem, ServiceWords } from './inline-problem.tsx';
import { useRequest } from './use-request.ts';
import type { WriteResultProps } from './write-result.tsx';

/** Taking a write back: offered while its old values are held, then how far it has come. */
export function UndoLine({ runId, step, lightningHost }: WriteResultProps): ReactElement | null {
  const { send } = useSources();
  const { undo } = step;
  const request = useRequest(`${step.id} ${undo?.state ?? ''} ${undo?.problem?.code ?? ''}`);
  if (!undo) return null;
  // The old values were held in memory only, and the background began anew.
  const gone = request.problem?.code === 'undo_gone' || undo.problem?.code === 'undo_gone';
  const ask = () => request.send(() => send('undo', { runId, stepId: step.id }));
  return (
    <div className="approval-undo" aria-live="polite">
      {undo.state === 'available' && !gone && (
        <Button small icon="undo" disabled={request.busy} onClick={ask}>
          {t('approval_undo')}
        </Button>
      )}
      {undo.state === 'started' && (
        <p className="approval-line">
          <Spinner /> {t('approval_undoing')}
        </p>
      )}
      {undo.state === 'done' && (
        <p className="approval-line" data-done>
          <Icon name="undo" size={13} /> {t(UNDONE[actionOf(step)])}
        </p>
      )}
      {undo.state === 'failed' && (
        <div className="approval-failed">
          <Icon name="alert" size={13} />
          <p>
            {t('approval_undo_failed')}
            {undo.problem && ` ${problemWords(undo.problem).what} ${problemWords(undo.problem).next}`}
          </p>
          {undo.problem?.detail && <ServiceWords detail={undo.problem.detail} />}
          {undo.problem && changedSince(undo.problem) ? (
            <CheckList step={step} lightningHost={lightningHost} />
          ) : gone ? null : (
            <Button small disabled={request.busy} onClick={ask}>
              {t('approval_undo_again')}
            </Button>
          )}
        </div>
      )}
      {undo.state === 'unknown' && (
        <div className="approval-failed">
          <Icon name="alert" size={13} />
          <p>{t('approval_undo_unknown')}</p>
          <CheckList step={step} lightningHost={lightningHost} />
        </div>
      )}
      {request.problem && <InlineProblem problem={request.problem} />}
    </div>
  );
}

const UNDONE = {
  create: 'approval_undone_create',
  update: 'approval_undone_update',
  delete: 'approval_undone_delete',
  restore: 'approval_undone_restore',
} as const;
