import { type ReactElement, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Preview } from '../../../lib/storage/preview.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Editing } from './editing.ts';
import { RecordChange } from './record-change.tsx';

interface RecordListProps {
  readonly preview: Preview;
  readonly lightningHost: string | null;
  readonly editing: Editing | null;
}

const UNFOLDED = 3;
const AT_FIRST = 8;

/** The records of a write: those that cannot be written first, a few unfolded, the rest when asked for. */
export function RecordList({ preview, lightningHost, editing }: RecordListProps): ReactElement {
  const [all, setAll] = useState(false);
  const { records, action } = preview;
  const indexed = records.map((record, index) => ({ record, index }));
  const blocked = indexed.filter(({ record }) => record.problem !== null);
  const ordered = [...blocked, ...indexed.filter(({ record }) => record.problem === null)];
  const shown = all ? ordered : ordered.slice(0, AT_FIRST);
  const alone = records.length === 1;
  const rows = shown.map(({ record, index }, place) => (
    <RecordChange
      key={index}
      preview={preview}
      index={index}
      record={record}
      alone={alone}
      unfolded={place < UNFOLDED}
      lightningHost={lightningHost}
      editing={editing}
    />
  ));
  if (alone) return <>{rows}</>;
  return (
    <>
      {blocked.length > 0 && (
        <p className="approval-blocked">
          <Icon name="alert" size={13} />
          <span>{tn(BLOCKED[action], blocked.length, records.length)}</span>
        </p>
      )}
      <ul className="approval-records">
        {rows.map((row) => (
          <li key={row.key}>{row}</li>
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button look="quiet" small icon="list" className="approval-all-records" onClick={() => setAll(true)}>
          {t('approval_show_all', ordered.length)}
        </Button>
      )}
    </>
  );
}

const BLOCKED = {
  create: 'approval_blocked_save',
  update: 'approval_blocked_save',
  delete: 'approval_blocked_delete',
  restore: 'approval_blocked_restore',
} as const;
