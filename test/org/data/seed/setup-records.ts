import { createHash } from 'node:crypto';
import { toId18 } from '../ids.ts';
import { addRow } from '../write/complete.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';

/** Objects whose records are shown in lists. */
const LISTED = [
  'Account',
  'Campaign',
  'Case',
  'Contact',
  'Lead',
  'Opportunity',
  'Product2',
  'Renewal__c',
  'Site_Visit__c',
  'Task',
];

/** The ids that the REST resource `/listviews` gives its list views: made of object and name, not numbered. */
function listViewId(object: string, developerName: string): string {
  const hash = createHash('sha256').update(`${object}.${developerName}`).digest('hex').slice(0, 9);
  return toId18(`00B5g0${hash}`) ?? '';
}

/** The list views of `/listviews`, as records. */
function plantListViews({ store }: Planter, staff: Staff): void {
  const listView = store.schema.object('ListView');
  if (!listView) return;
  for (const name of LISTED) {
    const object = store.schema.object(name);
    if (!object) continue;
    const plural = object.labelPlural.replace(/\W/g, '');
    const views = [
      [`RecentlyViewed${plural}`, `Recently Viewed ${object.labelPlural}`],
      [`All${plural}`, `All ${object.labelPlural}`],
    ];
    if (store.schema.field(object, 'OwnerId')) views.push([`My${plural}`, `My ${object.labelPlural}`]);
    if (store.schema.field(object, 'IsClosed')) views.push([`Open${plural}`, `Open ${object.labelPlural}`]);
    for (const [developerName = '', label = ''] of views) {
      const values = { Name: label, DeveloperName: developerName, SobjectType: name, IsSoqlCompatible: true };
      addRow(store, listView, values, staff.admin, listViewId(name, developerName));
    }
  }
}

const REPORTS = [
  [
    'Pipeline by Stage',
    'Pipeline_by_Stage',
    'Summary',
    'Open opportunities grouped by stage.',
    'Sales Reports',
  ],
  [
    'Closed Won This Quarter',
    'Closed_Won_This_Quarter',
    'Summary',
    'What was won since the quarter began.',
    'Sales Reports',
  ],
  [
    'Overdue Opportunities',
    'Overdue_Opportunities',
    'Tabular',
    'Open, with a close date in the past.',
    'Sales Reports',
  ],
  ['Accounts by Industry', 'Accounts_by_Industry', 'Summary', null, 'Sales Reports'],
  ['Lead Sources', 'Lead_Sources', 'Matrix', 'Leads by source and status.', 'Marketing Reports'],
  ['Open Cases by Priority', 'Open_Cases_by_Priority', 'Summary', null, 'Service Reports'],
  ['Case Age', 'Case_Age', 'Tabular', 'Open cases with days since they were made.', 'Service Reports'],
  ['Renewals Next 90 Days', 'Renewals_Next_90_Days', 'Summary', null, 'Sales Reports'],
] as const;

export function plantSetupRecords(planter: Planter, staff: Staff): void {
  const { random } = planter;
  plantListViews(planter, staff);
  const folders = new Map<string, string>();
  for (const folder of ['Sales Reports', 'Marketing Reports', 'Service Reports']) {
    const values = {
      Name: folder,
      DeveloperName: folder.replace(' ', '_'),
      Type: 'Report',
      AccessType: 'Public',
    };
    folders.set(folder, planter.add('Folder', staff.admin, 1000, values).id);
  }
  for (const [name, developerName, format, description, folder] of REPORTS) {
    planter.add('Report', staff.admin, 700, {
      Name: name,
      DeveloperName: developerName,
      Format: format,
      Description: description,
      FolderName: folder,
      OwnerId: folders.get(folder) ?? null,
      LastRunDate: planter.moment(-random.int(0, 60)),
    });
  }
  const dashboards = planter.add('Folder', staff.admin, 1000, {
    Name: 'Company Dashboards',
    DeveloperName: 'Company_Dashboards',
    Type: 'Dashboard',
    AccessType: 'Public',
  });
  for (const title of ['Sales Overview', 'Service Overview', 'Renewal Health']) {
    planter.add('Dashboard', staff.admin, 600, {
      Title: title,
      DeveloperName: title.replace(' ', '_'),
      FolderName: 'Company Dashboards',
      FolderId: dashboards.id,
      RunningUserId: staff.admin,
    });
  }
}
