import './permissions.css';
import { type ReactElement, useEffect, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agents.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { SaveStatus } from '../save-status.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { backToDefaults } from './permission-changes.ts';
import { ToolCard } from './tool-card.tsx';
import { useAgent } from './use-agent.ts';

export function PermissionsPage(): ReactElement {
  const { sources } = useSettings();
  const { agent, saver, change } = useAgent('default');
  const { state, run } = useTask<readonly ToolFacts[]>();
  const ask = () => run(async () => (await sources.send('listTools', null)).tools);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; again only when the user asks
  useEffect(() => void ask(), []);

  if (state.status === 'failed') {
    return (
      <ProblemNotice problem={state.problem}>
        <Button small icon="refresh" onClick={ask}>
          {t('options_try_again')}
        </Button>
      </ProblemNotice>
    );
  }
  if (state.status !== 'done' || !agent) {
    return (
      <p className="st-progress">
        <Spinner />
        {t('options_loading')}
      </p>
    );
  }
  return (
    <>
      <p className="st-section-lead">{t('permissions_org_rules')}</p>
      <ToolPermissions tools={state.value} agent={agent} onChange={change} />
      <SaveStatus saver={saver} />
    </>
  );
}

interface ToolPermissionsProps {
  readonly tools: readonly ToolFacts[];
  readonly agent: Agent;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

/** What only looks comes first, then what changes. */
export function ToolPermissions({ tools, agent, onChange }: ToolPermissionsProps): ReactElement {
  const top = useRef<HTMLDivElement>(null);
  const reset = () => {
    // The button that was pressed is gone; what it did begins here.
    top.current?.focus();
    onChange(backToDefaults);
  };
  const groups = [
    { id: 'reads', kinds: ['read', 'local'] },
    { id: 'writes', kinds: ['write', 'destructive'] },
  ] as const;
  return (
    <section className="pm-groups" ref={top} tabIndex={-1} aria-label={t('permissions_title')}>
      {groups.map(({ id, kinds }) => {
        const members = kinds.flatMap((kind) => tools.filter((tool) => tool.kind === kind));
        return (
          members.length > 0 && (
            <section className="st-section" key={id} aria-labelledby={`permissions-${id}`}>
              <h2 id={`permissions-${id}`}>{t(`permissions_${id}`)}</h2>
              <p className="st-section-lead">{t(`permissions_${id}_lead`)}</p>
              <div className="pm-tools">
                {members.map((tool) => (
                  <ToolCard key={tool.name} tool={tool} agent={agent} onChange={onChange} />
                ))}
              </div>
            </section>
          )
        );
      })}
      <div className="st-card-actions">
        <ConfirmButton
          label={t('permissions_reset')}
          icon="history"
          question={t('permissions_reset_question')}
          onConfirm={reset}
        />
      </div>
    </section>
  );
}
