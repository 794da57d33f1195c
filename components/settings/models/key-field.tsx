import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { OutsideLink } from '../outside-link.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { PresetChoice } from '../settings-sources.ts';
import type { KeyEntry } from './use-key.ts';

interface KeyFieldProps {
  readonly entry: KeyEntry;
  readonly provider: ProviderSettings;
  readonly preset: PresetChoice;
}

export function KeyField({ entry, provider, preset }: KeyFieldProps): ReactElement {
  const { hasKey } = provider;
  const link = preset.keyUrl && (
    <OutsideLink href={preset.keyUrl}>{t('options_key_link', shortAddress(preset.keyUrl))}</OutsideLink>
  );
  const optional = preset.key === 'optional';
  return (
    <div className="st-key">
      <TextField
        label={t('options_key')}
        type="password"
        ref={entry.ref}
        autoComplete="new-password"
        value={entry.typed}
        onValue={entry.onValue}
        onBlur={entry.onBlur}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void entry.commit();
        }}
        error={entry.error}
        placeholder={hasKey ? t('options_key_replace') : ''}
        hint={hasKey ? undefined : (link ?? (optional ? t('options_key_optional') : undefined))}
        mono
      />
      <div className="st-key-saved">
        <p role="status">
          {hasKey && (
            <>
              <Icon name="lock" size={13} />
              {t('options_key_saved')}
            </>
          )}
        </p>
        {hasKey && (
          <ConfirmButton
            label={t('options_key_forget')}
            icon="trash"
            small
            question={t('options_key_forget_question', provider.name)}
            onConfirm={() => {
              entry.ref.current?.focus();
              void entry.forget();
            }}
          />
        )}
      </div>
      {entry.problem && <ProblemNotice problem={entry.problem} />}
    </div>
  );
}

/** `https://platform.openai.com/api-keys` → `platform.openai.com`. */
const shortAddress = (url: string) => URL.parse(url)?.host ?? url;
