import { plantRules } from '../rules/default-rules.ts';
import type { Store } from '../store.ts';
import { rollUpAll } from '../write/roll-up.ts';
import { plantAccounts } from './accounts.ts';
import { plantActivities } from './activities.ts';
import { plantApproval } from './approval.ts';
import { plantOddities } from './oddities.ts';
import { plantOrganization, plantPeople, type Staff } from './people.ts';
import { Planter } from './planter.ts';
import { plantProducts } from './products.ts';
import { plantCampaigns, plantLeads, plantMembers, plantOpportunities } from './sales.ts';
import { plantCases, plantCustomObjects } from './service.ts';
import { plantSetupRecords } from './setup-records.ts';
import { plantShowcase } from './showcase.ts';

/** What every org has: its people, the organization, record types. */
export function plantFoundation(store: Store, orgId: string): { planter: Planter; staff: Staff } {
  const planter = new Planter(store, 20_260_101);
  const staff = plantPeople(planter);
  plantOrganization(planter, staff, orgId);
  return { planter, staff };
}

/** The default org: Larkfield Systems, which sells software and devices to those who move and store goods. */
export function plantCompany(store: Store, orgId: string): void {
  const { planter, staff } = plantFoundation(store, orgId);
  plantSetupRecords(planter, staff);
  const prices = plantProducts(planter, staff);
  const showcase = plantShowcase(planter, staff, prices);
  const accounts = plantAccounts(planter, staff, 330);
  plantOddities(planter, staff);
  const campaigns = plantCampaigns(planter, staff);
  const leadQueue =
    store.find('Group', (group) => group.values.DeveloperName === 'New_Leads')?.id ?? staff.admin;
  const leads = plantLeads(planter, staff, leadQueue, 400);
  const opportunities = plantOpportunities(planter, accounts, prices, campaigns, 600);
  const cases = plantCases(planter, staff, accounts, 400);
  plantCustomObjects(planter, staff, accounts);
  plantMembers(planter, staff, campaigns, leads, [
    ...showcase.contacts,
    ...accounts.flatMap((account) => account.contacts),
  ]);
  plantActivities(planter, staff, accounts, { opportunities, cases, leads }, { tasks: 1500, events: 350 });
  plantApproval(planter, staff, prices);
  rollUpAll(store);
  plantRules(store, staff, leadQueue);
}
