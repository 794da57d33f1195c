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
const BLOCKED_AT_FIRST = 4;

/** The records of a write: those that cannot be written first, a few others unfolded, the rest when asked for. */
export function RecordList({ preview, lightningHost, editing }: RecordListProps): ReactElement {
  const [all, setAll] = useState(false);
  const { records, action } = preview;
  const indexed = records.map((record, index) => ({ record, index }));
  const blocked = indexed.filter(({ record }) => record.problem !== null);
  const fine = indexed.filter(({ record }) => record.problem === null);
  const shown = all
    ? [...blocked, ...fine]
    : [...blocked.slice(0, BLOCKED_AT_FIRST), ...fine].slice(0, AT_FIRST);
  const unfolded = new Set(fine.slice(0, UNFOLDED));
  const alone = records.length === 1;
  const rows = shown.map((one) => (
    <RecordChange
      key={one.index}
      preview={preview}
      index={one.index}
      record={one.record}
      alone={alone}
      unfolded={unfolded.has(one)}
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
      {shown.length < records.length && (
        <Button look="quiet" small icon="list" className="approval-all-records" onClick={() => setAll(true)}>
          {t('approval_show_all', records.length)}
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
