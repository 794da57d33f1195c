import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSettings } from '../settings-context.ts';
import type { ModelFit } from '../settings-sources.ts';

const LOOKS = {
  good: ['options_fit_good', 'accent'],
  capable: ['options_fit_capable', 'plain'],
  weak: ['options_fit_weak', 'warn'],
  unknown: ['options_fit_unknown', 'plain'],
} as const satisfies Record<ModelFit['fit'], readonly [string, Tone]>;

export const fitWords = ({ fit }: ModelFit): string => t(LOOKS[fit][0]);

/** What is known of the chosen model: how it does at this work, and what the last Test of it found. */
export function ModelFitNote({ provider }: { provider: ProviderSettings }): ReactElement | null {
  const { sources } = useSettings();
  const { preset, model, test } = provider;
  if (model === '') return null;
  const fit = sources.models.guidanceOf(preset, model);
  const [words, tone] = LOOKS[fit.fit];
  const failed = test !== null && test.model === model && !test.toolCalling;
  return (
    <div className="st-fit">
      <p>
        <Badge tone={tone}>{t(words)}</Badge> {t(fit.why)}
      </p>
      {failed && (
        <Notice tone="warn" icon="alert" title={t('options_model_no_tools_known', model)}>
          <p>{t('options_model_no_tools_next')}</p>
        </Notice>
      )}
    </div>
  );
}
