import { type ReactElement, type ReactNode, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Draft } from '../use-draft.ts';
import { checkScopes, SCOPE_PRESETS, type ScopePreset, scopePreset, scopeWarning } from './scopes.ts';

export function ScopesField({ draft, fixedBy }: { draft: Draft; fixedBy: ReactNode }): ReactElement {
  const [picked, setPicked] = useState<ScopePreset | null>(null);
  const preset = picked === 'other' ? 'other' : scopePreset(draft.value);
  const checked = checkScopes(draft.value);
  const warning = checked.ok ? scopeWarning(checked.value) : null;

  const pick = (chosen: ScopePreset) => {
    setPicked(chosen);
    if (chosen === 'other') draft.ref.current?.focus();
    else draft.put(SCOPE_PRESETS[chosen]);
  };
  return (
    <div className="st-pair">
      <SelectField
        label={t('options_scope_preset')}
        value={preset}
        options={[
          { value: 'full', label: t('options_scope_full') },
          { value: 'narrow', label: t('options_scope_narrow') },
          { value: 'other', label: t('options_scope_other') },
        ]}
        onValue={pick}
        disabled={Boolean(fixedBy)}
      />
      <TextField
        label={t('options_scopes')}
        ref={draft.ref}
        value={draft.value}
        onValue={draft.onValue}
        onBlur={draft.onBlur}
        error={draft.error}
        readOnly={Boolean(fixedBy)}
        hint={
          warning ? <span className="st-warn-text">{t(warning)}</span> : fixedBy || t('options_scopes_hint')
        }
        mono
      />
    </div>
  );
}
