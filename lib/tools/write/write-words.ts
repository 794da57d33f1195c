import type { Problem } from '../../problem.ts';
import type { RecordOutcome } from '../../salesforce/write-request.ts';
import type { WriteOutcome } from '../../storage/preview.ts';
import { fence } from '../fence.ts';
import { refusalOf } from '../refusal.ts';

const MOST_LINES = 40;

export interface Told {
  /** `Created`, `Updated`, … */
  readonly done: string;
  readonly allOrNone: boolean;
}

/** What the model is told of a write: how many were saved, and of each that was not, why, in Salesforce's own words. */
export function writeWords(
  writes: readonly WriteOutcome[],
  outcomes: readonly RecordOutcome[],
  { done, allOrNone }: Told,
): string {
  const saved = writes.filter((write) => write.saved).length;
  const unknown = writes.filter(isUnknown).length;
  const several = writes.length > 1;
  const first =
    saved === 0
      ? unknown === 0
        ? 'Nothing was saved.'
        : 'It is not known whether anything was saved.'
      : `${done} ${saved} of ${writes.length} record${several ? 's' : ''}.`;
  const lines = writes.flatMap((write, index) => {
    if (write.saved) return [];
    const error = outcomes[index]?.error ?? null;
    // Of a record that was never sent there is the Problem alone.
    const { code, message } = error ? refusalOf(error) : { code: null, message: '' };
    const why = [code, message].filter((part) => part).join(': ') || wordsOf(write.problem);
    const who = `Record ${index + 1}${write.name ? ` (${write.name})` : ''}`;
    return [`${who}: ${isUnknown(write) ? 'UNKNOWN' : 'not saved'}. ${why}${duplicateWords(write)}`];
  });
  const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more that were not saved`] : [];
  const parts = [
    first,
    lines.length > 0 ? fence([...lines.slice(0, MOST_LINES), ...more].join('\n')) : null,
    unknown > 0
      ? 'UNKNOWN: the connection broke while it was being saved, and nobody knows whether it was. Do not repeat it. Tell the user what to check.'
      : null,
    writes.some(({ duplicates }) => duplicates?.mayBeSaved)
      ? 'Duplicates: only the user can choose to save in spite of them. Link the existing records and ask.'
      : null,
    saved > 0 && saved < writes.length ? 'What was saved stays saved: do not send it again.' : null,
    allOrNone && several && saved === 0 && unknown === 0 ? 'All or none was asked for.' : null,
  ];
  return parts.filter((part) => part !== null).join('\n');
}

export function isUnknown({ saved, problem }: WriteOutcome): boolean {
  return !saved && problem?.saved === 'unknown';
}

/** For records that were not sent: there are no words of Salesforce's. */
const OWN_WORDS: { readonly [code in Problem['code']]?: string } = {
  salesforce_not_found: 'It does not exist, was deleted, or the user has no access.',
  salesforce_rolled_back: 'Another record of the same request failed.',
  write_not_deleted: 'It is not in the recycle bin.',
  write_not_in_bin: 'It is not in the recycle bin any more, or the user has no access.',
};

function wordsOf(what: Problem | null): string {
  return what === null ? '' : (OWN_WORDS[what.code] ?? what.detail ?? what.code);
}

function duplicateWords({ duplicates }: WriteOutcome): string {
  const records = duplicates?.records ?? [];
  if (records.length === 0) return '';
  const list = records.slice(0, 5).map(({ name, recordId }) => `${name ?? 'record'} ${recordId}`);
  return ` Existing: ${list.join(', ')}.`;
}
