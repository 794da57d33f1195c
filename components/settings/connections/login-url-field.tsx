import { type ReactElement, type ReactNode, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Draft } from '../use-draft.ts';
import { type LoginKind, loginKind, SHARED_LOGIN_URLS } from './login-kind.ts';

/** The kind of org fills in the address; the address stays a field of its own, so that any can be typed. */
export function LoginUrlField({ draft, fixedBy }: { draft: Draft; fixedBy: ReactNode }): ReactElement {
  const [picked, setPicked] = useState<LoginKind | null>(null);
  const typed = loginKind(draft.value);
  const kind = draft.value === '' ? (picked ?? typed) : typed;

  const pick = (chosen: LoginKind) => {
    setPicked(chosen);
    if (chosen !== 'my_domain') return draft.put(SHARED_LOGIN_URLS[chosen]);
    draft.onValue('');
    draft.ref.current?.focus();
  };
  return (
    <div className="st-pair">
      <SelectField
        label={t('options_login_kind')}
        value={kind}
        options={[
          { value: 'production', label: t('options_login_production') },
          { value: 'sandbox', label: t('options_login_sandbox') },
          { value: 'my_domain', label: t('options_login_my_domain') },
        ]}
        onValue={pick}
        disabled={Boolean(fixedBy)}
      />
      <TextField
        label={t('options_login_url')}
        type="text"
        inputMode="url"
        ref={draft.ref}
        value={draft.value}
        onValue={draft.onValue}
        onBlur={draft.onBlur}
        error={draft.error}
        readOnly={Boolean(fixedBy)}
        hint={
          fixedBy || t(kind === 'my_domain' ? 'options_login_url_my_domain_hint' : 'options_login_url_hint')
        }
        placeholder="https://acme.my.salesforce.com"
      />
    </div>
  );
}
