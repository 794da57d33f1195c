import { type ApiRow, OrgError, type OrgSession } from '../../contract.ts';
import { columnsOf, selectTerms } from '../../server/rest/columns.ts';
import {
  describeOf,
  fieldOf,
  literal,
  nameFieldOf,
  type ObjectDescribe,
} from '../../server/rest/describe.ts';
import { cellOf, recordHref } from './cell.ts';
import type { PageModel } from './page.ts';
import { relatedLists } from './related-lists.ts';

// Fields of the strip on top; the first ones that the object has and the user may see.
const HIGHLIGHTS: Record<string, string[]> = {
  Account: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Contact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['AccountId', 'CloseDate', 'Amount', 'Probability', 'OwnerId'],
  Lead: ['Title', 'Company', 'Phone', 'Email', 'OwnerId'],
  Case: ['Subject', 'Priority', 'Status', 'ContactId', 'AccountId', 'OwnerId'],
  Task: ['Status', 'Priority', 'ActivityDate', 'WhoId', 'WhatId'],
};

// The picklist that says how far a record has come, shown as a path.
const PATHS: Record<string, string> = { Opportunity: 'StageName', Lead: 'Status', Case: 'Status' };

/** The row of a record page: every field of its layout, and the names of the records it points at. */
export function loadRecord(
  session: OrgSession,
  id: string,
): { describe: ObjectDescribe; row: ApiRow; fields: string[] } {
  const object = session.objectOf(id);
  if (object === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const describe = describeOf(session, object);
  const fields = session.layout(object).flatMap((section) => section.fields);
  const all = [nameFieldOf(describe), ...fields, ...(HIGHLIGHTS[object] ?? []), PATHS[object] ?? ''];
  const soql = `SELECT ${selectTerms(session, describe, all).join(', ')} FROM ${object} WHERE Id = ${literal(id)}`;
  const [row] = session.query(soql, { includeDeleted: false }).rows;
  if (row === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return { describe, row, fields };
}

export function nameOf(describe: ObjectDescribe, row: ApiRow): string {
  const value = row[nameFieldOf(describe)];
  return typeof value === 'string' && value !== '' ? value : String(row.Id ?? describe.label);
}

interface Step {
  label: string;
  state: 'done' | 'current' | 'ahead';
}

interface Stage {
  value: string;
  label: string;
  active: boolean;
}

/** Won and lost are one last step, called by what came out once that is known. */
function mergeClosed(stages: Stage[], current: unknown): Stage[] {
  const closed = stages.filter((stage) => stage.value.startsWith('Closed '));
  const last = closed.find((stage) => stage.value === current) ?? {
    value: 'Closed',
    label: 'Closed',
    active: true,
  };
  return closed.length < 2 ? stages : [...stages.filter((stage) => !closed.includes(stage)), last];
}

function pathOf(describe: ObjectDescribe, row: ApiRow): Step[] | undefined {
  const field = fieldOf(describe, PATHS[describe.name] ?? '') as
    | { name: string; picklistValues?: Stage[] }
    | undefined;
  const current = row[field?.name ?? ''];
  const values = mergeClosed(
    (field?.picklistValues ?? []).filter((one) => one.active),
    current,
  );
  const at = values.findIndex((one) => one.value === current);
  if (values.length < 2 || at === -1) return undefined;
  return values.map(({ label }, index) => ({
    label,
    state: index < at ? 'done' : index === at ? 'current' : 'ahead',
  }));
}

/** `/lightning/r/{Obj}/{Id}/view` */
export function recordPage(session: OrgSession, id: string): PageModel {
  const { describe, row, fields } = loadRecord(session, id);
  session.viewed(String(row.Id ?? id));
  const name = nameOf(describe, row);
  const highlights = (HIGHLIGHTS[describe.name] ?? columnsOf(session, describe).slice(1))
    .filter((field) => fieldOf(describe, field) !== undefined)
    .map((field) => cellOf(session, describe, field, row));
  const shown = new Set(fields.map((field) => field.toLowerCase()));
  return {
    kind: 'record',
    title: `${name} | ${describe.label} | Salesforce`,
    address: recordHref(describe.name, String(row.Id ?? id)),
    tab: describe.name,
    id: row.Id ?? id,
    object: describe.name,
    objectLabel: describe.label,
    name,
    highlights,
    path: pathOf(describe, row),
    sections: session.layout(describe.name).map((section) => ({
      heading: section.heading,
      cells: section.fields
        .filter((field) => shown.has(field.toLowerCase()) && fieldOf(describe, field) !== undefined)
        .map((field) => cellOf(session, describe, field, row)),
    })),
    related: relatedLists(session, describe, String(row.Id ?? id)),
  };
}
