import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { PageContext } from '../../lib/storage/run.ts';
import { Icon } from '../ui/icon.tsx';
import { ConnectCard } from './connect-card.tsx';
import { ModelCard } from './model-card.tsx';
import { pageWords } from './page-words.ts';
import { starters } from './starters.ts';

interface EmptyStateProps {
  readonly agentName: string;
  readonly page: PageContext | null;
  readonly connection: Connection | null | undefined;
  /** Undefined until the settings were read. */
  readonly hasModel: boolean | undefined;
  readonly onAsk: (question: string) => void;
}

/** Before the first question: who this is, what page is open, and the one next step. */
export function EmptyState(props: EmptyStateProps): ReactElement {
  const { agentName, page, connection, hasModel, onAsk } = props;
  const words = page && pageWords(page);
  const needsLogin = connection === null || connection?.state === 'needs_login';
  return (
    <div className="chat-empty">
      <div className="chat-empty-inner">
        {words && (
          <p className="chat-empty-kind">
            <Icon name={words.icon} size={14} />
            {words.kind}
          </p>
        )}
        <h2 className="chat-empty-title">
          {words?.name ? t('chat_empty_about', words.name) : t('chat_empty_title')}
        </h2>
        <p className="chat-empty-text">{t('chat_empty_text', agentName)}</p>
        {hasModel === false ? <ModelCard /> : needsLogin && <ConnectCard />}
        {hasModel && (
          <ul className="chat-starters" aria-label={t('chat_starters')}>
            {starters(page).map((question) => (
              <li key={question}>
                <button type="button" className="chat-starter" onClick={() => onAsk(question)}>
                  <span>{question}</span>
                  <Icon name="chevron" size={12} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
