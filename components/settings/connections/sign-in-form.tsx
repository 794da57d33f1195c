import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import type { SignInFacts } from '../settings-sources.ts';
import type { TaskState } from '../use-task.ts';
import { AppFields } from './app-fields.tsx';
import { CallbackAddress } from './callback-address.tsx';
import { OrganisationApp } from './organisation-app.tsx';
import { type AppField, SignInOutcome } from './sign-in-outcome.tsx';
import type { SignIn } from './use-sign-in.ts';
import type { SignInFields } from './use-sign-in-fields.ts';

interface SignInFormProps {
  readonly fields: SignInFields;
  readonly signIn: SignIn;
  readonly callback: TaskState<string>;
  readonly facts: SignInFacts;
  readonly onConnect: () => void;
  /** The guide tells how it went. */
  readonly silent: boolean;
  readonly onSettings: (field: AppField) => void;
}

/** The org's app, as the user knows it, and the button that signs in with it. */
export function SignInForm(props: SignInFormProps): ReactElement {
  const { fields, signIn, callback, facts, onConnect, silent, onSettings } = props;
  return (
    <form
      className="st-form"
      onSubmit={(event) => {
        event.preventDefault();
        onConnect();
      }}
    >
      {fields.allowed && (
        <OrganisationApp apps={fields.allowed} chosen={fields.chosen} onChoose={fields.choose} />
      )}
      <AppFields fields={fields} fixedBy={fields.allowed ? <SetByOrganisation /> : null} />
      <CallbackAddress address={callback} />
      <div className="st-connect">
        <Button look="primary" type="submit" icon="cloud" disabled={signIn.state.status === 'running'}>
          {t('options_connect')}
        </Button>
        {!signIn.again && !silent && (
          <SignInOutcome signIn={signIn} facts={facts} onRetry={onConnect} onSettings={onSettings} />
        )}
      </div>
      <p>
        <a className="cn-trouble" href="#trouble">
          <Icon name="question" size={14} />
          {t('options_error_page')}
        </a>
      </p>
    </form>
  );
}
