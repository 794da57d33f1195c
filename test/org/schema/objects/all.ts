import type { ObjectDef } from '../types.ts';
import { account, contact } from './account.ts';
import { event, task } from './activity.ts';
import { renewal, siteVisit } from './custom.ts';
import { campaign, campaignMember } from './marketing.ts';
import { group, groupMember, profile, user, userRole } from './people.ts';
import { pricebook2, pricebookEntry, product2 } from './product.ts';
import { lead, opportunity, opportunityContactRole, opportunityLineItem } from './sales.ts';
import { caseComment, caseObject } from './service.ts';
import { dashboard, folder, listView, organization, recentlyViewed, recordType, report } from './setup.ts';

/** Every object of the default org. Defined once, never changed: an org makes its own index over them. */
export const standardObjects: readonly ObjectDef[] = [
  account,
  campaign,
  campaignMember,
  caseObject,
  caseComment,
  contact,
  dashboard,
  event,
  folder,
  group,
  groupMember,
  lead,
  listView,
  opportunity,
  opportunityContactRole,
  opportunityLineItem,
  organization,
  pricebook2,
  pricebookEntry,
  product2,
  profile,
  recentlyViewed,
  recordType,
  renewal,
  report,
  siteVisit,
  task,
  user,
  userRole,
];
