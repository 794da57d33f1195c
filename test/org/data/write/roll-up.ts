import type { Json } from '../../contract.ts';
import type { Row, Store, Values } from '../store.ts';
import { derive } from './derive.ts';

/** A change the platform makes by itself leaves who modified the record, and when, as they are. */
function settle(store: Store, row: Row, values: Values): void {
  const known = Object.entries(values).filter(([name]) => store.schema.field(row.object, name));
  if (known.every(([name, value]) => (row.values[name] ?? null) === value)) return;
  const all = derive(
    store,
    row.object.name,
    { ...row.values, ...Object.fromEntries(known) },
    new Set(['Probability']),
    row.values,
  );
  store.change(row, all);
}

function children(store: Store, objectName: string, field: string, id: string): Row[] {
  const object = store.schema.object(objectName);
  return object ? store.referencing(object, field, id).filter((row) => !row.deleted) : [];
}

const sum = (rows: readonly Row[], field: string): number =>
  Math.round(rows.reduce((total, row) => total + Number(row.values[field] ?? 0), 0) * 100) / 100;

/** An opportunity with products is worth what they add up to. */
function opportunity(store: Store, row: Row): void {
  const items = children(store, 'OpportunityLineItem', 'OpportunityId', row.id);
  if (items.length === 0) settle(store, row, { HasOpportunityLineItem: false });
  else {
    settle(store, row, {
      HasOpportunityLineItem: true,
      Amount: sum(items, 'TotalPrice'),
      TotalOpportunityQuantity: sum(items, 'Quantity'),
    });
  }
}

function campaign(store: Store, row: Row): void {
  const members = children(store, 'CampaignMember', 'CampaignId', row.id);
  const opportunities = children(store, 'Opportunity', 'CampaignId', row.id);
  const won = opportunities.filter((one) => one.values.IsWon === true);
  settle(store, row, {
    NumberOfLeads: members.filter((one) => one.values.LeadId).length,
    NumberOfContacts: members.filter((one) => one.values.ContactId).length,
    NumberOfOpportunities: opportunities.length,
    NumberOfWonOpportunities: won.length,
    AmountAllOpportunities: sum(opportunities, 'Amount'),
    AmountWonOpportunities: sum(won, 'Amount'),
  });
}

/** Last Activity: the newest due date of an event that began or a task that was completed. */
function lastActivity(store: Store, row: Row): void {
  if (!store.schema.field(row.object, 'LastActivityDate')) return;
  const links = row.object.name === 'Account' ? ['AccountId'] : ['WhoId', 'WhatId'];
  const today = new Date(store.clock.now).toISOString().slice(0, 10);
  let newest: Json = null;
  for (const [object, done] of [
    ['Task', (one: Row) => one.values.IsClosed === true],
    ['Event', (one: Row) => String(one.values.ActivityDate ?? '9') <= today],
  ] as const) {
    for (const link of links) {
      for (const one of children(store, object, link, row.id)) {
        const due = one.values.ActivityDate;
        if (done(one) && typeof due === 'string' && due > (newest ?? '')) newest = due;
      }
    }
  }
  settle(store, row, { LastActivityDate: newest });
}

const ROLL_UPS: Record<string, (store: Store, row: Row) => void> = {
  Opportunity: opportunity,
  Campaign: campaign,
};

export function rollUp(store: Store, row: Row): void {
  ROLL_UPS[row.object.name]?.(store, row);
  lastActivity(store, row);
}

/** Brings the records above a changed one up to date: what it points at now, and what it pointed at before. */
export function rollUpParents(store: Store, row: Row, before: Values | undefined): void {
  const counted = ['OpportunityLineItem', 'CampaignMember', 'Opportunity', 'Task', 'Event'];
  if (!counted.includes(row.object.name)) return;
  const ids = new Set<string>();
  for (const field of row.object.fields) {
    if (field.type !== 'reference') continue;
    for (const values of [row.values, before]) {
      const id = values?.[field.name];
      if (typeof id === 'string') ids.add(id);
    }
  }
  for (const id of ids) {
    const parent = store.get(id);
    if (parent && !parent.deleted) rollUp(store, parent);
  }
}

/** All of an org's totals at once, after its rows were put in without them. */
export function rollUpAll(store: Store): void {
  for (const name of ['Opportunity', 'Account', 'Contact', 'Lead', 'Campaign']) {
    for (const row of store.list(name)) rollUp(store, row);
  }
}
