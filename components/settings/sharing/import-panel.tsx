import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { ProblemError } from '../../../lib/problem.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { ShareSummary } from '../../../lib/storage/share.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useTask } from '../use-task.ts';
import { FileChoice } from './file-choice.tsx';
import { passphraseRole } from './passphrase-role.ts';
import { readSmallText } from './read-small-text.ts';
import { SharePreview } from './share-preview.tsx';
import type { ShareSource } from './share-source.ts';

interface ImportPanelProps {
  readonly source: ShareSource;
  readonly onDone: (connection: Connection) => void;
  readonly onClose: () => void;
}

const LARGEST = 1_000_000;

/** Takes a sealed share, shows what it is, and keeps it only when that was accepted. */
export function ImportPanel({ source, onDone, onClose }: ImportPanelProps): ReactElement {
  const { sources } = useSettings();
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const textBox = useRef<HTMLTextAreaElement>(null);
  const passphraseBox = useRef<HTMLInputElement>(null);
  const provided = source.kind === 'provided' ? source.text : null;
  const [text, setText] = useState(provided ?? '');
  const [fileName, setFileName] = useState<string | null>(null);
  const [textError, setTextError] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [passphraseError, setPassphraseError] = useState<string | null>(null);
  const [asksPassphrase, setAsksPassphrase] = useState(false);
  const [over, setOver] = useState(false);
  const looking = useTask<ShareSummary>();
  const accepting = useTask<Connection>();

  const look = (sealed: string, typed: string) => {
    accepting.clear();
    setPassphraseError(null);
    void looking.run(async () => {
      try {
        return await sources.send('inspectShare', { text: sealed, passphrase: typed || null });
      } catch (error) {
        const role = error instanceof ProblemError ? passphraseRole(error.problem) : null;
        if (role) setAsksPassphrase(true);
        if (role === 'wrong')
          setPassphraseError(
            `${t('problem_share_wrong_passphrase')} ${t('problem_share_wrong_passphrase_next')}`,
          );
        throw error;
      }
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the panel opens
  useEffect(() => {
    title.current?.focus();
    if (provided !== null) look(provided, '');
  }, []);
  const failed = looking.state.status === 'failed' ? looking.state.problem : null;
  const role = failed && passphraseRole(failed);
  useEffect(() => {
    // Where the next thing is to be typed, or typed anew.
    if (failed && passphraseRole(failed)) passphraseBox.current?.focus();
  }, [failed]);

  const put = (sealed: string, name: string | null) => {
    looking.clear();
    accepting.clear();
    setText(sealed);
    setFileName(name);
    setTextError(null);
    setAsksPassphrase(false);
    setPassphrase('');
    setPassphraseError(null);
  };
  const take = async (file: File) => {
    if (file.size > LARGEST) return setTextError(t('sharing_import_too_large'));
    const read = await readSmallText(file, LARGEST);
    if (read === null) return setTextError(t('sharing_import_unreadable'));
    put(read, file.name);
    look(read, '');
  };
  const next = () => {
    if (text.trim() === '') {
      setTextError(t('sharing_import_empty'));
      return textBox.current?.focus();
    }
    if (asksPassphrase && passphrase.trim() === '') {
      setPassphraseError(t('sharing_import_passphrase_empty'));
      return passphraseBox.current?.focus();
    }
    look(text, passphrase);
  };
  const accept = () =>
    void accepting.run(async () => {
      const connection = await sources.send('importShare', { text, passphrase: passphrase || null });
      onDone(connection);
      return connection;
    });

  const summary = looking.state.status === 'done' ? looking.state.value : null;
  const running = looking.state.status === 'running';
  return (
    <section
      className="sh-panel"
      aria-labelledby={heading}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (provided !== null || summary || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (provided !== null || summary || !file) return;
        event.preventDefault();
        void take(file);
      }}
    >
      <h3 id={heading} tabIndex={-1} ref={title}>
        {source.kind === 'provided' ? source.name : t('sharing_import')}
      </h3>
      {summary ? (
        <>
          <SharePreview summary={summary} />
          <div className="ui-actions">
            <Button
              look="primary"
              icon="check"
              disabled={accepting.state.status === 'running'}
              onClick={accept}
            >
              {t('sharing_import_accept')}
            </Button>
            <Button onClick={onClose}>{t('sharing_import_cancel')}</Button>
          </div>
          {accepting.state.status === 'running' && (
            <TaskProgress>{t('sharing_import_accepting')}</TaskProgress>
          )}
          {accepting.state.status === 'failed' && <ProblemNotice problem={accepting.state.problem} />}
        </>
      ) : (
        <form
          className="sh-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!running) next();
          }}
        >
          {provided === null && (
            <>
              <p className="st-note">{t('sharing_import_lead')}</p>
              <div>
                <FileChoice
                  label={t('sharing_import_choose')}
                  disabled={running}
                  onFile={(file) => void take(file)}
                />
              </div>
              <TextArea
                exact
                label={t('sharing_import_text')}
                ref={textBox}
                value={text}
                maxLength={LARGEST}
                onValue={(typed) => put(typed, null)}
                hint={fileName === null ? t('sharing_import_text_hint') : t('sharing_import_file', fileName)}
                error={textError}
              />
            </>
          )}
          {asksPassphrase && (
            <TextField
              label={t('sharing_import_passphrase')}
              ref={passphraseBox}
              type="password"
              autoComplete="off"
              value={passphrase}
              onValue={(typed) => {
                setPassphrase(typed);
                setPassphraseError(null);
              }}
              hint={`${t('problem_share_needs_passphrase')} ${t('problem_share_needs_passphrase_next')}`}
              error={passphraseError}
            />
          )}
          <div className="ui-actions">
            <Button look="primary" type="submit" icon="key" disabled={running}>
              {t('sharing_import_open')}
            </Button>
            <Button onClick={onClose}>{t('sharing_import_cancel')}</Button>
          </div>
          {running && <TaskProgress>{t('sharing_import_opening')}</TaskProgress>}
          {failed && role === null && <ProblemNotice problem={failed} />}
        </form>
      )}
    </section>
  );
}
