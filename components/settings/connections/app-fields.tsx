import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Draft } from '../use-draft.ts';
import { LoginUrlField } from './login-url-field.tsx';
import { ScopesField } from './scopes-field.tsx';

interface AppFieldsProps {
  readonly fields: { readonly key: Draft; readonly login: Draft; readonly scopes: Draft };
  /** Who decided them, said beside each; null where they can be changed. */
  readonly fixedBy: ReactNode;
}

/** What Recordside has to know of the org's app. */
export function AppFields({ fields: { key, login, scopes }, fixedBy }: AppFieldsProps): ReactElement {
  return (
    <>
      <TextField
        label={t('options_consumer_key')}
        ref={key.ref}
        value={key.value}
        onValue={key.onValue}
        onBlur={key.onBlur}
        error={key.error}
        hint={fixedBy || t('options_consumer_key_hint')}
        readOnly={Boolean(fixedBy)}
        mono
      />
      <LoginUrlField draft={login} fixedBy={fixedBy} />
      <ScopesField draft={scopes} fixedBy={fixedBy} />
    </>
  );
}
