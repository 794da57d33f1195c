import { describe, expect, it } from 'vitest';
import { type PageContext, pageContext } from '../../../../lib/salesforce/page/page-context.ts';
import { toId18 } from '../../../../lib/salesforce/record-id.ts';

const LEX = 'https://acme.lightning.force.com';
const CLASSIC = 'https://acme.my.salesforce.com';
const VF = 'https://acme--c.vf.force.com';
const SITE = 'https://acme.my.site.com';

const ACCOUNT = '001Hs00000AbCdE';
const CONTACT = '003Hs00000AbCdE';
const OPPORTUNITY = '006Hs00000AbCdE';
const CASE = '500Hs00000AbCdE';
const USER = '005Hs00000AbCdE';
const REPORT = '00OHs00000AbCdE';
const DASHBOARD = '01ZHs00000AbCdE';
const LIST_VIEW = '00BHs00000AbCdE';
const FLOW = '301Hs00000AbCdE';
const CUSTOM = 'a0BHs00000AbCdE';

const id = (short: string) => {
  const long = toId18(short);
  if (long === null) throw new Error(`${short} is no id`);
  return long;
};
const base64 = (value: unknown) => btoa(JSON.stringify(value));
const component = (attributes: unknown) =>
  `${LEX}/one/one.app#${base64({ componentDef: 'force:recordHome', attributes, state: {} })}`;

type Expected = Partial<Omit<PageContext, 'org'>>;
type Row = readonly [url: string, expected: Expected];

const account = { object: 'Account', recordId: id(ACCOUNT) };
const viewed = { kind: 'record', ...account, mode: 'view' } as const;

