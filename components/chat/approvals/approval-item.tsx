import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Run, Step } from '../../../lib/storage/run.ts';
import { Icon } from '../../ui/icon.tsx';
import { useActions } from '../panel-actions.ts';
import { useSources } from '../panel-sources.ts';
import { ApprovalActions } from './approval-actions.tsx';
import { actionWords, canBeSaved } from './approval-words.ts';
import { DuplicateNotice } from './duplicate-notice.tsx';
import type { Editing } from './editing.ts';
import { canEdit, checkEdits } from './edits.ts';
import { InlineProblem } from './inline-problem.tsx';
import { LookAgain } from './look-again.tsx';
import { ReadRequest } from './read-request.tsx';
import { RecordList } from './record-list.tsx';
import { stepFace } from './step-face.ts';
import { forgetDrafts, useDrafts } from './use-drafts.ts';
import { useRequest } from './use-request.ts';
import { useSettled } from './use-settled.ts';

interface ApprovalItemProps {
  readonly run: Run;
  readonly step: Step;
  /** All of them are being approved at once. */
  readonly busy: boolean;
  /** Whether values were typed: approving all at once would pass over them. */
  readonly onEdited: (stepId: string, edited: boolean) => void;
}

/** One step that waits: what it would do, and the user's answer to it. */
export function ApprovalItem({ run, step, busy: allBusy, onEdited }: ApprovalItemProps): ReactElement {
  const { send } = useSources();
  const { locale } = useActions().format;
  const [editing, setEditing] = useState(false);
  const [tried, setTried] = useState(false);
  const { drafts, set, clear } = useDrafts(step.id);
  const face = stepFace(step);
  const request = useRequest(face);
  const settled = useSettled(face);
  const frame = useRef<HTMLDivElement>(null);
  const title = useId();

  const { preview, envelope } = step;
  const lightningHost = run.org?.lightningHost ?? null;
  const format = { locale, timeZone: run.question.timeZone };
  const { edits, wrong } = preview ? checkEdits(preview, drafts, format) : NO_EDITS;
  const touched = edits.length > 0 || Object.keys(wrong).length > 0;
  const busy = allBusy || request.busy;
  const savable = canBeSaved(step);
  const danger = preview?.action === 'delete';

  useEffect(() => {
    onEdited(step.id, touched);
    return () => onEdited(step.id, false);
  }, [onEdited, step.id, touched]);

  const approve = (allowDuplicates: boolean) => {
    setTried(true);
    if (Object.keys(wrong).length > 0) {
      setEditing(true);
      // What is wrong is marked with the next drawing.
      requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (envelope === null) return;
    request.send(async () => {
      await send('approve', { runId: run.id, stepId: step.id, envelope, edits, allowDuplicates });
      // They are part of the call now, and come back with its preview if it does.
      forgetDrafts(step.id);
    });
  };
  const reject = (note: string) =>
    request.send(() =>
      send('reject', { runId: run.id, stepId: step.id, note: note.trim() === '' ? null : note.trim() }),
    );
  const edit = (on: boolean) => {
    setEditing(on);
    setTried(false);
    if (!on) clear();
    requestAnimationFrame(() =>
      frame.current
        ?.querySelector<HTMLElement>(on ? '.approval-edit :is(input, select, textarea)' : '[data-edit]')
        ?.focus(),
    );
  };
  const controls: Editing | null =
    editing || touched ? { drafts, wrong, format, disabled: busy, tried, onDraft: set } : null;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and this is mostly to be read
    <div
      ref={frame}
      className="approval-item"
      role="group"
      aria-labelledby={title}
      aria-busy={busy || undefined}
      data-danger={danger || undefined}
    >
      <h3 className="approval-title" id={title}>
        <Icon name={preview ? ICONS[preview.action] : 'search'} size={15} />
        {actionWords(step)}
      </h3>
      <LookAgain step={step} />
      <DuplicateNotice
        writes={step.writes}
        lightningHost={lightningHost}
        disabled={busy || !settled}
        onSave={() => approve(true)}
      />
      {preview ? (
        <RecordList preview={preview} lightningHost={lightningHost} editing={controls} />
      ) : (
        <ReadRequest step={step} />
      )}
      {preview && preview.records.length > 1 && (
        <p className="approval-muted">
          {t(preview.allOrNone ? 'approval_all_or_none' : 'approval_each', preview.records.length)}
        </p>
      )}
      {danger && <p className="approval-muted">{t('approval_bin')}</p>}
      {!savable && <p className="approval-muted">{t('approval_not_savable')}</p>}
      {controls && edits.length > 0 && (
        <p className="approval-muted">{tn('approval_edited', edits.length)}</p>
      )}
      {request.problem && <InlineProblem problem={request.problem} />}
      <ApprovalActions
        busy={busy}
        settled={settled}
        savable={savable}
        danger={danger}
        editable={preview !== null && canEdit(preview)}
        editing={controls !== null}
        secondary={step.writes.length > 0}
        describedBy={title}
        onApprove={() => approve(false)}
        onReject={reject}
        onEdit={edit}
      />
    </div>
  );
}

const NO_EDITS = { edits: [], wrong: {} };
const ICONS = { create: 'plus', update: 'pen', delete: 'trash', restore: 'undo' } as const;
