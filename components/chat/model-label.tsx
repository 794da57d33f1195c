import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Settings } from '../../lib/storage/settings.ts';
import { useActions } from './panel-actions.ts';

/** Which model answers; a click leads to where it is chosen. */
export function ModelLabel({ settings }: { settings: Settings | undefined }): ReactElement | null {
  const { openOptions } = useActions();
  if (!settings) return null;
  const provider = settings.providers.find(({ id }) => id === settings.activeProviderId);
  return (
    <button
      type="button"
      className="chat-model"
      title={t('chat_model_hint')}
      onClick={() => openOptions('models')}
    >
      {provider ? (
        <>
          <span className="chat-ellipsis">{provider.name}</span>
          {provider.model && provider.model !== provider.name && (
            <span className="chat-ellipsis chat-model-name">{provider.model}</span>
          )}
        </>
      ) : (
        <span>{t('chat_no_model')}</span>
      )}
    </button>
  );
}