const lightning: readonly Row[] = [
  [`${LEX}/lightning/r/Account/${ACCOUNT}/view`, viewed],
  [`${LEX}/lightning/r/Account/${id(ACCOUNT)}/view`, viewed],
  [`${LEX}/lightning/r/Account/${id(ACCOUNT).toLowerCase()}/view`, viewed],
  [`${LEX}/lightning/r/Account/${ACCOUNT}`, viewed],
  [`${LEX}/lightning/r/Account/${ACCOUNT}/view/`, viewed],
  [`${LEX}//lightning/r/Account/${ACCOUNT}/view`, viewed],
  [`${LEX}:8443/lightning/r/Account/${ACCOUNT}/view?0.source=alohaHeader#x`, viewed],
  [`${LEX}/lightning/r/account/${ACCOUNT}/view`, viewed],
  [`${LEX}/lightning/r/sObject/${ACCOUNT}/view`, viewed],
  [`${LEX}/lightning/r/${ACCOUNT}/view`, viewed],
  [`${LEX}/lightning/r/${ACCOUNT}`, viewed],
  [`${LEX}/lightning/r/Account/${ACCOUNT}/edit`, { ...viewed, mode: 'edit' }],
  [`${LEX}/lightning/r/Account/${ACCOUNT}/clone`, { ...viewed, mode: 'clone' }],
  [`${LEX}/lightning/r/${ACCOUNT}/edit`, { ...viewed, mode: 'edit' }],
  [`${LEX}/lightning/r/Account/${ACCOUNT}/constructor`, viewed],
  // The id decides over a name that is not its own, unless the name is one that no prefix tells.
  [`${LEX}/lightning/r/Contact/${ACCOUNT}/view`, viewed],
  [`${LEX}/lightning/r/ContentNote/069Hs00000AbCdE/view`, { kind: 'record', object: 'ContentNote' }],
  [
    `${LEX}/lightning/r/Invoice__c/${CUSTOM}/view`,
    { kind: 'record', object: 'Invoice__c', recordId: id(CUSTOM) },
  ],
  [`${LEX}/lightning/r/ns__Invoice__c/${CUSTOM}/view`, { kind: 'record', object: 'ns__Invoice__c' }],
  [`${LEX}/lightning/r/${CUSTOM}/view`, { kind: 'record', object: null, recordId: id(CUSTOM) }],
  [`${LEX}/lightning/r/Lead/00QHs00000AbCdE/view`, { kind: 'record', object: 'Lead' }],
  [`${LEX}/lightning/r/Opportunity/${OPPORTUNITY}/view`, { kind: 'record', object: 'Opportunity' }],
  [`${LEX}/lightning/r/Case/${CASE}/view`, { kind: 'record', object: 'Case' }],
  [`${LEX}/lightning/r/User/${USER}/view`, { kind: 'record', object: 'User', recordId: id(USER) }],
  [`${LEX}/lightning/r/Group/00GHs00000AbCdE/view`, { kind: 'record', object: 'Group' }],
  [`${LEX}/lightning/r/Knowledge__kav/ka0Hs00000AbCdE/view`, { kind: 'record', object: 'Knowledge__kav' }],
  [
    `${LEX}/lightning/r/CollaborationGroup/0F9Hs00000AbCdE/view`,
    { kind: 'record', object: 'CollaborationGroup' },
  ],
  // Names of 15 and 18 letters are names.
  [
    `${LEX}/lightning/r/OpportunityTeam/${CUSTOM}/view`,
    { kind: 'record', object: 'OpportunityTeam', recordId: id(CUSTOM) },
  ],
  [
    `${LEX}/lightning/r/OpportunityHistory/view`,
    { kind: 'other', object: 'OpportunityHistory', recordId: null },
  ],
  [
    `${LEX}/lightning/r/Account/nothing/view`,
    { kind: 'other', object: 'Account', recordId: null, mode: null },
  ],
  [`${LEX}/lightning/r/Account/001Hs00000AbCdEZZZ/view`, { kind: 'other', recordId: null }],
  [`${LEX}/lightning/r`, { kind: 'other' }],
  // Related lists.
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/related/Contacts/view`,
    { kind: 'related_list', ...account, relatedList: 'Contacts', mode: null },
  ],
  [
    `${LEX}/lightning/r/${ACCOUNT}/related/Contacts/view`,
    { kind: 'related_list', ...account, relatedList: 'Contacts' },
  ],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/related/Invoices__r/view`,
    { kind: 'related_list', relatedList: 'Invoices__r' },
  ],
  [`${LEX}/lightning/r/Account/${ACCOUNT}/related`, { kind: 'related_list', relatedList: null }],
  // Lists, homes, new.
  [`${LEX}/lightning/o/Account/list`, { kind: 'list', object: 'Account', listView: null }],
  [
    `${LEX}/lightning/o/Account/list?filterName=AllAccounts`,
    { kind: 'list', object: 'Account', listView: 'AllAccounts' },
  ],
  [`${LEX}/lightning/o/Account/list?filterName=${LIST_VIEW}`, { kind: 'list', listView: id(LIST_VIEW) }],
  [`${LEX}/lightning/o/Account/list?filterName=Recent`, { kind: 'list', listView: 'Recent' }],
  [`${LEX}/lightning/o/Account/list?filterName=__Recent`, { kind: 'list', listView: 'Recent' }],
  [`${LEX}/lightning/o/Account/list?filterName=%3Cscript%3E`, { kind: 'list', listView: null }],
  [`${LEX}/lightning/o/Invoice__c/list?filterName=All`, { kind: 'list', object: 'Invoice__c' }],
  [`${LEX}/lightning/o/Account/home`, { kind: 'object_home', object: 'Account' }],
  [`${LEX}/lightning/o/Account`, { kind: 'object_home', object: 'Account' }],
  [`${LEX}/lightning/o/Report/home?queryScope=mru`, { kind: 'object_home', object: 'Report' }],
  [`${LEX}/lightning/o/Opportunity/pipelineInspection`, { kind: 'object_home', object: 'Opportunity' }],
  [`${LEX}/lightning/o/Contact/new`, { kind: 'new_record', object: 'Contact', mode: null }],
  [
    `${LEX}/lightning/o/Contact/new?recordTypeId=012Hs00000AbCdE&defaultFieldValues=LastName%3DSecret&backgroundContext=%2Flightning%2Fr%2FAccount%2F${ACCOUNT}%2Fview`,
    { kind: 'new_record', object: 'Contact', recordId: null },
  ],
  [`${LEX}/lightning/o/%3Cimg%3E/list`, { kind: 'other', object: null }],
  // Reports, dashboards, flows.
  [
    `${LEX}/lightning/r/Report/${REPORT}/view`,
    { kind: 'report', object: 'Report', recordId: id(REPORT), mode: 'view' },
  ],
  [`${LEX}/lightning/r/Report/${REPORT}/edit`, { kind: 'report', mode: 'edit' }],
  [`${LEX}/lightning/r/Report/${REPORT}/view?queryScope=userFolders`, { kind: 'report' }],
  [
    `${LEX}/lightning/r/Dashboard/${DASHBOARD}/view`,
    { kind: 'dashboard', object: 'Dashboard', recordId: id(DASHBOARD) },
  ],
  [`${LEX}/lightning/r/sObject/${DASHBOARD}/view`, { kind: 'dashboard' }],
  [
    `${LEX}/reports/lightningReportApp.app?reportId=${REPORT}`,
    { kind: 'report', recordId: id(REPORT), mode: 'edit' },
  ],
  [
    `${LEX}/desktopDashboards/dashboardApp.app?dashboardId=${DASHBOARD}`,
    { kind: 'dashboard', recordId: id(DASHBOARD) },
  ],
  [`${LEX}/lightning/r/Flow/${FLOW}/view`, { kind: 'flow', object: 'Flow', recordId: id(FLOW) }],
  [
    `${LEX}/builder_platform_interaction/flowBuilder.app?flowId=${FLOW}`,
    { kind: 'flow', object: 'Flow', recordId: id(FLOW), mode: 'edit' },
  ],
  [
    `${CLASSIC}/builder_platform_interaction/flowBuilder.app?flowDefId=300Hs00000AbCdE`,
    { kind: 'flow', object: 'FlowDefinition' },
  ],
  [
    `${LEX}/builder_platform_interaction/flowBuilder.app`,
    { kind: 'flow', object: 'Flow', recordId: null, mode: null },
  ],
  // Pages without a record.
  [`${LEX}/`, { kind: 'home' }],
  [LEX, { kind: 'home' }],
  [`${LEX}/lightning`, { kind: 'home' }],
  [`${LEX}/lightning/page/home`, { kind: 'home' }],
  [`${LEX}/lightning/page/chatter`, { kind: 'app_page' }],
  [`${LEX}/lightning/n/Sales_Console`, { kind: 'app_page', recordId: null }],
  [`${LEX}/lightning/cmp/c__Planner`, { kind: 'app_page', recordId: null }],
  [`${LEX}/lightning/cmp/c__Planner?c__recordId=${ACCOUNT}`, { kind: 'app_page', ...account, mode: null }],
  [`${LEX}/lightning/flow/Renewal?recordId=${OPPORTUNITY}`, { kind: 'app_page', object: 'Opportunity' }],
  [`${LEX}/lightning/articles/Knowledge/How-To-Reset`, { kind: 'app_page', object: 'Knowledge__kav' }],
  [
    `${LEX}/lightning/action/quick/Account.Call?objectApiName=Account&context=RECORD_DETAIL&recordId=${ACCOUNT}`,
    viewed,
  ],
  [`${LEX}/lightning/action/quick/NewTask`, { kind: 'other' }],
  [`${LEX}/lightning/something/new/of/next/year`, { kind: 'other' }],
  [`${LEX}/lightning/_classic/%2F${ACCOUNT}`, viewed],
  [`${LEX}/lightning/_classic/https%3A%2F%2Fevil.com`, { kind: 'other' }],
  // In a named app.
  [`${LEX}/lightning/app/standard__Sales`, { kind: 'app_page' }],
  [`${LEX}/lightning/app/06mHs00000AbCdE/r/Account/${ACCOUNT}/view`, viewed],
  [
    `${LEX}/lightning/app/standard__LightningService/o/Case/list?filterName=Recent`,
    { kind: 'list', object: 'Case', listView: 'Recent' },
  ],
  [`${LEX}/lightning/app/c__Ops/n/Board`, { kind: 'app_page' }],
  [`${LEX}/lightning/app/c__Ops/page/home`, { kind: 'home' }],
];

