import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import { AGENT_ICONS, type AgentIcon } from '../../../lib/storage/agent.ts';
import { Icon } from '../../ui/icon.tsx';

interface IconChoiceProps {
  readonly chosen: AgentIcon;
  readonly locked: boolean;
  readonly onChoose: (icon: AgentIcon) => void;
}

/** Real radio buttons under pictures, each with its name. */
export function IconChoice({ chosen, locked, onChoose }: IconChoiceProps): ReactElement {
  const id = useId();
  return (
    <div className="ui-field">
      <span className="ui-field-label" id={id}>
        {t('agents_icon')}
      </span>
      <div className="ag-icons" role="radiogroup" aria-labelledby={id}>
        {AGENT_ICONS.map((icon) => (
          <label key={icon} className="ag-icon" title={t(`agents_icon_${icon}`)}>
            <input
              type="radio"
              name={id}
              value={icon}
              aria-label={t(`agents_icon_${icon}`)}
              checked={icon === chosen}
              disabled={locked}
              onChange={() => onChoose(icon)}
            />
            <Icon name={icon} size={18} />
          </label>
        ))}
      </div>
    </div>
  );
}
