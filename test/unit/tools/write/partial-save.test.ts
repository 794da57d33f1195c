import { describe, expect, it } from 'vitest';
import type { WriteOutcome } from '../../../../lib/storage/preview.ts';
import { duplicatesToSave } from '../../../../lib/tools/write/partial-save.ts';

const write = (saved: boolean, mayBeSaved: boolean | null): WriteOutcome => ({
  recordId: null,
  name: null,
  saved,
  problem: null,
  duplicates: mayBeSaved === null ? null : { mayBeSaved, records: [] },
});

describe('duplicatesToSave', () => {
  it('is every record where nothing was saved', () => {
    expect(duplicatesToSave(3, false, undefined)).toEqual([0, 1, 2]);
    expect(duplicatesToSave(2, false, [write(false, true), write(false, true)])).toEqual([0, 1]);
    expect(duplicatesToSave(2, true, [write(false, null), write(false, true)])).toEqual([0, 1]);
  });

  it('is never a record that was saved, that is blocked, or that failed for something else', () => {
    const writes = [
      write(true, null),
      write(true, true),
      write(false, true),
      write(false, false),
      write(false, null),
    ];
    expect(duplicatesToSave(5, false, writes)).toEqual([2]);
  });

  it('is refused where nothing is left to save', () => {
    const done = [write(true, null), write(true, null)];
    expect(() => duplicatesToSave(2, false, done)).toThrow('write_duplicates_partly');
    expect(() => duplicatesToSave(2, true, done)).toThrow('write_duplicates_partly');
  });
});
