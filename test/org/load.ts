import type { OrgData, OrgSession, OrgUser } from './contract.ts';
import { OrgError } from './contract.ts';
import { Clock } from './data/clock.ts';
import { controlsOf } from './data/controls.ts';
import { toId18 } from './data/ids.ts';
import { loadDirectory } from './data/load/directory.ts';
import { becomeSandbox, sandboxId } from './data/sandbox.ts';
import { PASSWORD } from './data/seed/people.ts';
import { plantCompany } from './data/seed/plant.ts';
import { Session } from './data/session.ts';
import { Store } from './data/store.ts';
import { Views } from './data/views.ts';
import { standardObjects } from './schema/objects/all.ts';
import { Schema } from './schema/schema.ts';

const ORG_ID = toId18('00DHs000000LkFd') ?? '';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The org over a store: its active users and a session for each. */
export function orgOver(store: Store): OrgData {
  const views = new Views(store);
  const users = store
    .list('User')
    .filter((row) => row.values.IsActive === true)
    .map(
      ({ id, values }): OrgUser => ({
        id,
        username: text(values.Username),
        password: PASSWORD,
        name: text(values.Name),
        email: text(values.Email),
        profile: text(store.get(text(values.ProfileId))?.values.Name),
        timeZone: text(values.TimeZoneSidKey) || 'GMT',
        locale: text(values.LocaleSidKey) || 'en_US',
      }),
    );
  const organization = store.list('Organization')[0];
  return {
    orgId: organization?.id ?? ORG_ID,
    orgName: text(organization?.values.Name),
    users,
    controls: controlsOf(store),
    session(userId): OrgSession {
      const user = users.find((one) => one.id === userId);
      if (!user) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
      return new Session(store, views, user);
    },
  };
}

/**
 * An org with data in it. `now` is its clock: it stands there, and moves a second with every write. Without `dataDir`
 * the default company; with it, what the files there describe and hold (see data/load/directory.ts). With `sandbox` it
 * is the full copy of that org in a sandbox of that name. Throws an Error that names the file when one cannot be used.
 */
export function loadOrg(options: { dataDir?: string; now: Date; sandbox?: string }): OrgData {
  const clock = new Clock(options.now);
  const orgId = options.sandbox === undefined ? ORG_ID : sandboxId(ORG_ID);
  const store =
    options.dataDir === undefined ? company(clock, orgId) : loadDirectory(options.dataDir, clock, orgId);
  if (options.sandbox !== undefined) becomeSandbox(store, options.sandbox);
  return orgOver(store);
}

function company(clock: Clock, orgId: string): Store {
  const store = new Store(new Schema(standardObjects), clock);
  plantCompany(store, orgId);
  return store;
}
