import { type ReactElement, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { SignInApp } from '../../../lib/messaging/protocol.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { SignInFacts } from '../settings-sources.ts';
import { FileChoice } from '../sharing/file-choice.tsx';
import { readSmallText } from '../sharing/read-small-text.ts';
import { TaskProgress } from '../task-progress.tsx';
import { LARGEST_KEY, privateKeyFault } from './private-key.ts';
import { type AppField, SignInOutcome } from './sign-in-outcome.tsx';
import type { KeySignIn } from './use-key-sign-in.ts';

interface KeyFormProps {
  readonly keySignIn: KeySignIn;
  /** The app to sign in with; null where something of it is missing. */
  readonly ready: () => SignInApp | null;
  readonly facts: SignInFacts;
  /** The account whose key it is, where that is settled. */
  readonly account?: string;
  readonly onSettings?: (field: AppField) => void;
}

/** Username and private key. The key leaves this page at once and is forgotten here, whatever comes of it. */
export function KeyForm({ keySignIn, ready, facts, account, onSettings }: KeyFormProps): ReactElement {
  const [username, setUsername] = useState(account ?? '');
  const [pem, setPem] = useState('');
  const [userError, setUserError] = useState<string | null>(null);
  const [pemError, setPemError] = useState<string | null>(null);
  const user = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const { state } = keySignIn;

  const put = (text: string) => {
    setPem(text);
    setPemError(null);
  };
  const read = async (file: File) => {
    const text = await readSmallText(file, LARGEST_KEY);
    if (text === null) return setPemError(t('connections_key_file'));
    put(text);
    setPemError(privateKeyFault(text));
  };
  const connect = () => {
    const app = ready();
    if (!app) return;
    if (username.trim() === '') {
      setUserError(t('connections_key_no_user'));
      user.current?.focus();
      return;
    }
    const fault = privateKeyFault(pem);
    setPemError(fault);
    if (fault !== null) {
      box.current?.focus();
      return;
    }
    keySignIn.start(app, username.trim(), pem);
    setPem('');
  };
  return (
    <form
      className="cn-key"
      onSubmit={(event) => {
        event.preventDefault();
        connect();
      }}
    >
      <TextField
        label={t('connections_key_user')}
        ref={user}
        value={username}
        readOnly={account !== undefined}
        onValue={(typed) => {
          setUsername(typed);
          setUserError(null);
        }}
        maxLength={255}
        error={userError}
        hint={t('connections_key_user_hint')}
      />
      <TextArea
        exact
        label={t('connections_key_pem')}
        ref={box}
        value={pem}
        maxLength={LARGEST_KEY}
        onValue={put}
        error={pemError}
        hint={t('connections_key_pem_hint')}
        placeholder="-----BEGIN PRIVATE KEY-----"
      />
      <div className="ui-actions">
        <FileChoice
          label={t('connections_key_choose')}
          accept=".pem,.key,.p8,.txt"
          onFile={(file) => void read(file)}
        />
        <Button look="primary" type="submit" icon="key" disabled={state.status === 'running'}>
          {t('connections_key_connect')}
        </Button>
      </div>
      {state.status === 'running' ? (
        <TaskProgress>{t('connections_key_connecting')}</TaskProgress>
      ) : (
        <SignInOutcome
          signIn={{ state, again: null }}
          facts={{ ...facts, account: username.trim() }}
          onRetry={() => box.current?.focus()}
          {...(onSettings && { onSettings })}
        />
      )}
    </form>
  );
}
