import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { TextArea } from '../../ui/text-area.tsx';

interface SealedResultProps {
  readonly file: Output<'share'>;
  /** Whom it was sealed for; null: a passphrase, which stands here until this is closed. */
  readonly names: readonly string[] | null;
  readonly passphrase: string | null;
  readonly onDone: () => void;
}

const NAMED = 12;

/** The sealed file, and what to do with it. */
export function SealedResult({ file, names, passphrase, onDone }: SealedResultProps): ReactElement {
  const title = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="sh-result">
      <h4 tabIndex={-1} ref={title}>
        <Icon name="check" />
        {names ? tn('sharing_result_people', names.length) : t('sharing_result_team')}
      </h4>
      {names && names.length <= NAMED && (
        <p className="st-note">{t('sharing_result_for', names.join(', '))}</p>
      )}
      <TextArea exact label={t('sharing_result_text')} value={file.text} readOnly rows={5} />
      <div className="ui-actions">
        <Button
          look="primary"
          icon="download"
          onClick={() => saveTextFile(file.fileName, file.text, 'text/plain')}
        >
          {t('sharing_result_save')}
        </Button>
        <CopyButton text={file.text} label={t('sharing_result_copy')} />
      </div>
      <ul className="sh-steps">
        <li>{t(names ? 'sharing_result_send_people' : 'sharing_result_send_team')}</li>
        {passphrase !== null && (
          <li>
            {t('sharing_result_tell')}
            <Passphrase passphrase={passphrase} />
          </li>
        )}
        <li>{t('sharing_result_import')}</li>
        <li>{t('sharing_result_not_kept')}</li>
      </ul>
      <div className="ui-actions">
        <Button onClick={onDone}>{t('sharing_result_done')}</Button>
      </div>
    </div>
  );
}

/** Hidden until it is wanted: somebody may look over the shoulder. */
function Passphrase({ passphrase }: { passphrase: string }): ReactElement {
  const [shown, setShown] = useState(false);
  return (
    <div className="sh-told">
      {shown && <code>{passphrase}</code>}
      <Button look="quiet" small aria-pressed={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'sharing_passphrase_hide' : 'sharing_passphrase_show')}
      </Button>
      <CopyButton text={passphrase} label={t('sharing_passphrase_copy')} />
    </div>
  );
}
