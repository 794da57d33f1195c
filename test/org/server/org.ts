import type { OrgData, OrgUser } from '../contract.ts';
import { hostsOf, type OrgDomain, type OrgHosts } from './hosts.ts';
import { LocatorStore } from './rest/locators.ts';
import { ApiUsage } from './usage.ts';

/** One org served by the process: its address, its data and what the server remembers about it. */
export class Org {
  readonly domain: OrgDomain;
  readonly hosts: OrgHosts;
  readonly locators: LocatorStore;
  readonly usage: ApiUsage;
  #load: () => OrgData;
  #data: OrgData;

  constructor(domain: OrgDomain, load: () => OrgData, dailyLimit: number, clock: () => number) {
    this.domain = domain;
    this.hosts = hostsOf(domain);
    this.locators = new LocatorStore(clock);
    this.usage = new ApiUsage(dailyLimit);
    this.#load = load;
    this.#data = load();
  }

  get data(): OrgData {
    return this.#data;
  }

  get id(): string {
    return this.#data.orgId;
  }

  get isSandbox(): boolean {
    return this.domain.partition === 'sandbox' || this.domain.partition === 'scratch';
  }

  user(id: string): OrgUser | undefined {
    return this.#data.users.find((user) => user.id === id);
  }

  userByName(username: string): OrgUser | undefined {
    const wanted = username.trim().toLowerCase();
    return this.#data.users.find((user) => user.username.toLowerCase() === wanted);
  }

  /** Back to the first day: rows, query locators and API count. */
  reset(): void {
    this.#data = this.#load();
    this.locators.clear();
    this.usage.reset();
  }
}
