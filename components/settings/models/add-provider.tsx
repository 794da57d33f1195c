import { type ReactElement, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PresetChoice } from '../settings-sources.ts';

const ABOUT = {
  openai: 'options_preset_openai',
  anthropic: 'options_preset_anthropic',
  gemini: 'options_preset_gemini',
  openrouter: 'options_preset_openrouter',
  ollama: 'options_preset_ollama',
  lmstudio: 'options_preset_lmstudio',
  compatible: 'options_preset_compatible',
} as const;

interface AddProviderProps {
  readonly presets: readonly PresetChoice[];
  readonly onAdd: (preset: PresetChoice) => void;
}

export function AddProvider({ presets, onAdd }: AddProviderProps): ReactElement {
  const id = useId();
  return (
    <ul className="st-choices">
      {presets.map((preset) => (
        <li key={preset.id} className={`st-choice st-choice-${preset.id}`}>
          <Icon name="plus" size={14} />
          <button type="button" aria-describedby={`${id}-${preset.id}`} onClick={() => onAdd(preset)}>
            {preset.id === 'compatible' ? t('options_preset_compatible_name') : preset.name}
          </button>
          <p id={`${id}-${preset.id}`}>{t(ABOUT[preset.id])}</p>
        </li>
      ))}
    </ul>
  );
}