const setup: readonly Row[] = [
  [`${LEX}/lightning/setup/SetupOneHome/home`, { kind: 'setup', setupNode: 'SetupOneHome' }],
  ['https://acme.my.salesforce-setup.com/lightning/setup/Flows/home', { kind: 'setup', setupNode: 'Flows' }],
  [
    `${LEX}/lightning/setup/ManageUsers/page?address=%2F${USER}%3Fnoredirect%3D1%26isUserEntityOverride%3D1`,
    { kind: 'setup', setupNode: 'ManageUsers', object: 'User', recordId: id(USER), mode: null },
  ],
  [
    `${LEX}/lightning/setup/EnhancedProfiles/page?address=%2F00eHs00000AbCdE`,
    { kind: 'setup', object: 'Profile' },
  ],
  [
    `${LEX}/lightning/setup/Flows/page?address=%2F${FLOW}`,
    { kind: 'setup', setupNode: 'Flows', object: 'Flow' },
  ],
  [
    `${LEX}/lightning/setup/Flows/page?address=https%3A%2F%2Fevil.com%2F${USER}`,
    { kind: 'setup', recordId: null },
  ],
  [`${LEX}/lightning/setup/Flows/page?address=%2F%2Fevil.com%2F${USER}`, { kind: 'setup', recordId: null }],
  [`${LEX}/lightning/setup/ObjectManager/home`, { kind: 'setup', setupNode: 'ObjectManager', object: null }],
  [
    `${LEX}/lightning/setup/ObjectManager/Account/Details/view`,
    { kind: 'setup', setupNode: 'ObjectManager/Details', object: 'Account' },
  ],
  [
    `${LEX}/lightning/setup/ObjectManager/Invoice__c/FieldsAndRelationships/00NHs00000AbCdE/view`,
    {
      kind: 'setup',
      setupNode: 'ObjectManager/FieldsAndRelationships',
      object: 'Invoice__c',
      recordId: null,
    },
  ],
  [
    `${LEX}/lightning/setup/ObjectManager/01IHs00000AbCdE/FieldsAndRelationships/view`,
    { kind: 'setup', setupNode: 'ObjectManager/FieldsAndRelationships', object: null },
  ],
  [`${LEX}/lightning/settings/personal/PersonalInformation/home`, { kind: 'setup', setupNode: 'personal' }],
  [`${LEX}/lightning/setup`, { kind: 'setup', setupNode: null }],
  [`${CLASSIC}/setup/forcecomHomepage.apexp`, { kind: 'setup' }],
  [`${CLASSIC}/ui/setup/Setup?setupid=Users`, { kind: 'setup', setupNode: 'Users' }],
  [
    `${CLASSIC}/00eHs00000AbCdE?setupid=EnhancedProfiles`,
    { kind: 'setup', object: 'Profile', setupNode: 'EnhancedProfiles', mode: null },
  ],
];

