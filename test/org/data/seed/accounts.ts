import type { Values } from '../store.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';
import { firstNames, lastNames, places, placeWords, streets, titles, trades } from './words.ts';

export interface PlantedAccount {
  id: string;
  name: string;
  domain: string;
  ownerId: string;
  age: number;
  customer: boolean;
  contacts: string[];
}

const sources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Trade Show', 'Webinar', 'Customer Referral'];

export const domainOf = (name: string): string => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '')}.example`;

export function addressValues(planter: Planter, prefix: string): Values {
  const { random } = planter;
  const [city, state, country, , postal, latitude, longitude] = random.pick(places);
  return {
    [`${prefix}Street`]: `${random.int(1, 980)} ${random.pick(streets)} Street`,
    [`${prefix}City`]: city,
    [`${prefix}State`]: state,
    [`${prefix}PostalCode`]: `${postal}${random.int(10, 99)}`,
    [`${prefix}Country`]: country,
    ...(random.chance(0.7)
      ? {
          [`${prefix}Latitude`]: latitude,
          [`${prefix}Longitude`]: longitude,
          [`${prefix}GeocodeAccuracy`]: 'City',
        }
      : {}),
  };
}

const regionOf = (country: unknown) => places.find((place) => place[2] === country)?.[3] ?? null;

export const phoneNumber = (planter: Planter): string => {
  const { random } = planter;
  return `+1 555 ${random.int(200, 989)} 01${String(random.int(0, 99)).padStart(2, '0')}`;
};

function tierOf(employees: number): string {
  if (employees > 8000) return 'Strategic';
  if (employees > 1500) return 'Enterprise';
  return employees > 200 ? 'Mid-Market' : 'Small Business';
}

/** `count` companies, each with its people. */
export function plantAccounts(planter: Planter, staff: Staff, count: number): PlantedAccount[] {
  const { random } = planter;
  const planted: PlantedAccount[] = [];
  const names = new Set<string>();
  while (planted.length < count) {
    const [trade, industry] = random.pick(trades);
    const name = `${random.pick(placeWords)} ${trade}`;
    if (names.has(name)) continue;
    names.add(name);
    planted.push(plantAccount(planter, staff, name, industry, planted));
  }
  return planted;
}

function plantAccount(
  planter: Planter,
  staff: Staff,
  name: string,
  industry: string,
  earlier: readonly PlantedAccount[],
): PlantedAccount {
  const { random } = planter;
  const age = random.int(20, 1400);
  const customer = random.chance(0.55);
  const employees = Math.round(10 ** (1 + random.next() * 3.3));
  const ownerId = random.weighted([
    ...staff.reps.map((rep) => [rep, 3] as const),
    [staff.manager, 1],
    [staff.formerRep, 0.4],
  ]);
  const billing = addressValues(planter, 'Billing');
  const parent = random.chance(0.06) ? random.pick(earlier.length > 0 ? earlier : [undefined]) : undefined;
  const arr = customer ? random.int(8, 400) * 1000 : null;
  const products = ['Fleet', 'Routing', 'Warehouse', 'Analytics', 'Marketplace'];
  const row = planter.add('Account', ownerId, age, {
    Name: name,
    Type: customer
      ? random.pick(['Customer - Direct', 'Customer - Direct', 'Customer - Channel'])
      : random.weighted([
          ['Prospect', 8],
          ['Technology Partner', 1],
          ['Channel Partner / Reseller', 1],
          ['Other', 1],
        ]),
    ParentId: parent?.id ?? null,
    Industry: random.chance(0.95) ? industry : null,
    ...billing,
    ...(random.chance(0.4) ? addressValues(planter, 'Shipping') : {}),
    Phone: random.chance(0.9) ? phoneNumber(planter) : null,
    Website: random.chance(0.9) ? `https://www.${domainOf(name)}` : null,
    AccountNumber: `LK-${random.int(10_000, 99_999)}`,
    NumberOfEmployees: random.chance(0.92) ? employees : null,
    AnnualRevenue: random.chance(0.85) ? employees * random.int(90, 320) * 1000 : null,
    Ownership: random.pick(['Public', 'Private', 'Private', 'Subsidiary']),
    Rating: random.chance(0.75) ? random.pick(['Hot', 'Warm', 'Cold']) : null,
    AccountSource: random.pick(sources),
    Description: random.chance(0.3) ? `${name} moves about ${random.int(40, 900)} loads a week.` : null,
    Tier__c: tierOf(employees),
    Region__c: regionOf(billing.BillingCountry),
    Health_Score__c: customer ? random.int(22, 98) : null,
    ARR__c: arr,
    Renewal_Date__c: customer ? planter.day(random.int(-20, 340)) : null,
    Products_Used__c: customer ? products.filter(() => random.chance(0.45)).join(';') || 'Fleet' : null,
    External_Key__c: `ERP-${String(earlier.length + 1).padStart(5, '0')}`,
    OwnerId: ownerId,
  });
  const account: PlantedAccount = {
    id: row.id,
    name,
    domain: domainOf(name),
    ownerId,
    age,
    customer,
    contacts: [],
  };
  const people = random.weighted([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 3],
    [5, 2],
    [8, 0.5],
  ]);
  for (let n = 0; n < people; n += 1) {
    const [title, department] = random.pick(titles);
    plantContact(planter, account, random.pick(firstNames), random.pick(lastNames), title, department);
  }
  return account;
}

/** A person at an account; the first one is who the others report to now and then. */
export function plantContact(
  planter: Planter,
  account: PlantedAccount,
  first: string,
  last: string,
  title: string,
  department: string,
): string {
  const { random } = planter;
  const row = planter.add('Contact', account.ownerId, random.int(1, account.age), {
    AccountId: account.id,
    FirstName: first,
    LastName: last,
    Salutation: random.chance(0.5) ? random.pick(['Mr.', 'Ms.', 'Dr.']) : null,
    Title: title,
    Department: department,
    Email: random.chance(0.93) ? `${first}.${last}@${account.domain}`.toLowerCase() : null,
    Phone: random.chance(0.85) ? phoneNumber(planter) : null,
    MobilePhone: random.chance(0.5) ? phoneNumber(planter) : null,
    LeadSource: random.pick(sources),
    Birthdate: random.chance(0.3)
      ? `${random.int(1958, 2001)}-0${random.int(1, 9)}-${random.int(10, 28)}`
      : null,
    HasOptedOutOfEmail: random.chance(0.06),
    DoNotCall: random.chance(0.04),
    ReportsToId: account.contacts.length > 0 && random.chance(0.4) ? (account.contacts[0] ?? null) : null,
    Role__c: random.chance(0.4)
      ? random.pick(['Champion', 'Decision Maker', 'Economic Buyer', 'Evaluator', 'End User', 'Detractor'])
      : null,
    ...(random.chance(0.5) ? addressValues(planter, 'Mailing') : {}),
    OwnerId: account.ownerId,
  });
  account.contacts.push(row.id);
  return row.id;
}
