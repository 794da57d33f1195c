import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import type { ModelInForce } from './model-in-force.ts';
import { useActions } from './panel-actions.ts';

interface ModelLabelProps {
  readonly model: ModelInForce | null;
  /** The agent has a model of its own: it is chosen there. */
  readonly ofAgent: boolean;
}

/** Which model answers; a click leads to where it is chosen. */
export function ModelLabel({ model, ofAgent }: ModelLabelProps): ReactElement {
  const { openOptions } = useActions();
  return (
    <button
      type="button"
      className="chat-model"
      title={t(model?.noTools ? 'chat_model_no_tools_hint' : 'chat_model_hint')}
      onClick={() => openOptions(ofAgent ? 'agents' : 'models')}
    >
      {model ? <Names {...model} /> : <span>{t(ofAgent ? 'chat_model_gone_label' : 'chat_no_model')}</span>}
    </button>
  );
}

function Names({ provider, model, noTools }: ModelInForce): ReactElement {
  return (
    <>
      <span className="chat-ellipsis">{provider.name}</span>
      {model && model !== provider.name && <span className="chat-ellipsis chat-model-name">{model}</span>}
      {noTools && (
        <span className="chat-model-warning">
          <Icon name="alert" size={12} />
          {t('chat_model_no_tools')}
        </span>
      )}
    </>
  );
}
