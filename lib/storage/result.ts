/** A value as it came from Salesforce; dates and times stay ISO strings. */
export type Cell = string | number | boolean | null;

export interface Column {
  /** Field path as asked for: `Name`, `Owner.Name`, `expr0`. */
  readonly name: string;
  readonly label: string;
  /** The field's describe type (`currency`, `date`, `datetime`, `reference`, `id`, `picklist`, …), `string` where unknown. */
  readonly type: string;
}

/** All rows of one read, kept by reference: the model gets the first few, the panel and the exports get them all. */
export interface Result {
  /** Unique over all conversations. */
  readonly id: string;
  readonly conversationId: string;
  readonly runId: string;
  /** Short name inside the conversation, `r1`, `r2`, … */
  readonly ref: string;
  readonly object: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Record id of each row where it has one, in step with `rows` (18 characters). */
  readonly recordIds: readonly (string | null)[];
  readonly total: number | null;
  readonly capped: boolean;
  readonly createdAt: number;
}
