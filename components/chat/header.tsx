import type { ReactElement, ReactNode } from 'react';
import { t } from '../../lib/i18n.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Mark } from '../ui/mark.tsx';
import { useActions } from './panel-actions.ts';

interface HeaderProps {
  /** Who answers; null until that is known. */
  readonly agent: ReactNode;
  /** Where from. */
  readonly connection: ReactNode;
  readonly onNewChat: () => void;
  /** The menu of conversations. */
  readonly children: ReactNode;
}

export function Header({ agent, connection, onNewChat, children }: HeaderProps): ReactElement {
  const { openOptions } = useActions();
  return (
    <header className="chat-header">
      <Mark size={26} />
      <div className="chat-header-text">
        {agent}
        {connection}
      </div>
      <div className="chat-header-actions">
        <IconButton icon="newChat" label={t('chat_new')} onClick={onNewChat} />
        {children}
        <IconButton icon="gear" label={t('chat_settings')} onClick={() => openOptions(null)} />
      </div>
    </header>
  );
}
