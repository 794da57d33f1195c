import type { ReactElement, ReactNode } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Mark } from '../ui/mark.tsx';
import { ConnectionLabel } from './connection-label.tsx';
import { useActions } from './panel-actions.ts';

interface HeaderProps {
  readonly agentName: string;
  readonly connection: Connection | null | undefined;
  readonly onNewChat: () => void;
  /** The menu of conversations. */
  readonly children: ReactNode;
}

export function Header({ agentName, connection, onNewChat, children }: HeaderProps): ReactElement {
  const { openOptions } = useActions();
  return (
    <header className="chat-header">
      <Mark size={26} />
      <div className="chat-header-text">
        <h1 className="chat-agent chat-ellipsis">{agentName}</h1>
        <ConnectionLabel connection={connection} />
      </div>
      <div className="chat-header-actions">
        <IconButton icon="newChat" label={t('chat_new')} onClick={onNewChat} />
        {children}
        <IconButton icon="gear" label={t('chat_settings')} onClick={() => openOptions(null)} />
      </div>
    </header>
  );
}
