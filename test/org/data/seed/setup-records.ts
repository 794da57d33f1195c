import type { Planter } from './planter.ts';
import type { Staff } from './people.ts';

/** List views: object, developer name, label. `/listviews` of the API and the Lightning pages read them. */
export const LIST_VIEWS = [
  ['Account', 'AllAccounts', 'All Accounts'],
  ['Account', 'MyAccounts', 'My Accounts'],
  ['Account', 'Customers_at_Risk', 'Customers at Risk'],
  ['Contact', 'AllContacts', 'All Contacts'],
  ['Contact', 'MyContacts', 'My Contacts'],
  ['Lead', 'AllOpenLeads', 'All Open Leads'],
  ['Lead', 'MyUnreadLeads', 'My Unread Leads'],
  ['Opportunity', 'AllOpportunities', 'All Opportunities'],
  ['Opportunity', 'ClosingThisMonth', 'Closing This Month'],
  ['Opportunity', 'MyOpportunities', 'My Opportunities'],
  ['Case', 'AllOpenCases', 'All Open Cases'],
  ['Case', 'MyOpenCases', 'My Open Cases'],
  ['Campaign', 'AllActiveCampaigns', 'All Active Campaigns'],
  ['Task', 'OpenTasks', 'Open Tasks'],
  ['Task', 'OverdueTasks', 'Overdue'],
  ['Product2', 'AllProducts', 'All Products'],
  ['Renewal__c', 'All', 'All Renewals'],
  ['Renewal__c', 'At_Risk', 'Renewals at Risk'],
  ['Site_Visit__c', 'All', 'All Site Visits'],
] as const;

const REPORTS = [
  ['Pipeline by Stage', 'Pipeline_by_Stage', 'Summary', 'Open opportunities grouped by stage.', 'Sales Reports'],
  ['Closed Won This Quarter', 'Closed_Won_This_Quarter', 'Summary', 'What was won since the quarter began.', 'Sales Reports'],
  ['Overdue Opportunities', 'Overdue_Opportunities', 'Tabular', 'Open, with a close date in the past.', 'Sales Reports'],
  ['Accounts by Industry', 'Accounts_by_Industry', 'Summary', null, 'Sales Reports'],
  ['Lead Sources', 'Lead_Sources', 'Matrix', 'Leads by source and status.', 'Marketing Reports'],
  ['Open Cases by Priority', 'Open_Cases_by_Priority', 'Summary', null, 'Service Reports'],
  ['Case Age', 'Case_Age', 'Tabular', 'Open cases with days since they were made.', 'Service Reports'],
  ['Renewals Next 90 Days', 'Renewals_Next_90_Days', 'Summary', null, 'Sales Reports'],
] as const;

export function plantSetupRecords(planter: Planter, staff: Staff): void {
  const { random } = planter;
  for (const [object, developerName, name] of LIST_VIEWS) {
    planter.add('ListView', staff.admin, 1000, { Name: name, DeveloperName: developerName, SobjectType: object, IsSoqlCompatible: true });
  }
  const folders = new Map<string, string>();
  for (const folder of ['Sales Reports', 'Marketing Reports', 'Service Reports']) {
    const values = { Name: folder, DeveloperName: folder.replace(' ', '_'), Type: 'Report', AccessType: 'Public' };
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
  const dashboards = planter.add('Folder', staff.admin, 1000, { Name: 'Company Dashboards', DeveloperName: 'Company_Dashboards', Type: 'Dashboard', AccessType: 'Public' });
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
