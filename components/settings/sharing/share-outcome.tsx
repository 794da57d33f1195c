import type { ReactElement } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TaskProgress } from '../task-progress.tsx';
import type { TaskState } from '../use-task.ts';
import { SharingProblem } from './sharing-problem.tsx';

export type ShareAct =
  | { readonly kind: 'rotate' | 'revoke'; readonly revoked: boolean }
  | { readonly kind: 'remove'; readonly name: string; readonly worked: boolean };

interface ShareOutcomeProps {
  readonly state: TaskState<ShareAct>;
  /** What is running. */
  readonly kind: ShareAct['kind'];
  readonly connection: Connection;
  /** How many people need a new file. */
  readonly dead: number;
  readonly onSealAgain: () => void;
}

/** What became of the copies, as far as Salesforce said so. */
export function ShareOutcome({
  state,
  kind,
  connection,
  dead,
  onSealAgain,
}: ShareOutcomeProps): ReactElement | null {
  const account = connection.userName || connection.username;
  switch (state.status) {
    case 'idle':
      return null;
    case 'running':
      return <TaskProgress>{t(RUNNING[kind])}</TaskProgress>;
    case 'failed':
      return <SharingProblem problem={state.problem} connection={connection} />;
    case 'done': {
      const act = state.value;
      if (act.kind === 'remove') {
        return (
          <Notice icon="check" role="status" title={t('sharing_removed_title', act.name)}>
            {act.worked && <p>{t('sharing_removed_next')}</p>}
          </Notice>
        );
      }
      const words = `sharing_${act.kind}_${act.revoked ? 'done' : 'unsure'}` as const;
      return (
        <Notice
          tone={act.revoked ? 'accent' : 'warn'}
          icon={act.revoked ? 'check' : 'alert'}
          role={act.revoked ? 'status' : 'alert'}
          title={t(words, account)}
        >
          <p>{t(`${words}_next`)}</p>
          {!act.revoked && <EndInSetup account={connection.username || account} />}
          {act.kind === 'rotate' && dead > 0 && (
            <div className="ui-actions">
              <Button small icon="lock" onClick={onSealAgain}>
                {tn('sharing_seal_again_all', dead)}
              </Button>
            </div>
          )}
        </Notice>
      );
    }
  }
}

const RUNNING = {
  rotate: 'sharing_rotating',
  revoke: 'sharing_revoking',
  remove: 'sharing_removing',
} as const;

/** Where an administrator ends a token that could not be revoked from here. */
function EndInSetup({ account }: { account: string }): ReactElement {
  return (
    <ol className="sh-steps">
      <li>{t('sharing_end_in_setup', account)}</li>
      <li>{t('sharing_end_in_sessions', account)}</li>
    </ol>
  );
}
