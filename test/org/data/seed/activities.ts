import type { Values } from '../store.ts';
import type { PlantedAccount } from './accounts.ts';
import type { Staff } from './people.ts';
import type { Planter } from './planter.ts';
import { eventSubjects, taskSubjects } from './words.ts';

export function plantTask(planter: Planter, ownerId: string, dueOffset: number | null, values: Values): void {
  const { random } = planter;
  const [subject, type] = random.pick(taskSubjects);
  const due = dueOffset ?? random.int(-10, 10);
  planter.add('Task', ownerId, Math.max(0, random.int(0, 20) - Math.min(0, due)), {
    Subject: subject,
    Type: type,
    TaskSubtype: type === 'Call' ? 'Call' : 'Task',
    ActivityDate: dueOffset === null ? null : planter.day(dueOffset),
    Priority: random.weighted([
      ['High', 1],
      ['Normal', 5],
      ['Low', 1],
    ]),
    OwnerId: ownerId,
    ...values,
  });
}

export function plantEvent(planter: Planter, ownerId: string, offset: number, values: Values): void {
  const { random } = planter;
  planter.add('Event', ownerId, Math.max(0, random.int(1, 20) - Math.min(0, offset)), {
    Subject: random.pick(eventSubjects),
    StartDateTime: planter.moment(offset, random.int(8, 16), random.pick([0, 30])),
    DurationInMinutes: random.pick([30, 60, 90]),
    Type: random.pick(['Meeting', 'Call']),
    Location: random.chance(0.4) ? random.pick(['Video call', 'Customer site', 'Head office, room 3']) : null,
    OwnerId: ownerId,
    ...values,
  });
}

/** Tasks and events about accounts, opportunities, cases, people and leads; some about nothing at all. */
export function plantActivities(
  planter: Planter,
  staff: Staff,
  accounts: readonly PlantedAccount[],
  about: { opportunities: readonly string[]; cases: readonly string[]; leads: readonly string[] },
  counts: { tasks: number; events: number },
): void {
  const { random, store } = planter;
  const links = (): Values & { OwnerId: string } => {
    const account = random.pick(accounts);
    const person = account.contacts.length > 0 && random.chance(0.7) ? random.pick(account.contacts) : null;
    const ownerOf = (id: string) => {
      const owner = String(store.get(id)?.values.OwnerId ?? staff.admin);
      return owner.startsWith('005') ? owner : (staff.agents[0] ?? staff.admin);
    };
    const kind = random.weighted([
      ['account', 4],
      ['opportunity', 4],
      ['case', 2],
      ['lead', 2],
      ['none', 0.3],
    ]);
    if (kind === 'opportunity') {
      const id = random.pick(about.opportunities);
      return { WhatId: id, WhoId: null, OwnerId: ownerOf(id) };
    }
    if (kind === 'case') {
      const id = random.pick(about.cases);
      return { WhatId: id, WhoId: null, OwnerId: ownerOf(id) };
    }
    if (kind === 'lead') {
      const id = random.pick(about.leads);
      const owner = ownerOf(id);
      return { WhoId: id, OwnerId: owner };
    }
    if (kind === 'none') return { OwnerId: random.pick(staff.reps) };
    return { WhatId: account.id, WhoId: person, OwnerId: account.ownerId };
  };
  for (let n = 0; n < counts.tasks; n += 1) {
    const done = random.chance(0.6);
    const offset = done ? random.int(-400, -1) : random.int(-25, 60);
    const link = links();
    plantTask(planter, link.OwnerId, random.chance(0.95) ? offset : null, {
      ...link,
      Status: done
        ? 'Completed'
        : random.weighted([
            ['Not Started', 6],
            ['In Progress', 3],
            ['Waiting on someone else', 1],
            ['Deferred', 0.5],
          ]),
      ...(done ? { CompletedDateTime: planter.moment(Math.min(offset, -1)) } : {}),
    });
  }
  for (let n = 0; n < counts.events; n += 1) {
    const link = links();
    plantEvent(planter, link.OwnerId, random.int(-200, 45), link);
  }
}
