import type { Values } from '../store.ts';
import type { PlantedAccount } from './accounts.ts';
import { addressValues, domainOf, phoneNumber } from './accounts.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';
import type { PriceList } from './products.ts';
import { firstNames, lastNames, nextSteps, placeWords, titles, trades } from './words.ts';

const OPEN = [
  ['Prospecting', 3],
  ['Qualification', 4],
  ['Needs Analysis', 4],
  ['Value Proposition', 3],
  ['Id. Decision Makers', 2],
  ['Perception Analysis', 2],
  ['Proposal/Price Quote', 4],
  ['Negotiation/Review', 3],
] as const;

const SUBJECTS = [
  'Fleet rollout',
  'Routing pilot',
  'Warehouse upgrade',
  'Analytics add-on',
  'Platform renewal',
  'Driver tablets',
  'Cold chain tracking',
  'Second depot',
  'Premium support',
];

/** An opportunity with its products and people; `values` are over what chance gives. Returns its id. */
export function plantOpportunity(
  planter: Planter,
  account: PlantedAccount,
  prices: PriceList,
  values: Values,
  lines: number,
): string {
  const { random } = planter;
  const age = random.int(15, Math.max(16, Math.min(account.age, 700)));
  const row = planter.add('Opportunity', account.ownerId, age, {
    AccountId: account.id,
    LeadSource: random.pick(['Web', 'Trade Show', 'Customer Referral', 'Partner Referral', 'Webinar']),
    Competitor__c: random.chance(0.6)
      ? random.pick(['None', 'In-house build', 'Spreadsheets', 'Other vendor'])
      : null,
    Pricebook2Id: lines > 0 ? prices.pricebookId : null,
    OwnerId: account.ownerId,
    ...values,
  });
  random.sample(prices.entries, lines).forEach((entry, at) => {
    const hardware = entry.family === 'Hardware' || entry.family === 'Training';
    planter.add('OpportunityLineItem', account.ownerId, age, {
      OpportunityId: row.id,
      PricebookEntryId: entry.id,
      Quantity: hardware ? random.int(5, 60) : random.int(1, 3),
      UnitPrice: entry.price,
      Discount: random.chance(0.3) ? random.pick([5, 10, 12.5, 20]) : null,
      SortOrder: at + 1,
    });
  });
  random
    .sample(account.contacts, Math.min(account.contacts.length, random.int(0, 2)))
    .forEach((contact, at) => {
      planter.add('OpportunityContactRole', account.ownerId, age, {
        OpportunityId: row.id,
        ContactId: contact,
        Role: random.pick([
          'Decision Maker',
          'Economic Buyer',
          'Evaluator',
          'Influencer',
          'Executive Sponsor',
        ]),
        IsPrimary: at === 0,
      });
    });
  return row.id;
}

/** What chance makes of an opportunity's course: stage, close date and what follows from them. */
function course(planter: Planter): Values {
  const { random } = planter;
  if (random.chance(0.55)) {
    const won = random.chance(0.56);
    return {
      StageName: won ? 'Closed Won' : 'Closed Lost',
      CloseDate: planter.day(random.int(-560, -1)),
      Loss_Reason__c: won
        ? null
        : random.pick(['Price', 'Missing Feature', 'No Decision', 'Lost to Competitor', 'Timing']),
    };
  }
  return {
    StageName: random.weighted(OPEN),
    // A few open ones are overdue: every pipeline has them.
    CloseDate: planter.day(random.chance(0.12) ? random.int(-60, -1) : random.int(0, 240)),
    NextStep: random.chance(0.8) ? random.pick(nextSteps) : null,
  };
}

export function plantOpportunities(
  planter: Planter,
  accounts: readonly PlantedAccount[],
  prices: PriceList,
  campaigns: readonly string[],
  count: number,
): string[] {
  const { random } = planter;
  const renewal = planter.store.schema.object('Opportunity')?.recordTypes[1]?.id ?? null;
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const account = random.pick(accounts);
    const subject = random.pick(SUBJECTS);
    const existing = account.customer && random.chance(0.66);
    const values = {
      Name: `${account.name} - ${subject}`,
      Amount: random.chance(0.96) ? random.int(4, 320) * 500 : null,
      Type: existing
        ? random.pick(['Existing Customer - Upgrade', 'Existing Customer - Replacement'])
        : 'New Customer',
      CampaignId: campaigns.length > 0 && random.chance(0.25) ? random.pick(campaigns) : null,
      ...course(planter),
      ...(subject === 'Platform renewal' && renewal ? { RecordTypeId: renewal } : {}),
    };
    ids.push(plantOpportunity(planter, account, prices, values, random.chance(0.6) ? random.int(1, 4) : 0));
  }
  return ids;
}

