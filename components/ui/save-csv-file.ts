import { saveTextFile } from './save-text-file.ts';

/** Hands rows to the browser's downloads. The mark at the begin tells Excel that they are UTF-8. */
export function saveCsvFile(name: string, csv: string): void {
  const safe = name.replace(/[^\p{L}\p{N} _.-]+/gu, ' ').trim() || 'result';
  saveTextFile(`${safe}.csv`, `\ufeff${csv}`, 'text/csv');
}
