import { account, contact, lead, user } from './customers.ts';
import { type Kind, ownerGroups } from './kind.ts';
import { campaign, opportunity, product, renewal, siteVisit } from './sales.ts';
import { caseKind, event, task } from './service.ts';

export const kinds: readonly Kind[] = [
  opportunity,
  caseKind,
  contact,
  task,
  event,
  lead,
  account,
  campaign,
  renewal,
  siteVisit,
  product,
  user,
];

/** By API name; undefined for objects the demo has no words for. */
export function kindOf(object: string | undefined): Kind | undefined {
  return kinds.find((kind) => kind.object === object);
}

/** For "Invoice records" on a list of invoices: what every object of users has, and nothing more. */
export function anyKind(object: string): Kind {
  const words = object.replace(/__c$/, '').replaceAll('_', ' ').toLowerCase();
  return {
    object,
    singular: `${words} record`,
    plural: `${words} records`,
    words: words.replaceAll(/[^\w ]/g, ''),
    name: 'Name',
    columns: [
      ['Owner.Name', 'Owner'],
      ['CreatedDate', 'Created'],
    ],
    order: 'CreatedDate DESC',
    owned: true,
    date: 'CreatedDate',
    dateVerb: 'created',
    groups: ownerGroups,
    parents: {},
  };
}

const PREFIXES: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '005': 'User',
  '006': 'Opportunity',
  '00Q': 'Lead',
  '500': 'Case',
  '00T': 'Task',
  '00U': 'Event',
  '701': 'Campaign',
  '01t': 'Product2',
};

/** The object of an id where its prefix is the same in every org. */
export function objectOfId(id: string): string | undefined {
  return PREFIXES[id.slice(0, 3)];
}
