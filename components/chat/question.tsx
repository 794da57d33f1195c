import { memo, type ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Question as AskedQuestion } from '../../lib/storage/run.ts';
import { Icon } from '../ui/icon.tsx';
import { pageWords } from './page-words.ts';

type QuestionProps = Pick<AskedQuestion, 'text' | 'page'>;

/** What the user asked, and on which page. */
export const Question = memo(function Question({ text, page }: QuestionProps): ReactElement {
  const words = page && pageWords(page);
  return (
    <article className="chat-question" aria-label={t('chat_you')}>
      <p className="chat-question-text" dir="auto">
        {text}
      </p>
      {words && (
        <p className="chat-question-page">
          <Icon name={words.icon} size={12} />
          <span className="chat-ellipsis">
            <bdi>{words.name ? `${words.kind} · ${words.name}` : words.kind}</bdi>
          </span>
        </p>
      )}
    </article>
  );
});