const WORKSPACE = `%2Flightning%2Fr%2FOpportunity%2F${OPPORTUNITY}%2Fview`;
const opportunity = { object: 'Opportunity', recordId: id(OPPORTUNITY) };
const consoles: readonly Row[] = [
  [`${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=${WORKSPACE}`, { ...viewed, workspace: opportunity }],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/related/Contacts/view?ws=${WORKSPACE}`,
    { kind: 'related_list', ...account, workspace: opportunity },
  ],
  [
    `${LEX}/lightning/app/c__Desk/r/Account/${ACCOUNT}/view?ws=${WORKSPACE}`,
    { ...viewed, workspace: opportunity },
  ],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=%2Flightning%2Fapp%2Fc__Desk%2Fr%2FOpportunity%2F${OPPORTUNITY}%2Fview`,
    { ...viewed, workspace: opportunity },
  ],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=%2Flightning%2Fr%2F${OPPORTUNITY}%2Fview`,
    { ...viewed, workspace: opportunity },
  ],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=%2Flightning%2Fr%2FInvoice__c%2F${CUSTOM}%2Fview`,
    { workspace: { object: 'Invoice__c', recordId: id(CUSTOM) } },
  ],
  // The tab itself, a list, or somebody's attempt is no parent.
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=%2Flightning%2Fr%2FAccount%2F${ACCOUNT}%2Fview`,
    { ...viewed, workspace: null },
  ],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=%2Flightning%2Fo%2FCase%2Flist`,
    { ...viewed, workspace: null },
  ],
  [
    `${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=https%3A%2F%2Fevil.com${WORKSPACE}`,
    { ...viewed, workspace: null },
  ],
  [`${LEX}/lightning/r/Account/${ACCOUNT}/view?ws=`, { ...viewed, workspace: null }],
  [`${CLASSIC}/console#%2F${CASE}`, { kind: 'record', object: 'Case', recordId: id(CASE) }],
  [
    `${CLASSIC}/console#%2F${CASE}%3Fisdtp%3Dvw%26sid%3Dsecret`,
    { kind: 'record', object: 'Case', url: `${CLASSIC}/${id(CASE)}` },
  ],
  [`${CLASSIC}/ui/support/servicedesk/ServiceDeskPage#%2F${CASE}`, { kind: 'record', object: 'Case' }],
  [`${CLASSIC}/console`, { kind: 'app_page' }],
  [`${CLASSIC}/console#evil`, { kind: 'app_page' }],
];

