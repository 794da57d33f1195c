import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { orgMatch, orgWords } from './org-match.ts';
import { pageWords } from './page-words.ts';
import type { OpenPage } from './panel-sources.ts';

interface PageChipProps {
  /** The page in front, or the one that was attached by hand; null on other pages, undefined until it is known. */
  readonly page: OpenPage | null | undefined;
  readonly attached: boolean;
  readonly connection: Connection | null | undefined;
  readonly onRemove: () => void;
  readonly onAttach: () => void;
}

/** Which page goes with the next question. */
export function PageChip(props: PageChipProps): ReactElement {
  const { page, attached, connection, onRemove, onAttach } = props;
  const other = page && attached && connection && orgMatch(page.context, connection) === 'other';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would make of it a part of a form
    <div className="chat-context" role="group" aria-label={t('chat_page_context')}>
      {!page ? (
        <span className="chat-chip chat-chip-none">{page === null && t('chat_no_page')}</span>
      ) : attached ? (
        <Chip page={page} other={Boolean(other)} onRemove={onRemove} />
      ) : (
        <Button look="quiet" small icon="plus" onClick={onAttach}>
          {t('chat_attach_page')}
        </Button>
      )}
      {other && (
        <p className="chat-other-org">{t('chat_other_org', orgWords(page.context), connection.orgName)}</p>
      )}
    </div>
  );
}

function Chip({
  page,
  other,
  onRemove,
}: {
  page: OpenPage;
  other: boolean;
  onRemove: () => void;
}): ReactElement {
  const { icon, kind, name } = pageWords(page.context);
  return (
    <span
      className="chat-chip"
      data-other={other || undefined}
      title={[kind, name].filter(Boolean).join(': ')}
    >
      <Icon name={other ? 'alert' : icon} size={13} />
      <span className="chat-chip-kind">{kind}</span>
      {name && (
        <span className="chat-ellipsis chat-chip-name">
          <bdi>{name}</bdi>
        </span>
      )}
      <IconButton icon="close" label={t('chat_remove_page')} small onClick={onRemove} />
    </span>
  );
}
