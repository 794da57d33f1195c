import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Problem, ProblemAction } from '../../lib/problem.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type PanelActions, useActions } from './panel-actions.ts';
import { problemWords } from './problem-words.ts';

interface ProblemCardProps {
  readonly problem: Problem;
  /** The run to try again; null where there is none to. */
  readonly runId: string | null;
  /** Something is missing, but the answer stands. */
  readonly mild?: boolean;
}

/** What happened, what was saved, what to do next, and the one click that does it (invariant I10). */
export function ProblemCard({ problem, runId, mild = false }: ProblemCardProps): ReactElement {
  const { what, next } = problemWords(problem);
  return (
    <Notice tone={mild ? 'warn' : 'danger'} icon="alert" title={what}>
      <p>{next}</p>
      {!mild && (
        <p className="chat-saved">
          {t(problem.saved === 'nothing' ? 'chat_saved_nothing' : 'chat_saved_unknown')}
        </p>
      )}
      {problem.detail && (
        <details className="chat-details">
          <summary>{t('chat_problem_detail')}</summary>
          <p className="chat-detail">{problem.detail}</p>
        </details>
      )}
      <ProblemActions problem={problem} runId={runId} />
    </Notice>
  );
}

function ProblemActions({ problem, runId }: ProblemCardProps): ReactElement | null {
  const actions = useActions();
  const { action } = problem;
  if (!action || (action === 'retry' && !runId)) return null;
  return (
    <div className="ui-actions">
      {action === 'copy_for_admin' ? (
        <CopyButton text={() => actions.adminNote(problem)} label={t('chat_copy_for_admin')} />
      ) : (
        <Button small onClick={() => act(actions, action, runId)}>
          {t(LABELS[action])}
        </Button>
      )}
      {action !== 'retry' && action !== 'reconnect' && runId && (
        <Button look="quiet" small onClick={() => actions.retry(runId)}>
          {t('chat_try_again')}
        </Button>
      )}
    </div>
  );
}

const LABELS: Readonly<Record<Exclude<ProblemAction, 'copy_for_admin'>, MessageKey>> = {
  retry: 'chat_try_again',
  reconnect: 'chat_sign_in_again',
  open_models: 'chat_open_models',
  open_connections: 'chat_open_connections',
};

function act(actions: PanelActions, action: ProblemAction, runId: string | null): void {
  if (action === 'retry' && runId) actions.retry(runId);
  if (action === 'reconnect') actions.connect();
  if (action === 'open_models') actions.openOptions('models');
  if (action === 'open_connections') actions.openOptions('connections');
}