export function plantLeads(planter: Planter, staff: Staff, queue: string, count: number): string[] {
  const { random } = planter;
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)];
    const [trade, industry] = random.pick(trades);
    const company = `${random.pick(placeWords)} ${trade}`;
    const status = random.weighted([
      ['Open - Not Contacted', 5],
      ['Working - Contacted', 4],
      ['Closed - Not Converted', 2],
    ] as const);
    const ownerId = random.chance(0.15) ? queue : random.pick(staff.reps);
    ids.push(
      planter.add('Lead', staff.admin, random.int(0, 300), {
        FirstName: random.chance(0.95) ? first : null,
        LastName: last,
        Company: company,
        Title: random.pick(titles)[0],
        Email: random.chance(0.9) ? `${first}.${last}@${domainOf(company)}`.toLowerCase() : null,
        Phone: random.chance(0.7) ? phoneNumber(planter) : null,
        Website: random.chance(0.5) ? `https://www.${domainOf(company)}` : null,
        LeadSource: random.pick(['Web', 'Trade Show', 'Webinar', 'Purchased List', 'Partner Referral']),
        Status: status,
        Industry: industry,
        Rating: random.chance(0.7) ? random.pick(['Hot', 'Warm', 'Cold']) : null,
        NumberOfEmployees: Math.round(10 ** (1 + random.next() * 3)),
        AnnualRevenue: random.chance(0.5) ? random.int(1, 90) * 1_000_000 : null,
        Fit_Score__c: random.int(5, 99),
        IsUnreadByOwner: status === 'Open - Not Contacted',
        ...addressValues(planter, ''),
        OwnerId: ownerId,
      }).id,
    );
  }
  return ids;
}

const CAMPAIGNS = [
  ['Spring Logistics Expo', 'Trade Show', 'Completed', -210, -207],
  ['Route Planning Webinar', 'Webinar', 'Completed', -95, -95],
  ['Cold Chain Email Series', 'Email', 'In Progress', -30, 25],
  ['Partner Referral Program', 'Referral Program', 'In Progress', -300, 120],
  ['Autumn Customer Summit', 'Conference', 'Planned', 60, 62],
  ['Warehouse Automation Launch', 'Advertisement', 'In Progress', -14, 46],
  ['Driver Retention Study', 'Public Relations', 'Completed', -160, -120],
  ['Trade Press Mailing', 'Direct Mail', 'Aborted', -80, -60],
] as const;

export function plantCampaigns(planter: Planter, staff: Staff): string[] {
  const { random } = planter;
  const umbrella = planter.add('Campaign', staff.vpSales, 320, {
    Name: 'Pipeline Program',
    Type: 'Other',
    Status: 'In Progress',
    IsActive: true,
    StartDate: planter.day(-320),
    BudgetedCost: 250_000,
  });
  const children = CAMPAIGNS.map(
    ([name, type, status, from, to]) =>
      planter.add('Campaign', staff.vpSales, Math.max(20, -from + 40), {
        Name: name,
        ParentId: umbrella.id,
        Type: type,
        Status: status,
        IsActive: status === 'In Progress',
        StartDate: planter.day(from),
        EndDate: planter.day(to),
        BudgetedCost: random.int(5, 60) * 1000,
        ActualCost: status === 'Completed' ? random.int(5, 70) * 1000 : null,
        ExpectedRevenue: random.int(50, 600) * 1000,
        ExpectedResponse: random.int(2, 20),
        NumberSent: random.int(100, 5000),
      }).id,
  );
  return [umbrella.id, ...children];
}

export function plantMembers(
  planter: Planter,
  staff: Staff,
  campaigns: readonly string[],
  leads: readonly string[],
  contacts: readonly string[],
): void {
  const { random } = planter;
  for (const campaign of campaigns.slice(1)) {
    for (const id of random.sample(leads, 18)) plantMember(planter, staff, campaign, { LeadId: id });
    for (const id of random.sample(contacts, 22)) plantMember(planter, staff, campaign, { ContactId: id });
  }
}

function plantMember(planter: Planter, staff: Staff, campaign: string, person: Values): void {
  const status = planter.random.pick(['Sent', 'Sent', 'Opened', 'Responded', 'Registered', 'Attended']);
  const responded = planter.day(-planter.random.int(1, 90));
  planter.add('CampaignMember', staff.vpSales, planter.random.int(1, 120), {
    CampaignId: campaign,
    Status: status,
    FirstRespondedDate: responded,
    ...person,
  });
}
