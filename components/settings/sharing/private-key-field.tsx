import { type ReactElement, type Ref, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { LARGEST_KEY } from '../connections/private-key.ts';
import { FileChoice } from './file-choice.tsx';
import { readSmallText } from './read-small-text.ts';

interface PrivateKeyFieldProps {
  readonly pem: string;
  readonly onPem: (pem: string) => void;
  readonly error: string | null;
  readonly ref: Ref<HTMLTextAreaElement>;
}

/** The key that a connection signs with, once more: the background cannot read its own back. */
export function PrivateKeyField({ pem, onPem, error, ref }: PrivateKeyFieldProps): ReactElement {
  const [fileError, setFileError] = useState<string | null>(null);
  const read = async (file: File) => {
    const text = await readSmallText(file, LARGEST_KEY);
    setFileError(text === null ? t('connections_key_file') : null);
    if (text !== null) onPem(text);
  };
  return (
    <div className="sh-pem">
      <TextArea
        exact
        label={t('sharing_form_pem')}
        ref={ref}
        value={pem}
        maxLength={LARGEST_KEY}
        onValue={(typed) => {
          setFileError(null);
          onPem(typed);
        }}
        hint={t('sharing_form_pem_hint')}
        error={fileError ?? error}
      />
      <FileChoice
        label={t('sharing_form_pem_file')}
        accept=".pem,.key,.p8,.txt"
        small
        onFile={(file) => void read(file)}
      />
    </div>
  );
}
