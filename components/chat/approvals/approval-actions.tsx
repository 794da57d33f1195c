import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';

interface ApprovalActionsProps {
  readonly busy: boolean;
  readonly settled: boolean;
  readonly savable: boolean;
  readonly danger: boolean;
  readonly editable: boolean;
  readonly editing: boolean;
  /** It was tried already: another button says what to do now. */
  readonly secondary: boolean;
  /** Id of what the buttons are about. */
  readonly describedBy: string;
  readonly onApprove: () => void;
  readonly onReject: (note: string) => void;
  readonly onEdit: (on: boolean) => void;
}

const NOTE_LIMIT = 2_000;

/** Approve, Edit and Reject. Saying why is apart, so that a plain no is one click. */
export function ApprovalActions(props: ApprovalActionsProps): ReactElement {
  const { busy, settled, savable, danger, editable, editing, describedBy } = props;
  const [note, setNote] = useState<string | null>(null);
  const id = useId();
  const sayWhy = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const saying = note !== null;
  // What came up with the field is below it, and the field alone is what the browser brings into view.
  useEffect(() => {
    if (saying) form.current?.scrollIntoView({ block: 'nearest' });
  }, [saying]);
  const reject = (
    <Button
      className="approval-reject"
      aria-describedby={describedBy}
      disabled={busy}
      onClick={() => props.onReject(note ?? '')}
    >
      {t('approval_reject')}
    </Button>
  );
  if (note !== null) {
    return (
      <div ref={form} className="approval-foot approval-note">
        <label htmlFor={id}>{t('approval_note_label')}</label>
        <textarea
          id={id}
          className="ui-input"
          rows={2}
          dir="auto"
          maxLength={NOTE_LIMIT}
          // biome-ignore lint/a11y/noAutofocus: it comes up where the user asked for it
          autoFocus
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="ui-actions">
          {reject}
          <Button
            look="quiet"
            disabled={busy}
            onClick={() => {
              setNote(null);
              requestAnimationFrame(() => sayWhy.current?.focus());
            }}
          >
            {t('approval_back')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="approval-foot ui-actions" data-settling={!settled || undefined}>
      <Button
        look={danger ? 'danger' : props.secondary && !editing ? 'secondary' : 'primary'}
        aria-describedby={describedBy}
        disabled={busy || !settled || !savable}
        onClick={props.onApprove}
      >
        {busy && <Spinner />}
        {t('approval_approve')}
      </Button>
      {editing ? (
        <Button look="quiet" disabled={busy} onClick={() => props.onEdit(false)}>
          {t('approval_cancel_edit')}
        </Button>
      ) : (
        editable && (
          <Button data-edit aria-describedby={describedBy} disabled={busy} onClick={() => props.onEdit(true)}>
            {t('approval_edit')}
          </Button>
        )
      )}
      {!editing && (
        <span className="approval-split">
          {reject}
          <IconButton
            ref={sayWhy}
            icon="chat"
            small
            label={t('approval_add_note')}
            disabled={busy}
            onClick={() => setNote('')}
          />
        </span>
      )}
    </div>
  );
}