const oneApp: readonly Row[] = [
  [`${LEX}/one/one.app`, { kind: 'home' }],
  [`${LEX}/one/one.app#/home`, { kind: 'home' }],
  [
    `${LEX}/one/one.app#/sObject/${ACCOUNT}/view`,
    { ...viewed, url: `${LEX}/lightning/r/Account/${id(ACCOUNT)}/view` },
  ],
  [`${LEX}/one/one.app#/sObject/${ACCOUNT}`, viewed],
  [`${LEX}/one/one.app?source=email#/sObject/${ACCOUNT}/view?t=1`, viewed],
  [`${LEX}/one/one.app#%2FsObject%2F${ACCOUNT}%2Fview`, viewed],
  [`${LEX}/one/one.app#/sObject/${ACCOUNT}/edit`, { ...viewed, mode: 'edit' }],
  [
    `${LEX}/one/one.app#/sObject/${ACCOUNT}/rlName/Contacts/view`,
    { kind: 'related_list', ...account, relatedList: 'Contacts' },
  ],
  [`${LEX}/one/one.app#/sObject/Account/home`, { kind: 'object_home', object: 'Account' }],
  [
    `${LEX}/one/one.app#/sObject/Account/list?filterName=${LIST_VIEW}`,
    { kind: 'list', object: 'Account', listView: id(LIST_VIEW) },
  ],
  [`${LEX}/one/one.app#/n/Board`, { kind: 'app_page' }],
  [`${LEX}/one/one.app#/setup/ManageUsers/home`, { kind: 'setup', setupNode: 'ManageUsers' }],
  [`${LEX}/one/one.app#/alohaRedirect/${ACCOUNT}`, viewed],
  [`${LEX}/one/one.app#/alohaRedirect/apex/Page?id=${ACCOUNT}`, { kind: 'visualforce', ...account }],
  [component({ recordId: ACCOUNT }), viewed],
  [component({ recordId: id(ACCOUNT) }).replaceAll('=', '%3D'), viewed],
  [component({ values: { recordId: ACCOUNT } }), viewed],
  [
    component({ recordId: CUSTOM, objectApiName: 'Invoice__c' }),
    { kind: 'record', object: 'Invoice__c', recordId: id(CUSTOM) },
  ],
  [
    component({ parentRecordId: ACCOUNT, relatedListId: 'Contacts' }),
    { kind: 'related_list', ...account, relatedList: 'Contacts' },
  ],
  [
    component({ objectApiName: 'Account', filterName: 'Recent' }),
    { kind: 'list', object: 'Account', listView: 'Recent' },
  ],
  [component({ scope: 'Account' }), { kind: 'object_home', object: 'Account' }],
  [component({ dashboardId: 5 }), { kind: 'app_page', recordId: null }],
  [component({ recordId: { toString: 'x' } }), { kind: 'app_page', recordId: null }],
  [component(null), { kind: 'other' }],
  [component([ACCOUNT]), { kind: 'other' }],
  [`${LEX}/one/one.app#${base64(null)}`, { kind: 'other' }],
  [`${LEX}/one/one.app#${btoa('{"attributes":')}`, { kind: 'other' }],
  [`${LEX}/one/one.app#not base64`, { kind: 'other' }],
  [`${LEX}/one/one.app#${'A'.repeat(20_000)}`, { kind: 'other' }],
];

