import type { ReactElement, RefObject } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettings } from '../settings-context.ts';
import { useDraft } from '../use-draft.ts';
import type { TaskState } from '../use-task.ts';
import { AppGuide } from './app-guide.tsx';
import { CallbackAddress } from './callback-address.tsx';
import { checkConsumerKey } from './consumer-key.ts';
import { ErrorPagePicker } from './error-page-picker.tsx';
import { LoginUrlField } from './login-url-field.tsx';
import { checkScopes } from './scopes.ts';
import { ScopesField } from './scopes-field.tsx';
import { setSignIn } from './sign-in-changes.ts';
import { SignInOutcome } from './sign-in-outcome.tsx';
import type { SignIn } from './use-sign-in.ts';

interface SignInFormProps {
  readonly signIn: SignIn;
  readonly callback: TaskState<string>;
  readonly errorPage: RefObject<HTMLDetailsElement | null>;
  readonly onErrorPage: () => void;
}

/** The org's app, as the user knows it, and the button that signs in with it. */
export function SignInForm({ signIn, callback, errorPage, onErrorPage }: SignInFormProps): ReactElement {
  const { settings, sources } = useSettings();
  const saved = settings.signIn;
  const key = useDraft({
    field: 'consumerKey',
    saved: saved.consumerKey,
    check: checkConsumerKey,
    change: setSignIn('consumerKey'),
  });
  const login = useDraft({
    field: 'loginUrl',
    saved: saved.loginUrl,
    check: sources.signIn.checkLoginUrl,
    change: setSignIn('loginUrl'),
  });
  const scopes = useDraft({
    field: 'scopes',
    saved: saved.scopes,
    check: checkScopes,
    change: setSignIn('scopes'),
  });
  const running = signIn.state.status === 'running';
  const facts = { ...saved, callback: callback.status === 'done' ? callback.value : '' };

  const connect = () => {
    if (key.value.trim() === '') return key.fail(t('options_consumer_key_missing'));
    if (key.valid() && login.valid() && scopes.valid()) signIn.start(null);
  };
  return (
    <form
      className="st-form"
      onSubmit={(event) => {
        event.preventDefault();
        connect();
      }}
    >
      <AppGuide callback={callback} />
      <TextField
        label={t('options_consumer_key')}
        ref={key.ref}
        value={key.value}
        onValue={key.onValue}
        onBlur={key.onBlur}
        error={key.error}
        hint={t('options_consumer_key_hint')}
        mono
      />
      <LoginUrlField draft={login} />
      <ScopesField draft={scopes} />
      <CallbackAddress address={callback} />
      <div className="st-connect">
        <Button look="primary" type="submit" icon="cloud" disabled={running}>
          {t('options_connect')}
        </Button>
        {!signIn.again && (
          <SignInOutcome
            signIn={signIn}
            facts={facts}
            onErrorPage={onErrorPage}
            onSettings={(field) => (field === 'loginUrl' ? login : key).ref.current?.focus()}
          />
        )}
      </div>
      <ErrorPagePicker facts={facts} ref={errorPage} />
    </form>
  );
}
