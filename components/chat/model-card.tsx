import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useActions } from './panel-actions.ts';

/** Nothing can be answered without a model: the one next step. */
export function ModelCard(): ReactElement {
  const { openOptions } = useActions();
  return (
    <section className="chat-card" aria-label={t('chat_model_title')}>
      <div className="chat-card-head">
        <Icon name="key" size={18} />
        <h2 className="chat-card-title">{t('chat_model_title')}</h2>
      </div>
      <p>{t('chat_model_why')}</p>
      <div className="ui-actions">
        <Button look="primary" onClick={() => openOptions('models')}>
          {t('chat_model_choose')}
        </Button>
      </div>
    </section>
  );
}