const classic: readonly Row[] = [
  [`${CLASSIC}/${ACCOUNT}`, viewed],
  [`${CLASSIC}/${id(ACCOUNT)}`, viewed],
  [`${CLASSIC}/${ACCOUNT};jsessionid=secret`, viewed],
  [`https://na123.salesforce.com/${ACCOUNT}`, viewed],
  [`https://cs12.salesforce.com/${ACCOUNT}`, viewed],
  [`${LEX}/${ACCOUNT}`, viewed],
  [`${CLASSIC}/${ACCOUNT}/e?retURL=%2F${ACCOUNT}`, { ...viewed, mode: 'edit' }],
  [`${CLASSIC}/${ACCOUNT}/e?clone=1`, { ...viewed, mode: 'clone' }],
  [`${CLASSIC}/${REPORT}`, { kind: 'report', object: 'Report', recordId: id(REPORT) }],
  [`${CLASSIC}/${DASHBOARD}`, { kind: 'dashboard', object: 'Dashboard' }],
  [`${CLASSIC}/${CUSTOM}`, { kind: 'record', object: null, recordId: id(CUSTOM) }],
  [`${CLASSIC}/001/o`, { kind: 'object_home', object: 'Account' }],
  [`${CLASSIC}/a0B/o`, { kind: 'object_home', object: null }],
  [`${CLASSIC}/003/e?accid=${ACCOUNT}`, { kind: 'new_record', object: 'Contact' }],
  [`${CLASSIC}/001?fcf=${LIST_VIEW}`, { kind: 'list', object: 'Account', listView: id(LIST_VIEW) }],
  [`${CLASSIC}/500`, { kind: 'list', object: 'Case', listView: null }],
  [
    `${CLASSIC}/003?rlid=RelatedContactList&id=${ACCOUNT}`,
    { kind: 'related_list', ...account, relatedList: 'RelatedContactList' },
  ],
  [`${CLASSIC}/home/home.jsp`, { kind: 'home' }],
  [`${CLASSIC}/`, { kind: 'other' }],
  [`${CLASSIC}/one`, { kind: 'other' }],
  [`${CLASSIC}/app`, { kind: 'other' }],
  [
    `${CLASSIC}/secur/frontdoor.jsp?sid=00D!secret&retURL=%2F${ACCOUNT}`,
    { kind: 'other', recordId: null, url: `${CLASSIC}/secur/frontdoor.jsp` },
  ],
  [
    `${CLASSIC}/services/oauth2/authorize?client_id=1&state=secret`,
    { kind: 'other', url: `${CLASSIC}/services/oauth2/authorize` },
  ],
  [`${CLASSIC}/OpportunityTeam`, { kind: 'other', recordId: null }],
  [`${CLASSIC}/flow/Renewal?recordId=${OPPORTUNITY}`, { kind: 'app_page', object: 'Opportunity' }],
  // Visualforce.
  [`${CLASSIC}/apex/Page?id=${ACCOUNT}`, { kind: 'visualforce', ...account, mode: null }],
  [`${VF}/apex/Page?id=${ACCOUNT}`, { kind: 'visualforce', ...account }],
  [`${VF}/apex/ns__Page?Id=${id(ACCOUNT)}`, { kind: 'visualforce', ...account }],
  [`${VF}/apex/Page?recordId=${ACCOUNT}`, { kind: 'visualforce', ...account }],
  [`${VF}/apex/Page?accountId=${ACCOUNT}&tab=2`, { kind: 'visualforce', ...account }],
  [`${VF}/apex/Page?a=${ACCOUNT}&b=${CONTACT}`, { kind: 'visualforce', recordId: null }],
  [`${VF}/apex/Page?a=${ACCOUNT}&b=${id(ACCOUNT)}`, { kind: 'visualforce', ...account }],
  [`${VF}/apex/Page?q=q4launchproduct`, { kind: 'visualforce', recordId: null }],
  [`${VF}/apex/Page`, { kind: 'visualforce', recordId: null }],
  [`https://c.na1.visual.force.com/apex/Page?id=${ACCOUNT}`, { kind: 'visualforce', ...account }],
  [`https://acme--uat--c.sandbox.vf.force.com/apex/Page?id=${ACCOUNT}`, { kind: 'visualforce', ...account }],
];

