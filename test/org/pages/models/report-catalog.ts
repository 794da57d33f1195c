/** What a report shows: this org's reports are a filter, columns and an order. */
export interface ReportQuery {
  object: string;
  fields: string[];
  where: string;
  order: string;
}

/** The queries behind the org's Report records, by their unique names; `--data` orgs have reports without one. */
export const REPORT_QUERIES: Readonly<Record<string, ReportQuery>> = {
  Pipeline_by_Stage: {
    object: 'Opportunity',
    fields: ['StageName', 'Name', 'AccountId', 'Amount', 'CloseDate', 'OwnerId'],
    where: 'IsClosed = false',
    order: 'StageName, Amount DESC NULLS LAST',
  },
  Closed_Won_This_Quarter: {
    object: 'Opportunity',
    fields: ['Name', 'AccountId', 'Amount', 'CloseDate', 'OwnerId'],
    where: 'IsWon = true AND CloseDate = THIS_QUARTER',
    order: 'CloseDate DESC',
  },
  Overdue_Opportunities: {
    object: 'Opportunity',
    fields: ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate', 'OwnerId'],
    where: 'IsClosed = false AND CloseDate < TODAY',
    order: 'CloseDate',
  },
  Accounts_by_Industry: {
    object: 'Account',
    fields: ['Industry', 'Name', 'Type', 'AnnualRevenue', 'OwnerId'],
    where: 'Industry != null',
    order: 'Industry, Name',
  },
  Lead_Sources: {
    object: 'Lead',
    fields: ['LeadSource', 'Status', 'Name', 'Company', 'OwnerId'],
    where: 'IsConverted = false',
    order: 'LeadSource NULLS LAST, Status',
  },
  Open_Cases_by_Priority: {
    object: 'Case',
    fields: ['Priority', 'CaseNumber', 'Subject', 'Status', 'AccountId', 'OwnerId'],
    where: 'IsClosed = false',
    order: 'Priority, CaseNumber',
  },
  Case_Age: {
    object: 'Case',
    fields: ['CaseNumber', 'Subject', 'Status', 'CreatedDate', 'AccountId', 'OwnerId'],
    where: 'IsClosed = false',
    order: 'CreatedDate',
  },
  Renewals_Next_90_Days: {
    object: 'Renewal__c',
    fields: ['Name', 'Account__c', 'Status__c', 'Term_End__c', 'ARR__c', 'OwnerId'],
    where: 'Term_End__c = NEXT_N_DAYS:90',
    order: 'Term_End__c',
  },
};
