import type { Values } from '../store.ts';
import type { PlantedAccount } from './accounts.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';
import { caseSubjects } from './words.ts';

const COMMENTS = [
  'Asked for the log file of the last two days.',
  'Could reproduce it on the staging system.',
  'The customer confirms that it works again.',
  'Handed over to engineering, ticket is open.',
  'Called back, left a message.',
];

/** A case with its comments; `values` are over what chance gives. */
export function plantCase(
  planter: Planter,
  staff: Staff,
  account: PlantedAccount | undefined,
  ageDays: number,
  values: Values,
): string {
  const { random } = planter;
  const [subject, type, reason] = random.pick(caseSubjects);
  const owner = random.weighted([
    ...staff.agents.map((agent) => [agent, 3] as const),
    [staff.supportQueue, 1.5],
    [staff.vpService, 0.5],
  ]);
  const billing = planter.store.schema.object('Case')?.recordTypes[1]?.id ?? null;
  const row = planter.add('Case', staff.agents[0] ?? '', ageDays, {
    AccountId: account?.id ?? null,
    ContactId: account && account.contacts.length > 0 ? random.pick(account.contacts) : null,
    Subject: subject,
    Type: type,
    Reason: reason,
    Origin: random.pick(['Phone', 'Email', 'Email', 'Web', 'Chat']),
    Priority: random.weighted([
      ['High', 2],
      ['Medium', 5],
      ['Low', 3],
    ]),
    Severity__c: random.pick(['1 - Outage', '2 - Major', '3 - Minor', '3 - Minor', '4 - Cosmetic']),
    Description: `${subject}. ${account ? `Reported by ${account.name}.` : 'Reported anonymously.'}`,
    First_Response_Minutes__c: random.chance(0.85) ? random.int(3, 720) : null,
    OwnerId: owner,
    ...(reason === 'Billing' && billing ? { RecordTypeId: billing } : {}),
    ...values,
  });
  const comments = random.weighted([
    [0, 4],
    [1, 3],
    [2, 2],
  ]);
  for (let n = 0; n < comments; n += 1) {
    planter.add('CaseComment', random.pick(staff.agents), random.int(0, ageDays), {
      ParentId: row.id,
      IsPublished: random.chance(0.5),
      CommentBody: random.pick(COMMENTS),
    });
  }
  return row.id;
}

export function plantCases(
  planter: Planter,
  staff: Staff,
  accounts: readonly PlantedAccount[],
  count: number,
): string[] {
  const { random } = planter;
  const customers = accounts.filter((account) => account.customer);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const closed = random.chance(0.62);
    const age = closed ? random.int(4, 420) : random.int(0, 60);
    const status = closed
      ? 'Closed'
      : random.weighted([
          ['New', 4],
          ['Working', 5],
          ['Waiting on Customer', 3],
          ['Escalated', 2],
        ]);
    ids.push(
      plantCase(planter, staff, random.chance(0.97) ? random.pick(customers) : undefined, age, {
        Status: status,
        IsEscalated: status === 'Escalated',
        ...(closed ? { ClosedDate: planter.moment(-random.int(0, age - 1)) } : {}),
      }),
    );
  }
  return ids;
}

/** Renewals of customers, and visits to their sites. */
export function plantCustomObjects(
  planter: Planter,
  staff: Staff,
  accounts: readonly PlantedAccount[],
): void {
  const { random } = planter;
  for (const account of accounts.filter((one) => one.customer).slice(0, 130)) {
    const end = random.int(-30, 300);
    planter.add('Renewal__c', account.ownerId, random.int(1, 300), {
      Account__c: account.id,
      Status__c:
        end < 0
          ? random.pick(['Renewed', 'Lost'])
          : random.weighted([
              ['Upcoming', 6],
              ['In Progress', 3],
              ['At Risk', 2],
            ]),
      Term_Start__c: planter.day(end - 365),
      Term_End__c: planter.day(end),
      ARR__c: random.int(8, 240) * 1000,
      Uplift__c: random.int(-4, 20) * 500,
      Auto_Renew__c: random.chance(0.4),
      OwnerId: account.ownerId,
    });
    if (!random.chance(0.5)) continue;
    const visit = random.int(-200, 40);
    planter.add('Site_Visit__c', account.ownerId, Math.max(1, -visit + 10), {
      Name: `Visit ${account.name}`.slice(0, 80),
      Account__c: account.id,
      Visited_By__c: random.pick([account.ownerId, ...staff.agents]),
      Host__c: account.contacts[0] ?? null,
      Visit_Start__c: planter.moment(visit),
      Outcome__c: visit < 0 ? random.pick(['Positive', 'Neutral', 'Follow-up Needed', 'Cancelled']) : null,
      Attendees__c: random.int(2, 14),
      OwnerId: account.ownerId,
    });
  }
}
