import type { FieldDescribe, ObjectDescribe } from '../../salesforce/org-client.ts';
import type { WriteAction } from '../../salesforce/write-request.ts';
import type { Cell } from '../../storage/result.ts';

/** A write whose arguments were checked against the describe: exactly what would be sent. */
export interface PlannedWrite {
  readonly action: WriteAction;
  readonly describe: ObjectDescribe;
  readonly records: readonly PlannedRecord[];
  readonly allOrNone: boolean;
  /** True only where the user chose so for every record of the call. */
  readonly allowDuplicates: boolean;
}

export interface PlannedRecord {
  /** 18 characters; null for a create. */
  readonly id: string | null;
  readonly values: readonly PlannedValue[];
}

export interface PlannedValue {
  readonly field: FieldDescribe;
  readonly value: Cell;
}

export function plannedCell(record: PlannedRecord, name: string): Cell {
  return record.values.find(({ field }) => field.name === name)?.value ?? null;
}
