import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { DEFAULT_AGENT_ID, isOfPolicy } from '../../../lib/storage/agents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { changesWords, connectorWords, modelWords } from './agent-words.ts';
import type { useRefs } from './use-refs.ts';

interface AgentCardProps {
  readonly agent: Agent;
  /** Among those that can be moved, from 0; -1 for one that cannot. */
  readonly place: number;
  readonly places: number;
  readonly connections: readonly Connection[];
  /** Null until they are known. */
  readonly tools: readonly ToolFacts[] | null;
  readonly refs: ReturnType<typeof useRefs>;
  readonly onMove: (way: 'up' | 'down') => void;
  readonly onDuplicate: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

export function AgentCard({
  agent,
  place,
  places,
  connections,
  tools,
  refs,
  onMove,
  onDuplicate,
  onExport,
  onDelete,
}: AgentCardProps): ReactElement {
  const { settings, policy } = useSettings();
  const heading = useId();
  const { id, name } = agent;
  const isDefault = id === DEFAULT_AGENT_ID;
  return (
    <article className="ag-card" aria-labelledby={heading}>
      <span className="ag-tile">
        <Icon name={agent.icon} size={20} />
      </span>
      <div className="ag-about">
        <div className="ag-name">
          <h3 id={heading}>
            <a href={`#agents/${encodeURIComponent(id)}`} ref={refs.of(`name/${id}`)}>
              {name}
            </a>
          </h3>
          {isDefault && <Badge>{t('agents_default')}</Badge>}
          {isOfPolicy(id) && <SetByOrganisation />}
        </div>
        <dl className="ag-facts">
          <div>
            <dt>{t('agents_fact_model')}</dt>
            <dd>{modelWords(agent, settings)}</dd>
          </div>
          <div>
            <dt>{t('agents_fact_connection')}</dt>
            <dd>{connectorWords(agent, connections)}</dd>
          </div>
        </dl>
        <p className="ag-changes">{tools ? changesWords(agent, tools, policy) : '…'}</p>
      </div>
      {place >= 0 && places > 1 && (
        <div className="ag-order">
          {(['up', 'down'] as const).map((way) => (
            <IconButton
              key={way}
              small
              icon={way === 'up' ? 'arrowUp' : 'arrowDown'}
              label={t(`agents_move_${way}`)}
              aria-describedby={heading}
              ref={refs.of(`${way}/${id}`)}
              disabled={way === 'up' ? place === 0 : place === places - 1}
              onClick={() => onMove(way)}
            />
          ))}
        </div>
      )}
      <div className="ag-card-actions">
        {policy.ownAgents && (
          <Button small look="quiet" icon="copy" aria-describedby={heading} onClick={onDuplicate}>
            {t('agents_duplicate')}
          </Button>
        )}
        <Button small look="quiet" icon="download" aria-describedby={heading} onClick={onExport}>
          {t('agents_export')}
        </Button>
        {!isDefault && !isOfPolicy(id) && (
          <ConfirmButton
            small
            label={t('agents_delete')}
            icon="trash"
            question={t('agents_delete_question', name)}
            onConfirm={onDelete}
          />
        )}
      </div>
    </article>
  );
}
