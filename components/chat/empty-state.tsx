import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Agent } from '../../lib/storage/agent.ts';
import type { PageContext } from '../../lib/storage/run.ts';
import { Icon } from '../ui/icon.tsx';
import { ConnectCard } from './connect-card.tsx';
import { ModelCard } from './model-card.tsx';
import { pageWords } from './page-words.ts';
import { useActions } from './panel-actions.ts';
import { SetUpCard } from './set-up-card.tsx';
import { startersOf } from './starters.ts';

interface EmptyStateProps {
  readonly agent: Agent;
  readonly page: PageContext | null;
  /** Undefined until the settings were read. */
  readonly hasModel: boolean | undefined;
  readonly onAsk: (question: string) => void;
}

/** Before the first question: who this is, what page is open, and the one next step. */
export function EmptyState({ agent, page, hasModel, onAsk }: EmptyStateProps): ReactElement {
  const words = page && pageWords(page);
  const questions = hasModel ? startersOf(agent, page) : [];
  return (
    <div className="chat-empty">
      <div className="chat-empty-inner">
        {words && (
          <p className="chat-empty-kind">
            <Icon name={words.icon} size={14} />
            {words.kind}
          </p>
        )}
        <h2 className="chat-empty-title">{title(agent, words?.name ?? null)}</h2>
        <p className="chat-empty-text">
          {t(agent.salesforce ? 'chat_empty_text' : 'chat_empty_text_plain', agent.name)}
        </p>
        <NextStep agent={agent} hasModel={hasModel} />
        {questions.length > 0 && (
          <ul className="chat-starters" aria-label={t('chat_starters')}>
            {questions.map((question) => (
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

function title({ name, salesforce }: Agent, about: string | null): string {
  if (!salesforce) return t('chat_empty_ask', name);
  return about ? t('chat_empty_about', about) : t('chat_empty_title');
}

/** What is missing first, if anything is. */
function NextStep({ agent, hasModel }: Pick<EmptyStateProps, 'agent' | 'hasModel'>): ReactElement | null {
  const { connection, nothingSetUp } = useActions();
  if (nothingSetUp) return <SetUpCard />;
  if (hasModel === false) return <ModelCard ofAgent={agent.model !== null} />;
  const needsLogin = connection === null || connection?.state === 'needs_login';
  return agent.salesforce && needsLogin ? <ConnectCard /> : null;
}
