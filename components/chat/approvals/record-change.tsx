import { type ReactElement, useId, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Preview, PreviewRecord } from '../../../lib/storage/preview.ts';
import { Icon } from '../../ui/icon.tsx';
import { problemWords } from '../problem-words.ts';
import { ChangeTable } from './change-table.tsx';
import type { Editing } from './editing.ts';
import { plainLine } from './plain-text.ts';
import { RecordLink } from './record-link.tsx';

interface RecordChangeProps {
  readonly preview: Preview;
  /** Index into the preview's records. */
  readonly index: number;
  readonly record: PreviewRecord;
  /** Among many: one line that unfolds. Alone: all of it. */
  readonly alone: boolean;
  readonly unfolded: boolean;
  readonly lightningHost: string | null;
  readonly editing: Editing | null;
}

/** One record of a write: which, and what becomes of it. */
export function RecordChange(props: RecordChangeProps): ReactElement {
  const { preview, index, record, alone, unfolded, lightningHost, editing } = props;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  const foldable = !alone && record.fields.length > 0;
  const open = !foldable || (chosen ?? unfolded);
  const isNew = preview.action === 'create';
  return (
    <div className="approval-record">
      <p className="approval-record-head">
        {foldable && (
          <button
            type="button"
            className="approval-fold"
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('approval_show_record', recordWords(record, index))}
            onClick={() => setChosen(!open)}
          >
            <Icon name="chevron" size={12} />
          </button>
        )}
        <span className="approval-record-name">
          {isNew && record.name === null ? (
            t('approval_new_number', index + 1)
          ) : (
            <RecordLink recordId={record.recordId} name={record.name} lightningHost={lightningHost} />
          )}
        </span>
        {!open && !record.problem && <span className="approval-summary">{summary(record)}</span>}
      </p>
      {record.problem && (
        <p className="approval-blocked">
          <Icon name="alert" size={13} />
          <span>
            {problemWords(record.problem).what} {problemWords(record.problem).next}
          </span>
        </p>
      )}
      {record.goesWith.length > 0 && <GoesWith goesWith={record.goesWith} />}
      <div id={id} hidden={!open}>
        {open && record.fields.length > 0 && (
          <ChangeTable
            record={index}
            fields={record.fields}
            isNew={isNew}
            lightningHost={lightningHost}
            editing={editing}
          />
        )}
      </div>
    </div>
  );
}

function GoesWith({ goesWith }: { goesWith: PreviewRecord['goesWith'] }): ReactElement {
  return (
    <div className="approval-goes-with">
      <p>{t('approval_goes_with')}</p>
      <ul>
        {goesWith.map(({ label, count }) => (
          <li key={label}>
            <bdi>{plainLine(label, 60)}</bdi> <b>{count}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function recordWords({ name, recordId }: PreviewRecord, index: number): string {
  return (name && plainLine(name)) || recordId || t('approval_new_number', index + 1);
}

const MOST_NAMED = 3;

/** `Stage, Amount and 2 more` */
function summary({ fields }: PreviewRecord): string {
  return fieldWords(fields.map(({ label, name }) => label || name));
}

/** The first few of them by name, the others counted. */
export function fieldWords(labels: readonly string[]): string {
  const named = labels.slice(0, MOST_NAMED).map((label) => plainLine(label, 40));
  const more = labels.length - named.length;
  return more > 0 ? `${named.join(', ')} ${tn('approval_more_fields', more)}` : named.join(', ');
}
