import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Problem, ProblemAction } from '../../lib/problem.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { connectTarget } from './connect-target.ts';
import { type PanelActions, useActions } from './panel-actions.ts';
import { problemWords } from './problem-words.ts';

interface ProblemCardProps {
  readonly problem: Problem;
  /** The run to try again; null where there is none to. */
  readonly run: Run | null;
  /** Something is missing, but the answer stands. */
  readonly mild?: boolean;
}

/** What happened, what was saved, what to do next, and the one click that does it (invariant I10). */
export function ProblemCard({ problem, run, mild = false }: ProblemCardProps): ReactElement {
  const { what, next } = problemWords(problem);
  // Nothing broke: the organisation decided so, and the words say what did not happen.
  const rule = problem.code.startsWith('policy_');
  const quiet = mild || (rule && problem.saved === 'nothing');
  return (
    <Notice tone={mild || rule ? 'warn' : 'danger'} icon={rule ? 'lock' : 'alert'} title={what}>
      <p>{next}</p>
      {!quiet && (
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
      <ProblemActions problem={problem} run={run} />
    </Notice>
  );
}

function ProblemActions({ problem, run }: ProblemCardProps): ReactElement | null {
  const actions = useActions();
  const action = actionOf(problem, run, actions);
  if (!action || (action === 'retry' && !run)) return null;
  return (
    <div className="ui-actions">
      {action === 'copy_for_admin' ? (
        <CopyButton text={() => actions.adminNote(problem)} label={t('chat_copy_for_admin')} />
      ) : (
        <Button small onClick={() => act(actions, action, run)}>
          {t(LABELS[action])}
        </Button>
      )}
      {action !== 'retry' && action !== 'reconnect' && run && (
        <Button look="quiet" small onClick={() => actions.retry(run.id)}>
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

function act(actions: PanelActions, action: ProblemAction, run: Run | null): void {
  if (action === 'retry' && run) actions.retry(run.id);
  if (action === 'reconnect') actions.connect(targetOf(run, actions)?.id ?? null);
  if (action === 'open_models') actions.openOptions(actions.nothingSetUp ? 'welcome' : 'models');
  if (action === 'open_connections') actions.openOptions('connections');
}

/** Nobody signs in to somebody's copy of a connection: the next one is imported. */
function actionOf(problem: Problem, run: Run | null, actions: PanelActions): ProblemAction | null {
  const imports = problem.code === 'shared_connection_over' || targetOf(run, actions)?.sharedBy;
  return problem.action === 'reconnect' && imports ? 'open_connections' : problem.action;
}

function targetOf(run: Run | null, { connections, connection }: PanelActions): Connection | null {
  return connectTarget(connections, run?.org ?? null, connection ?? null);
}
