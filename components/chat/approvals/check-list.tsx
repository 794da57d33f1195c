import type { ReactElement } from 'react';
import { tn } from '../../../lib/i18n.ts';
import type { Step } from '../../../lib/storage/run.ts';
import { recordWords } from './record-change.tsx';
import { RecordLink } from './record-link.tsx';

const MOST = 20;

/** The records that somebody has to look at in Salesforce, linked where they have a page. */
export function CheckList({
  step,
  lightningHost,
}: {
  step: Step;
  lightningHost: string | null;
}): ReactElement | null {
  const { writes, preview } = step;
  const records = (preview?.records ?? []).map((record, index) => ({
    recordId: writes[index]?.recordId ?? record.recordId,
    name: writes[index]?.name ?? recordWords(record, index),
  }));
  if (records.length === 0) return null;
  return (
    <ul className="approval-check">
      {records.slice(0, MOST).map((record, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record's identity is its place in the write
        <li key={index}>
          <RecordLink {...record} lightningHost={lightningHost} />
        </li>
      ))}
      {records.length > MOST && <li>{tn('approval_more_records', records.length - MOST)}</li>}
    </ul>
  );
}
