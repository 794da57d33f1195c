import './permissions.css';
import { type ReactElement, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import { backToDefaults } from './permission-changes.ts';
import { ToolCard } from './tool-card.tsx';

interface ToolPermissionsProps {
  readonly tools: readonly ToolFacts[];
  readonly agent: Agent;
  /** Of the headings of its parts. */
  readonly level?: 2 | 3;
  /** Shown only: it is the organisation's. */
  readonly locked?: boolean;
  readonly onChange: (change: (agent: Agent) => Agent) => void;
}

const GROUPS = [
  { id: 'reads', kinds: ['read', 'local'] },
  { id: 'writes', kinds: ['write', 'destructive'] },
] as const;

/** What only looks comes first, then what changes. */
export function ToolPermissions({
  tools,
  agent,
  level = 2,
  locked = false,
  onChange,
}: ToolPermissionsProps): ReactElement {
  const top = useRef<HTMLDivElement>(null);
  const reset = () => {
    // The button that was pressed is gone; what it did begins here.
    top.current?.focus();
    onChange(backToDefaults);
  };
  const Heading = `h${level}` as const;
  return (
    <section className="pm-groups" ref={top} tabIndex={-1} aria-label={t('permissions_title')}>
      {GROUPS.map(({ id, kinds }) => {
        const members = kinds.flatMap((kind) => tools.filter((tool) => tool.kind === kind));
        return (
          members.length > 0 && (
            <section className="st-section" key={id} aria-labelledby={`permissions-${id}`}>
              <Heading id={`permissions-${id}`}>{t(`permissions_${id}`)}</Heading>
              <p className="st-section-lead">{t(`permissions_${id}_lead`)}</p>
              <div className="pm-tools">
                {members.map((tool) => (
                  <ToolCard
                    key={tool.name}
                    tool={tool}
                    agent={agent}
                    level={level === 2 ? 3 : 4}
                    locked={locked}
                    onChange={onChange}
                  />
                ))}
              </div>
            </section>
          )
        );
      })}
      {!locked && (
        <div className="st-card-actions">
          <ConfirmButton
            label={t('permissions_reset')}
            icon="history"
            question={t('permissions_reset_question')}
            onConfirm={reset}
          />
        </div>
      )}
    </section>
  );
}
