import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { CopyableValue } from '../copyable-value.tsx';
import type { PresetChoice } from '../settings-sources.ts';

/** Ollama refuses extensions until it is told not to; the same value is named where that is met as an error. */
const OLLAMA_ORIGINS = 'OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*';

export function LocalHint({ preset }: { preset: PresetChoice['id'] }): ReactElement | null {
  if (preset !== 'ollama' && preset !== 'lmstudio') return null;
  return (
    <div className="st-local">
      <p>{t(preset === 'ollama' ? 'options_local_ollama' : 'options_local_lmstudio')}</p>
      {preset === 'ollama' && <CopyableValue value={OLLAMA_ORIGINS} label={t('options_local_copy')} />}
      <p>{t('options_local_fair')}</p>
    </div>
  );
}
