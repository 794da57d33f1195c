import { type PlantedAccount, plantContact } from './accounts.ts';
import { plantEvent, plantTask } from './activities.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';
import type { PriceList } from './products.ts';
import { plantOpportunity } from './sales.ts';
import { plantCase } from './service.ts';

const CONTACTS = [
  ['Elena', 'Marchetti', 'VP Supply Chain', 'Operations'],
  ['Jonas', 'Whitlock', 'Director of IT', 'IT'],
  ['Farah', 'Haddad', 'Chief Financial Officer', 'Finance'],
  ['Kofi', 'Onyango', 'Fleet Manager', 'Logistics'],
  ['Mira', 'Lindgren', 'Procurement Lead', 'Procurement'],
] as const;

/** Name, stage, close date from now, products. */
const OPPORTUNITIES = [
  ['Brightwater Logistics - Fleet Pro rollout', 'Negotiation/Review', 18, 3, 'Legal reviews the order form'],
  [
    'Brightwater Logistics - Cold chain tracking',
    'Proposal/Price Quote',
    41,
    2,
    'Send revised quote for 200 probes',
  ],
  ['Brightwater Logistics - Analytics add-on', 'Needs Analysis', 75, 1, 'Demo for the operations team'],
  ['Brightwater Logistics - Driver tablets', 'Qualification', -9, 1, 'Close date has passed: call Kofi'],
  ['Brightwater Logistics - Routing pilot', 'Closed Won', -140, 2, null],
  ['Brightwater Logistics - Warehouse 1', 'Closed Won', -395, 3, null],
  ['Brightwater Logistics - Marketplace', 'Closed Lost', -220, 1, null],
] as const;

/** Subject, status, priority, severity, age in days. */
const CASES = [
  ['Routes to Tacoma depot skip the weigh station', 'Escalated', 'High', '2 - Major', 3],
  ['Driver app signs out every hour', 'Working', 'High', '2 - Major', 6],
  ['Invoice shows two charges for tablets', 'Waiting on Customer', 'Medium', '4 - Cosmetic', 11],
  ['How to add the Boise depot', 'New', 'Low', '4 - Cosmetic', 0],
  ['Temperature alarm did not arrive', 'Closed', 'High', '1 - Outage', 64],
  ['Cannot print pick lists', 'Closed', 'Medium', '3 - Minor', 120],
  ['Single sign-on stopped working', 'Closed', 'High', '1 - Outage', 210],
] as const;

/** Subject, due from now, status, priority, index of the contact. */
const TASKS = [
  ['Call Elena about the order form', 0, 'Not Started', 'High', 0],
  ['Send revised quote for temperature probes', -2, 'In Progress', 'High', 4],
  ['Prepare the quarterly business review', 6, 'Not Started', 'Normal', 0],
  ['Answer the security questionnaire', 3, 'Waiting on someone else', 'Normal', 1],
  ['Ask Kofi for the number of drivers', 12, 'Not Started', 'Low', 3],
  ['Send notes of the price discussion', -8, 'Completed', 'Normal', 2],
  ['Demo of route planning', -35, 'Completed', 'Normal', 1],
  ['Kick-off with the operations team', -132, 'Completed', 'High', 0],
] as const;

