import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Agent } from '../../lib/storage/agent.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import type { CurrentAgent } from './current-agent.ts';
import { useActions } from './panel-actions.ts';

interface AgentPickerProps {
  readonly agents: readonly Agent[];
  readonly current: CurrentAgent;
  /** The chat has messages: another agent begins a new one. */
  readonly inChat: boolean;
  readonly onPick: (agentId: string) => void;
}

/** Who answers, and who else could. With one agent it is a plain name that still leads to the agents. */
export function AgentPicker({ agents, current, inChat, onPick }: AgentPickerProps): ReactElement {
  const { openOptions } = useActions();
  const { agent, name } = current;
  const choice = agents.some(({ id }) => id !== agent?.id);
  return (
    <>
      <h1 className="ui-hidden">{name}</h1>
      <Menu
        label={t('chat_agent', name)}
        className="chat-agent"
        face={
          <>
            {choice && <Icon name={agent?.icon ?? 'question'} size={15} />}
            <span className="chat-ellipsis">
              <bdi>{name}</bdi>
            </span>
            <span className="chat-agent-open" data-quiet={!choice || undefined}>
              <Icon name="chevron" size={11} />
            </span>
          </>
        }
      >
        {(close) => (
          <>
            {choice && (
              <p className="ui-menu-heading" role="presentation">
                {t(inChat ? 'chat_agents_new_chat' : 'chat_agents_choose')}
              </p>
            )}
            {agents.map(({ id, name: other, icon }) => (
              <button
                key={id}
                type="button"
                role="menuitemradio"
                aria-checked={id === agent?.id}
                className="ui-menu-item"
                onClick={() => {
                  close();
                  onPick(id);
                }}
              >
                <Icon name={icon} size={15} />
                <span className="ui-menu-item-text">
                  <bdi>{other}</bdi>
                </span>
                {id === agent?.id && <Icon name="check" size={14} />}
              </button>
            ))}
            <button
              type="button"
              role="menuitem"
              className="ui-menu-item chat-agents-manage"
              onClick={() => {
                close();
                openOptions('agents');
              }}
            >
              <Icon name="gear" size={15} />
              <span className="ui-menu-item-text">{t('chat_agents_manage')}</span>
            </button>
          </>
        )}
      </Menu>
    </>
  );
}
