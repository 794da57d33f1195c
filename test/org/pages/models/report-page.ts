import { type ApiRow, OrgError, type OrgSession } from '../../contract.ts';
import { selectTerms } from '../../server/rest/columns.ts';
import { describeOf, fieldOf, literal, type ObjectDescribe } from '../../server/rest/describe.ts';
import { recordHref, tableOf } from './cell.ts';
import type { PageModel } from './page.ts';
import { REPORT_QUERIES } from './report-catalog.ts';

/** `/lightning/o/Report/home`: the org's Report records. */
export function reportList(session: OrgSession): PageModel {
  const describe = describeOf(session, 'Report');
  const fields = ['Name', 'Description', 'FolderName'];
  const soql = `SELECT Id, ${fields.join(', ')} FROM Report ORDER BY Name`;
  const { rows, totalSize } = session.query(soql, { includeDeleted: false });
  return {
    kind: 'list',
    title: 'Recent | Reports | Salesforce',
    address: '/lightning/o/Report/home',
    tab: 'Report',
    object: 'Report',
    objectLabel: 'Reports',
    label: 'Recent',
    total: totalSize,
    views: [],
    ...tableOf(session, describe, fields, rows),
  };
}

const currencyFields = (describe: ObjectDescribe, fields: readonly string[]): string[] =>
  fields.filter((name) => fieldOf(describe, name)?.type === 'currency');

function totals(
  session: OrgSession,
  describe: ObjectDescribe,
  fields: readonly string[],
  rows: readonly ApiRow[],
) {
  return currencyFields(describe, fields).map((name) => {
    const sum = rows.reduce((sofar, row) => sofar + (typeof row[name] === 'number' ? row[name] : 0), 0);
    const label = fieldOf(describe, name)?.label ?? name;
    return {
      label: `Total ${label}`,
      text: session.displayValue(describe.name, name, { [name]: sum }) ?? String(sum),
    };
  });
}

/** `/lightning/r/Report/{Id}/view`: the rows of the report, as a plain table with its totals. */
export function reportPage(session: OrgSession, id: string): PageModel {
  const soql = `SELECT Id, Name, DeveloperName, FolderName FROM Report WHERE Id = ${literal(id)}`;
  const [record] = session.query(soql, { includeDeleted: false }).rows;
  if (record === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  session.viewed(id);
  const name = String(record.Name ?? '');
  const developerName = String(record.DeveloperName ?? '');
  const head = {
    kind: 'report',
    title: `${name} | Salesforce`,
    tab: 'Report',
    address: recordHref('Report', id),
    id,
    name,
    folder: String(record.FolderName ?? ''),
  } as const;
  const query = Object.hasOwn(REPORT_QUERIES, developerName) ? REPORT_QUERIES[developerName] : undefined;
  if (query === undefined) {
    // A report brought by `--data` is a record without its definition.
    return {
      ...head,
      totals: [],
      columns: [],
      rows: [],
      note: 'The rows of this report are not in this org.',
    };
  }
  const describe = describeOf(session, query.object);
  const fields = query.fields.filter((field) => fieldOf(describe, field) !== undefined);
  const terms = selectTerms(session, describe, fields).join(', ');
  const { rows, totalSize } = session.query(
    `SELECT ${terms} FROM ${query.object} WHERE ${query.where} ORDER BY ${query.order} LIMIT 2000`,
    { includeDeleted: false },
  );
  return {
    ...head,
    totals: [{ label: 'Total Records', text: String(totalSize) }, ...totals(session, describe, fields, rows)],
    ...tableOf(session, describe, fields, rows),
  };
}
