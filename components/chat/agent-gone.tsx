import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Agent } from '../../lib/storage/agent.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { plainLine } from './approvals/plain-text.ts';
import { useActions } from './panel-actions.ts';

interface AgentGoneProps {
  /** Who is no more; null: there is no agent at all. */
  readonly name: string | null;
  /** Who could answer instead. */
  readonly other: Agent | undefined;
  readonly onGoOn: (agentId: string) => void;
}

/** Why nothing can be asked here: another agent has other instructions and permissions, and takes over no chat unasked. */
export default function AgentGone({ name, other, onGoOn }: AgentGoneProps): ReactElement {
  const { openOptions } = useActions();
  const title = name === null ? t('chat_no_agent') : t('chat_agent_gone', plainLine(name));
  return (
    <div className="chat-gone">
      <Notice tone="warn" icon="alert" title={title}>
        {name !== null && <p>{t('chat_agent_gone_next')}</p>}
        <div className="ui-actions">
          {other ? (
            <Button small icon="newChat" onClick={() => onGoOn(other.id)}>
              {t('chat_agent_go_on', plainLine(other.name))}
            </Button>
          ) : (
            <Button small onClick={() => openOptions('agents')}>
              {t('chat_agents_manage')}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  );
}
