import type { Problem } from '../problem.ts';
import type { Cell } from './result.ts';

/** What a write would do, read from the live records: shown on the approval card, and what the approval covers. */
export interface Preview {
  readonly action: 'create' | 'update' | 'delete' | 'restore';
  readonly object: string;
  readonly objectLabel: string;
  readonly records: readonly PreviewRecord[];
  /** True: either all records are saved or none. */
  readonly allOrNone: boolean;
}

export interface PreviewRecord {
  /** 18 characters; null for a record that is to be created. */
  readonly recordId: string | null;
  readonly name: string | null;
  /** Which state of the record the preview shows (its SystemModstamp); null for a create. */
  readonly version: string | null;
  readonly fields: readonly PreviewField[];
  /** What is deleted together with it: labels of child objects and how many. */
  readonly goesWith: readonly { readonly label: string; readonly count: number }[];
  /** Why this record cannot be written: not found, no access, locked. */
  readonly problem: Problem | null;
}

export interface PreviewField {
  readonly name: string;
  readonly label: string;
  /** The describe type: `currency`, `picklist`, `reference`, … */
  readonly type: string;
  /** As the user reads them: picklist label, name of the linked record, formatted money. Null is empty. */
  readonly before: string | null;
  readonly after: string | null;
  /** The value that is sent. */
  readonly value: Cell;
  /** False where the user may not edit the field: the write would be refused. */
  readonly editable: boolean;
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
}

/** A value that the user changed on the approval card. */
export interface Edit {
  /** Index into `Preview.records`. */
  readonly record: number;
  readonly field: string;
  readonly value: Cell;
}

/** What became of one record of a write. */
export interface WriteOutcome {
  readonly recordId: string | null;
  readonly name: string | null;
  readonly saved: boolean;
  /** Why not; null where it was saved. */
  readonly problem: Problem | null;
  /** Records that a duplicate rule matched, and whether saving in spite of them is allowed. */
  readonly duplicates: {
    readonly mayBeSaved: boolean;
    readonly records: readonly {
      readonly recordId: string;
      readonly object: string;
      readonly name: string | null;
    }[];
  } | null;
}
