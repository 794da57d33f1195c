import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Card } from './card.tsx';
import { useActions } from './panel-actions.ts';

/** Nothing can be answered without a model: the one next step. `ofAgent`: the one that the agent names is not there. */
export function ModelCard({ ofAgent }: { ofAgent: boolean }): ReactElement {
  const { openOptions } = useActions();
  return (
    <Card sign="key" title={t(ofAgent ? 'chat_model_gone_title' : 'chat_model_title')}>
      <p>{t(ofAgent ? 'chat_model_gone' : 'chat_model_why')}</p>
      <div className="ui-actions">
        <Button look="primary" onClick={() => openOptions(ofAgent ? 'agents' : 'models')}>
          {t(ofAgent ? 'chat_agents_manage' : 'chat_model_choose')}
        </Button>
      </div>
    </Card>
  );
}