const sites: readonly Row[] = [
  [`${SITE}/partners/s/account/${ACCOUNT}/acme-corp`, viewed],
  [`${SITE}/s/account/${id(ACCOUNT)}`, viewed],
  [`${SITE}/s/detail/${ACCOUNT}`, viewed],
  [`${SITE}/partners/s/detail/${CUSTOM}`, { kind: 'record', object: null, recordId: id(CUSTOM) }],
  [`${SITE}/partners/s/invoice/${CUSTOM}/inv-1`, { kind: 'record', object: null, recordId: id(CUSTOM) }],
  [`${SITE}/partners/account/${ACCOUNT}`, viewed],
  [`${SITE}/account/${ACCOUNT}`, viewed],
  [`${SITE}/partners/Invoice__c/${CUSTOM}`, { kind: 'record', object: 'Invoice__c' }],
  [`https://acme--uat.sandbox.my.site.com/s/case/${CASE}/help`, { kind: 'record', object: 'Case' }],
  [`https://acme.force.com/partners/s/case/${CASE}/help`, { kind: 'record', object: 'Case' }],
  [
    `${SITE}/partners/s/relatedlist/${ACCOUNT}/Contacts`,
    { kind: 'related_list', ...account, relatedList: 'Contacts' },
  ],
  [
    `${SITE}/partners/s/recordlist/Case/Default?Case-filterId=Recent`,
    { kind: 'list', object: 'Case', listView: 'Recent' },
  ],
  [
    `${SITE}/partners/s/case/Case/Default?Case-filterId=${LIST_VIEW}`,
    { kind: 'list', object: 'Case', listView: id(LIST_VIEW) },
  ],
  [
    `${SITE}/partners/s/recordlist/Case/${LIST_VIEW}`,
    { kind: 'list', object: 'Case', listView: id(LIST_VIEW) },
  ],
  [`${SITE}/partners/s/`, { kind: 'site', recordId: null }],
  [`${SITE}/`, { kind: 'site' }],
  [`${SITE}/partners/s/article/how-to-reset`, { kind: 'site' }],
  [`${SITE}/partners/s/topic/summerproducts2`, { kind: 'site', recordId: null }],
  [`${SITE}/partners/q4launchproduct`, { kind: 'site', recordId: null }],
  [`${SITE}/partners/s/detail/nothing`, { kind: 'site', recordId: null }],
  ['https://acme.builder.salesforce-experience.com/site/', { kind: 'site' }],
  [`https://acme.my.salesforce-sites.com/apply?id=${ACCOUNT}`, { kind: 'site' }],
];

