import type { Json } from '../../contract.ts';
import { stages } from '../../schema/objects/vocabulary.ts';
import { formatDatetime } from '../clock.ts';
import type { Store, Values } from '../store.ts';

/**
 * What the platform works out from the rest of a record when it is saved. `before` is the record as it was (none for
 * a new one), `given` what the client set: a value that was set is not worked out.
 */
export type Derive = (
  values: Values,
  given: ReadonlySet<string>,
  before: Values | undefined,
  store: Store,
) => Values;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const amount = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
const cents = (value: number): number => Math.round(value * 100) / 100;
const parent = (store: Store, id: Json | undefined): Values => store.get(text(id))?.values ?? {};

const personName: Derive = (values) => ({
  Name: [values.FirstName, values.LastName].map(text).filter(Boolean).join(' '),
});

const FORECAST: Record<string, string> = { BestCase: 'Best Case', Forecast: 'Commit' };

function fiscalPeriod(store: Store, closeDate: string): Values {
  if (!/^\d{4}-\d{2}/.test(closeDate)) return {};
  const start = amount(store.list('Organization')[0]?.values.FiscalYearStartMonth) ?? 1;
  const [year, month] = [Number(closeDate.slice(0, 4)), Number(closeDate.slice(5, 7))];
  const quarter = Math.floor(((month - start + 12) % 12) / 3) + 1;
  const fiscalYear = year + (start > 1 && month >= start ? 1 : 0);
  return { FiscalQuarter: quarter, FiscalYear: fiscalYear, Fiscal: `${fiscalYear} ${quarter}` };
}

const opportunity: Derive = (values, given, before, store) => {
  const stage = stages.find(([name]) => name === values.StageName);
  const moved = !before || before.StageName !== values.StageName;
  const probability =
    stage && moved && !given.has('Probability') ? stage[1] : (amount(values.Probability) ?? 0);
  const money = amount(values.Amount);
  const category = stage?.[4] ?? 'Pipeline';
  return {
    Probability: probability,
    IsClosed: stage?.[2] ?? false,
    IsWon: stage?.[3] ?? false,
    ForecastCategory: category,
    ForecastCategoryName: FORECAST[category] ?? category,
    ExpectedRevenue: money === null ? null : cents((money * probability) / 100),
    ...fiscalPeriod(store, text(values.CloseDate)),
  };
};

const lineItem: Derive = (values, given, _before, store) => {
  const entry = parent(store, values.PricebookEntryId);
  const quantity = amount(values.Quantity) ?? 0;
  const total = amount(values.TotalPrice);
  const byTotal = given.has('TotalPrice') && !given.has('UnitPrice') && total !== null && quantity !== 0;
  const unit = byTotal ? total / quantity : (amount(values.UnitPrice) ?? amount(entry.UnitPrice) ?? 0);
  const list = amount(entry.UnitPrice);
  return {
    Product2Id: entry.Product2Id ?? null,
    ProductCode: entry.ProductCode ?? null,
    ListPrice: list,
    UnitPrice: cents(unit),
    TotalPrice: cents(quantity * unit * (1 - (amount(values.Discount) ?? 0) / 100)),
    Name: [parent(store, values.OpportunityId).Name, entry.Name].map(text).filter(Boolean).join(' '),
  };
};

const caseRecord: Derive = (values, _given, before, store) => {
  const contact = parent(store, values.ContactId);
  const closed = values.Status === 'Closed';
  const closedDate =
    before?.IsClosed === true ? before.ClosedDate : (values.ClosedDate ?? formatDatetime(store.clock.now));
  return {
    IsClosed: closed,
    ClosedDate: closed ? (closedDate ?? null) : null,
    ContactEmail: contact.Email ?? null,
    ContactPhone: contact.Phone ?? null,
    AccountId: values.AccountId ?? contact.AccountId ?? null,
  };
};

/** The account an activity counts for: its record's, else its person's. */
function activityAccount(values: Values, store: Store): Json {
  const what = store.get(text(values.WhatId));
  if (what?.object.name === 'Account') return what.id;
  const fromWhat = what?.values.AccountId ?? what?.values.Account__c;
  return fromWhat ?? parent(store, values.WhoId).AccountId ?? null;
}

const task: Derive = (values, _given, before, store) => {
  const closed = values.Status === 'Completed';
  const done = before?.CompletedDateTime ?? values.CompletedDateTime ?? formatDatetime(store.clock.now);
  return {
    IsClosed: closed,
    IsHighPriority: values.Priority === 'High',
    CompletedDateTime: closed ? done : null,
    AccountId: activityAccount(values, store),
  };
};

const event: Derive = (values, given, _before, store) => {
  const start = text(values.StartDateTime) || text(values.ActivityDateTime);
  const from = Date.parse(start);
  if (Number.isNaN(from)) return { AccountId: activityAccount(values, store) };
  const until = Date.parse(text(values.EndDateTime));
  const byEnd = !Number.isNaN(until) && !(given.has('DurationInMinutes') && !given.has('EndDateTime'));
  const minutes = byEnd ? Math.round((until - from) / 60_000) : (amount(values.DurationInMinutes) ?? 60);
  return {
    StartDateTime: start,
    ActivityDateTime: start,
    ActivityDate: start.slice(0, 10),
    DurationInMinutes: minutes,
    EndDateTime: formatDatetime(from + minutes * 60_000),
    AccountId: activityAccount(values, store),
  };
};

const campaignMember: Derive = (values, _given, before, store) => {
  const contact = store.get(text(values.ContactId));
  const person = contact?.values ?? parent(store, values.LeadId);
  const responded = ['Responded', 'Registered', 'Attended'].includes(text(values.Status));
  const today = formatDatetime(store.clock.now).slice(0, 10);
  return {
    HasResponded: responded,
    FirstRespondedDate: responded ? (before?.FirstRespondedDate ?? values.FirstRespondedDate ?? today) : null,
    Name: person.Name ?? null,
    CompanyOrAccount: contact
      ? (parent(store, contact.values.AccountId).Name ?? null)
      : (person.Company ?? null),
  };
};

const pricebookEntry: Derive = (values, _given, _before, store) => {
  const product = parent(store, values.Product2Id);
  return { Name: product.Name ?? null, ProductCode: product.ProductCode ?? null };
};

const DERIVATIONS: Record<string, Derive> = {
  Contact: personName,
  Lead: personName,
  User: personName,
  Opportunity: opportunity,
  OpportunityLineItem: lineItem,
  PricebookEntry: pricebookEntry,
  Case: caseRecord,
  Task: task,
  Event: event,
  CampaignMember: campaignMember,
};

/** `values` with all that the platform works out, for the fields the object has. */
export function derive(
  store: Store,
  objectName: string,
  values: Values,
  given: ReadonlySet<string>,
  before: Values | undefined,
): Values {
  const object = store.schema.object(objectName);
  const worked = DERIVATIONS[objectName]?.(values, given, before, store);
  if (!object || !worked) return values;
  const known = Object.entries(worked).filter(([name]) => store.schema.field(object, name));
  return { ...values, ...Object.fromEntries(known) };
}
