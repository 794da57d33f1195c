import type { IconName } from '../ui/icon.tsx';

/** An object's API name as words: `OpportunityLineItem` → `Opportunity Line Item`, `acme__Site_Visit__c` → `Site Visit`. */
export function objectWords(apiName: string): string {
  return apiName
    .replace(/__[a-z]{1,3}$/i, '')
    .replace(/^[a-z0-9](?:_?[a-z0-9])*__(?=.)/i, '')
    .replace(/_+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .trim();
}

const ICONS: Readonly<Record<string, IconName>> = {
  Account: 'building',
  Contact: 'user',
  User: 'user',
  Lead: 'userPlus',
  Opportunity: 'trend',
  Case: 'lifebuoy',
  Task: 'check',
  Event: 'calendar',
  Contract: 'page',
  Quote: 'page',
  Product2: 'briefcase',
  Asset: 'briefcase',
  Order: 'briefcase',
  Report: 'table',
  Dashboard: 'chart',
  EmailMessage: 'mail',
};

export function objectIcon(apiName: string | null): IconName {
  return (apiName && ICONS[apiName]) || 'page';
}
