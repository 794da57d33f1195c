import { type ApiRow, type Json, OrgError, type WriteOptions } from '../../contract.ts';
import type { Row, Store, Values } from '../store.ts';

/** A duplicate rule of the admin's, with the matching rule behind it. */
export interface DuplicateRule {
  /** Developer name. */
  name: string;
  matchingRule: string;
  /** `alert`: the user may save all the same. `block`: nobody may. */
  action: 'alert' | 'block';
  /** What the user is told. */
  message: string;
  /** Fields the matching rule compares: a record is looked at when it is new, or one of them changed. */
  fields: readonly string[];
  matches(values: Values, other: Values): boolean;
}

interface Looking {
  store: Store;
  canRead: (row: Row) => boolean;
  /** A row as the API shows it, with these fields. */
  show: (row: Row, fields: readonly string[] | undefined) => ApiRow;
  options: WriteOptions;
}

/**
 * Throws DUPLICATES_DETECTED where a rule finds records that are already there and that the user may see, unless the
 * rule only alerts and the client said to save. Records of one request are not compared with each other.
 */
export function checkDuplicates(looking: Looking, row: Row, before: Values | undefined): void {
  const { store, canRead, options } = looking;
  for (const rule of store.duplicateRules.get(row.object.name) ?? []) {
    if (before && rule.fields.every((field) => (before[field] ?? null) === (row.values[field] ?? null)))
      continue;
    if (rule.action === 'alert' && options.allowDuplicates) continue;
    const found: Row[] = [];
    for (const other of store.rows(row.object)) {
      if (other.id === row.id || other.deleted || options.together?.has(other.id)) continue;
      if (rule.matches(row.values, other.values) && canRead(other)) found.push(other);
    }
    if (found.length > 0) throw detected(looking, rule, row, found);
  }
}

// More matches than this are not told of.
const MOST = 100;

function detected(
  { show, options }: Looking,
  rule: DuplicateRule,
  row: Row,
  found: readonly Row[],
): OrgError {
  const fields = options.duplicateDetails ? detailsOf(rule, row) : [];
  const matchRecords = found.slice(0, MOST).map((match) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: show(match, fields) as Json,
  }));
  const duplicateResult: Json = {
    allowSave: rule.action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: row.object.name,
    errorMessage: rule.message,
    matchResults: [
      {
        entityType: row.object.name,
        errors: [],
        matchEngine: 'ExactMatchEngine',
        matchRecords,
        rule: rule.matchingRule,
        size: matchRecords.length,
        success: true,
      },
    ],
  };
  return new OrgError(400, 'DUPLICATES_DETECTED', rule.message, undefined, { duplicateResult });
}

/** What is shown of a match when details are asked for: its name, what was compared, and whose it is. */
const detailsOf = (rule: DuplicateRule, row: Row): string[] =>
  ['Name', ...rule.fields, 'OwnerId', 'LastModifiedDate'].filter(
    (name, at, all) => all.indexOf(name) === at && row.object.fields.some((field) => field.name === name),
  );
