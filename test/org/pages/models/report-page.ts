import { OrgError, type OrgSession } from '../../contract.ts';
import { toId18 } from '../../data/ids.ts';
import { selectTerms } from '../../server/rest/columns.ts';
import { describeOf } from '../../server/rest/describe.ts';
import { tableOf } from './cell.ts';
import type { PageModel } from './page.ts';

interface Report {
  id: string;
  name: string;
  folder: string;
  object: string;
  fields: string[];
  where: string;
  order: string;
}

const report = (
  number: number,
  name: string,
  folder: string,
  object: string,
  fields: string[],
  where: string,
  order: string,
): Report => {
  const short = `00O5g0000000${String(number).padStart(3, '0')}`;
  return { id: toId18(short) ?? short, name, folder, object, fields, where, order };
};

/** The few reports this org has: a filter, columns and an order each. */
export const REPORTS: readonly Report[] = [
  report(
    1,
    'Open Pipeline',
    'Sales Reports',
    'Opportunity',
    ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate', 'OwnerId'],
    'IsClosed = false',
    'Amount DESC NULLS LAST',
  ),
  report(
    2,
    'Won Opportunities',
    'Sales Reports',
    'Opportunity',
    ['Name', 'AccountId', 'Amount', 'CloseDate', 'OwnerId'],
    'IsWon = true',
    'CloseDate DESC',
  ),
  report(
    3,
    'Open Cases by Priority',
    'Service Reports',
    'Case',
    ['CaseNumber', 'Subject', 'Priority', 'Status', 'AccountId', 'OwnerId'],
    'IsClosed = false',
    'Priority, CaseNumber',
  ),
  report(
    4,
    'Unconverted Leads',
    'Marketing Reports',
    'Lead',
    ['Name', 'Company', 'Status', 'LeadSource', 'OwnerId'],
    'IsConverted = false',
    'Company',
  ),
];

const reportHref = (id: string): string => `/lightning/r/Report/${id}/view`;

/** `/lightning/o/Report/home` */
export function reportList(session: OrgSession): PageModel {
  const rows = REPORTS.filter((one) => canRead(session, one)).map((one) => ({
    id: one.id,
    cells: [
      { field: 'Name', label: 'Report Name', text: one.name, type: 'string', href: reportHref(one.id) },
      { field: 'FolderName', label: 'Folder', text: one.folder, type: 'string' },
    ],
  }));
  return {
    kind: 'list',
    title: 'Recent | Reports | Salesforce',
    address: '/lightning/o/Report/home',
    tab: 'Report',
    object: 'Report',
    objectLabel: 'Reports',
    label: 'Recent',
    total: rows.length,
    views: [],
    columns: [
      { field: 'Name', label: 'Report Name', type: 'string' },
      { field: 'FolderName', label: 'Folder', type: 'string' },
    ],
    rows,
  };
}

function canRead(session: OrgSession, { object }: Report): boolean {
  try {
    describeOf(session, object);
    return true;
  } catch (error) {
    if (error instanceof OrgError) return false;
    throw error;
  }
}

/** `/lightning/r/Report/{Id}/view` */
export function reportPage(session: OrgSession, id: string): PageModel {
  const found = REPORTS.find((one) => one.id.slice(0, 15) === id.slice(0, 15));
  if (found === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const describe = describeOf(session, found.object);
  const soql = `SELECT ${selectTerms(describe, found.fields).join(', ')} FROM ${found.object} WHERE ${found.where} ORDER BY ${found.order} LIMIT 2000`;
  const { rows, totalSize } = session.query(soql, { includeDeleted: false });
  const total = rows.reduce((sum, row) => sum + (typeof row.Amount === 'number' ? row.Amount : 0), 0);
  const hasAmount = found.fields.includes('Amount');
  return {
    kind: 'report',
    title: `${found.name} | Salesforce`,
    tab: 'Report',
    id: found.id,
    name: found.name,
    folder: found.folder,
    totals: [
      { label: 'Total Records', text: String(totalSize) },
      ...(hasAmount
        ? [
            {
              label: 'Total Amount',
              text: session.displayValue(found.object, 'Amount', { Amount: total }) ?? String(total),
            },
          ]
        : []),
    ],
    ...tableOf(session, describe, found.fields, rows),
  };
}
