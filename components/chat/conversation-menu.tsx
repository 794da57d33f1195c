import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Conversation } from '../../lib/storage/conversation.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

interface ConversationMenuProps {
  readonly conversations: readonly Conversation[];
  readonly currentId: string;
  readonly locale: string;
  readonly onPick: (id: string) => void;
  readonly onDelete: (id: string) => void;
}

/** The chats of this browser session, newest first. */
export function ConversationMenu(props: ConversationMenuProps): ReactElement {
  const { conversations, currentId, locale, onPick, onDelete } = props;
  const known = conversations.some(({ id }) => id === currentId);
  return (
    <Menu face="history" label={t('chat_history')} align="end">
      {(close) => (
        <>
          <p className="ui-menu-heading" role="presentation">
            {t(conversations.length > 0 ? 'chat_history_note' : 'chat_history_empty')}
          </p>
          {conversations.map(({ id, title, updatedAt }) => (
            <button
              key={id}
              type="button"
              role="menuitemradio"
              aria-checked={id === currentId}
              className="ui-menu-item"
              onClick={() => {
                onPick(id);
                close();
              }}
            >
              <span className="ui-menu-item-text">
                <bdi>{title}</bdi>
              </span>
              <span className="ui-menu-item-note">{timeWords(updatedAt, locale)}</span>
            </button>
          ))}
          {known && (
            <button
              type="button"
              role="menuitem"
              className="ui-menu-item chat-delete"
              onClick={() => {
                onDelete(currentId);
                close();
              }}
            >
              <Icon name="trash" size={14} />
              <span className="ui-menu-item-text">{t('chat_delete')}</span>
            </button>
          )}
        </>
      )}
    </Menu>
  );
}

/** The time today, else the day. */
function timeWords(at: number, locale: string): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  const style = today ? ({ timeStyle: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, style).format(at);
}