/** The account every story is told with: something is open in every list, and every date is told from today. */
export function plantShowcase(planter: Planter, staff: Staff, prices: PriceList): PlantedAccount {
  const row = planter.add(
    'Account',
    staff.sofia,
    900,
    {
      Name: 'Brightwater Logistics',
      Type: 'Customer - Direct',
      Industry: 'Transportation',
      BillingStreet: '1180 Harbor Way',
      BillingCity: 'Portland',
      BillingState: 'OR',
      BillingPostalCode: '97201',
      BillingCountry: 'United States',
      BillingLatitude: 45.5051,
      BillingLongitude: -122.675,
      BillingGeocodeAccuracy: 'Address',
      ShippingStreet: '2 Terminal Road',
      ShippingCity: 'Tacoma',
      ShippingState: 'WA',
      ShippingPostalCode: '98421',
      ShippingCountry: 'United States',
      Phone: '+1 555 010 7700',
      Website: 'https://www.brightwaterlogistics.example',
      AccountNumber: 'LK-10001',
      NumberOfEmployees: 2350,
      AnnualRevenue: 412_000_000,
      Ownership: 'Private',
      Rating: 'Hot',
      AccountSource: 'Trade Show',
      Description:
        'Regional carrier with 640 trucks and four depots. Runs Fleet and Routing; looks at cold chain tracking after two spoiled loads last summer. Elena decides, Farah signs.',
      Tier__c: 'Enterprise',
      Region__c: 'AMER',
      Health_Score__c: 71,
      ARR__c: 186_000,
      Renewal_Date__c: planter.day(45),
      Products_Used__c: 'Fleet;Routing',
      External_Key__c: 'ERP-BRIGHTWATER',
      OwnerId: staff.sofia,
    },
    2,
  );
  const account: PlantedAccount = {
    id: row.id,
    name: 'Brightwater Logistics',
    domain: 'brightwaterlogistics.example',
    ownerId: staff.sofia,
    age: 900,
    customer: true,
    contacts: [],
  };
  for (const [first, last, title, department] of CONTACTS)
    plantContact(planter, account, first, last, title, department);
  const opportunities = OPPORTUNITIES.map(([name, stage, close, lines, next]) =>
    plantOpportunity(
      planter,
      account,
      prices,
      {
        Name: name,
        StageName: stage,
        CloseDate: planter.day(close),
        NextStep: next,
        Type: 'Existing Customer - Upgrade',
        Loss_Reason__c: stage === 'Closed Lost' ? 'Timing' : null,
      },
      lines,
    ),
  );
  for (const [subject, status, priority, severity, age] of CASES) {
    plantCase(planter, staff, account, age, {
      Subject: subject,
      Status: status,
      Priority: priority,
      Severity__c: severity,
      IsEscalated: status === 'Escalated',
      Description: `${subject}. Reported by Brightwater Logistics.`,
      ...(status === 'Closed' ? { ClosedDate: planter.moment(-age + 2) } : {}),
    });
  }
  TASKS.forEach(([subject, due, status, priority, contact], at) => {
    plantTask(planter, staff.sofia, due, {
      Subject: subject,
      Status: status,
      Priority: priority,
      WhoId: account.contacts[contact] ?? null,
      WhatId: at === 1 ? (opportunities[1] ?? account.id) : account.id,
      ...(status === 'Completed' ? { CompletedDateTime: planter.moment(due) } : {}),
    });
  });
  plantEvent(planter, staff.sofia, 2, {
    Subject: 'Contract call with Brightwater',
    WhatId: opportunities[0] ?? null,
    WhoId: account.contacts[2] ?? null,
    DurationInMinutes: 30,
  });
  plantEvent(planter, staff.sofia, 9, {
    Subject: 'Quarterly business review',
    WhatId: account.id,
    WhoId: account.contacts[0] ?? null,
    DurationInMinutes: 90,
    Location: 'Brightwater, Portland',
  });
  plantEvent(planter, staff.sofia, -21, {
    Subject: 'Price discussion',
    WhatId: account.id,
    WhoId: account.contacts[2] ?? null,
    DurationInMinutes: 60,
  });
  planter.add('Renewal__c', staff.sofia, 60, {
    Account__c: account.id,
    Opportunity__c: opportunities[0] ?? null,
    Status__c: 'At Risk',
    Term_Start__c: planter.day(45 - 365),
    Term_End__c: planter.day(45),
    ARR__c: 186_000,
    Uplift__c: 24_000,
    Auto_Renew__c: false,
    Risk_Notes__c: '<p>Two <b>major</b> cases are open. Farah asked for a second quote elsewhere.</p>',
    OwnerId: staff.sofia,
  });
  planter.add('Site_Visit__c', staff.sofia, 30, {
    Name: 'Tacoma depot walk-through',
    Account__c: account.id,
    Visited_By__c: staff.sofia,
    Host__c: account.contacts[3] ?? null,
    Visit_Start__c: planter.moment(-24, 16, 0),
    Outcome__c: 'Follow-up Needed',
    Attendees__c: 6,
    Notes__c: 'Scanners lose the network in bay 7. Kofi wants tablets that survive rain.',
    OwnerId: staff.sofia,
  });
  const child = planter.add('Account', staff.sofia, 400, {
    Name: 'Brightwater Cold Chain',
    ParentId: account.id,
    Type: 'Customer - Direct',
    Industry: 'Food & Beverage',
    BillingCity: 'Yakima',
    BillingState: 'WA',
    BillingCountry: 'United States',
    Region__c: 'AMER',
    Tier__c: 'Mid-Market',
    NumberOfEmployees: 180,
    Health_Score__c: 64,
    OwnerId: staff.sofia,
  });
  planter.add('Contact', staff.sofia, 200, {
    AccountId: child.id,
    FirstName: 'Petra',
    LastName: 'Strand',
    Title: 'Warehouse Manager',
    Email: 'petra.strand@brightwatercoldchain.example',
    OwnerId: staff.sofia,
  });
  return account;
}
