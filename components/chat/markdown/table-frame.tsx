import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';

/** A table in an answer scrolls sideways by itself; a narrow panel must not. */
export function TableFrame({ children }: { children: ReactNode }): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark, and answers hold many tables
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <div className="chat-table-frame" role="group" aria-label={t('chat_table')} tabIndex={0}>
      <table className="chat-table">{children}</table>
    </div>
  );
}