const domains: readonly Row[] = [
  'https://acme--uat.sandbox.lightning.force.com',
  'https://x-dev-ed.develop.lightning.force.com',
  'https://fox.scratch.lightning.force.com',
  'https://bear.trailblaze.lightning.force.com',
  'https://acme--uat.lightning.force.com',
  'https://army.lightning.crmforce.mil',
  'https://army.lightning.force.mil',
  'https://acme.lightning.sfcrmapps.cn',
  'https://acme.my-lightning.com',
  'https://acme.lightning.eu-par.force.com',
  'https://acme.lightning.force.com.mcas.ms',
  'https://acme.my.salesforce.com',
].map((origin) => [`${origin}/lightning/r/Account/${ACCOUNT}/view`, viewed]);

describe.each([
  ['Lightning', lightning],
  ['Setup', setup],
  ['consoles', consoles],
  ['one.app', oneApp],
  ['Classic and Visualforce', classic],
  ['Experience sites', sites],
  ['other domains', domains],
])('%s', (_area, rows) => {
  it.each(rows)('%s', (url, expected) => {
    expect(pageContext(url)).toMatchObject(expected);
  });
});

describe('no page of an org', () => {
  it.each([
    '',
    'nonsense',
    'about:blank',
    'chrome://extensions',
    `http://acme.lightning.force.com/lightning/r/Account/${ACCOUNT}/view`,
    'https://example.com/',
    `https://acme.lightning.force.com.evil.com/lightning/r/Account/${ACCOUNT}/view`,
    `https://acme.lightning.force.com@evil.com/lightning/r/Account/${ACCOUNT}/view`,
    `https://evil.com/?u=https://acme.lightning.force.com/lightning/r/Account/${ACCOUNT}/view`,
    `https://evil-salesforce.com/${ACCOUNT}`,
    'https://login.salesforce.com/',
    'https://test.salesforce.com/',
    'https://help.salesforce.com/s/articleView?id=sf.basics',
    'https://trailhead.salesforce.com/today',
    'https://developer.salesforce.com/docs',
    'https://appexchange.salesforce.com/',
    'https://status.salesforce.com/',
    'https://www.salesforce.com/',
    `https://acme.lightning.force.com/${'a'.repeat(70_000)}`,
  ])('%s', (url) => {
    expect(pageContext(url, 'Acme | Account | Salesforce')).toBeNull();
  });
});

describe('the whole context', () => {
  it('of a record in a console, with its title', () => {
    const url = `${LEX}:8443/lightning/r/Account/${ACCOUNT}/view?ws=${WORKSPACE}&sid=secret#token`;
    expect(pageContext(url, '(3) Acme | Account | Salesforce')).toEqual({
      org: {
        host: 'acme.lightning.force.com',
        myDomainHost: 'acme.my.salesforce.com',
        lightningHost: 'acme.lightning.force.com',
        kind: 'production',
        surface: 'lightning',
        myDomainName: 'acme',
      },
      kind: 'record',
      url: `${LEX}/lightning/r/Account/${id(ACCOUNT)}/view?ws=%2Flightning%2Fr%2F${id(OPPORTUNITY)}%2Fview`,
      object: 'Account',
      recordId: id(ACCOUNT),
      listView: null,
      relatedList: null,
      setupNode: null,
      workspace: opportunity,
      label: 'Acme',
      mode: 'view',
    });
  });
});
