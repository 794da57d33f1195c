import { type ReactElement, useEffect, useId, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import { type AgentPresetId, PRESET_IDS, presetIcon } from '../../../lib/storage/agent-presets.ts';
import { Icon } from '../../ui/icon.tsx';

interface NewAgentProps {
  readonly onChoose: (preset: AgentPresetId) => void;
  readonly onCancel: () => void;
}

/** What it begins as. */
export function NewAgent({ onChoose, onCancel }: NewAgentProps): ReactElement {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className="st-section"
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t('agents_new_from')}
      </h2>
      <p className="st-section-lead">{t('agents_new_lead')}</p>
      <ul className="ag-presets">
        {PRESET_IDS.map((preset) => (
          <li key={preset} className="ag-preset">
            <span className="ag-tile">
              <Icon name={presetIcon(preset)} size={20} />
            </span>
            <button type="button" aria-describedby={`${id}-${preset}`} onClick={() => onChoose(preset)}>
              {t(`agents_preset_${preset}`)}
            </button>
            <p id={`${id}-${preset}`}>{t(`agents_preset_${preset}_about`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
