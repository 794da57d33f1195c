import { type ReactElement, type Ref, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { suggestPassphrase } from './passphrase.ts';

export interface TypedPassphrase {
  readonly first: string;
  readonly again: string;
}

interface PassphraseFieldsProps {
  readonly typed: TypedPassphrase;
  readonly onTyped: (typed: TypedPassphrase) => void;
  readonly error: { readonly field: keyof TypedPassphrase; readonly words: string } | null;
  readonly ref: Ref<HTMLInputElement>;
  readonly againRef: Ref<HTMLInputElement>;
}

/** A new passphrase: typed twice, or suggested and then to be seen, since somebody has to be told. */
export function PassphraseFields({
  typed,
  onTyped,
  error,
  ref,
  againRef,
}: PassphraseFieldsProps): ReactElement {
  const [shown, setShown] = useState(false);
  const suggest = () => {
    const passphrase = suggestPassphrase();
    onTyped({ first: passphrase, again: passphrase });
    setShown(true);
  };
  const type = shown ? 'text' : 'password';
  return (
    <div className="sh-passphrase">
      <TextField
        label={t('sharing_passphrase')}
        ref={ref}
        type={type}
        autoComplete="new-password"
        mono={shown}
        value={typed.first}
        onValue={(first) => onTyped({ ...typed, first })}
        hint={t('sharing_passphrase_hint')}
        error={error?.field === 'first' ? error.words : null}
      />
      <TextField
        label={t('sharing_passphrase_again')}
        ref={againRef}
        type={type}
        autoComplete="new-password"
        mono={shown}
        value={typed.again}
        onValue={(again) => onTyped({ ...typed, again })}
        error={error?.field === 'again' ? error.words : null}
      />
      <div className="ui-actions">
        <Button small icon="wand" onClick={suggest}>
          {t('sharing_passphrase_suggest')}
        </Button>
        <Button look="quiet" small aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'sharing_passphrase_hide' : 'sharing_passphrase_show')}
        </Button>
        {shown && typed.first !== '' && (
          <CopyButton text={typed.first} label={t('sharing_passphrase_copy')} />
        )}
      </div>
    </div>
  );
}
