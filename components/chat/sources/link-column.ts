import type { Column } from '../../../lib/storage/result.ts';

const NAMES = ['Name', 'Subject', 'Title', 'CaseNumber', 'Value', 'Id'];

/** Which column carries the link to a row's record: its name where it has one, else the first. */
export function linkColumn(columns: readonly Column[]): number {
  for (const name of NAMES) {
    const found = columns.findIndex((column) => column.name === name);
    if (found >= 0) return found;
  }
  return 0;
}
