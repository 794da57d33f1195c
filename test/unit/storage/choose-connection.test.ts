import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Connector,
  chooseConnection,
  connectorInForce,
} from '../../../lib/storage/choose-connection.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { connection, page } from '../../demo/gallery/invented.ts';

const here = page().context;
const elsewhere = page({ org: { ...here.org, myDomainHost: 'other.my.salesforce.com' } }).context;
const unknown = page({ org: { ...here.org, myDomainHost: null } }).context;
const other = {
  ...connection,
  id: 'k2',
  orgId: '00D000000000002AAA',
  myDomainHost: 'other.my.salesforce.com',
};
const colleague = { ...connection, id: 'k3', userId: '005000000000003AAA' };
const out = <T extends object>(it: T) => ({ ...it, state: 'needs_login' }) as const;
const shared = <T extends Connection>(it: T) => ({ ...it, id: `shared-${it.id}`, method: 'shared' }) as const;
const OWN: Connector = { method: 'own', connectionId: null };
const SHARED: Connector = { method: 'shared', connectionId: null };

test('a new chat goes where its page is, else to the first that works', () => {
  expect(chooseConnection([connection, other], elsewhere, null, OWN)).toBe(other);
  expect(chooseConnection([connection, other], unknown, null, OWN)).toBe(connection);
  const signedOut = out(connection);
  expect(chooseConnection([signedOut, other], null, null, OWN)).toBe(other);
  expect(chooseConnection([signedOut], null, null, OWN)).toBe(signedOut);
  expect(chooseConnection([], here, null, OWN)).toBeNull();
});

test('of two users of the page’s org, the one that works', () => {
  expect(chooseConnection([out(connection), colleague], here, null, OWN)).toBe(colleague);
});

test('a chat stays with the org and the user it began with', () => {
  expect(chooseConnection([colleague, connection, other], elsewhere, connection, OWN)).toBe(connection);
  expect(chooseConnection([colleague, connection, other], null, colleague, OWN)).toBe(colleague);
});

test('an org that is signed out is asked for again, and no other answers in its place', () => {
  const signedOut = out(connection);
  expect(chooseConnection([other, signedOut], here, null, OWN)).toBe(signedOut);
  expect(chooseConnection([other, signedOut], elsewhere, connection, OWN)).toBe(signedOut);
});

test('a chat whose connection was removed goes where its page is, and nowhere by itself', () => {
  expect(chooseConnection([other], elsewhere, connection, OWN)).toBe(other);
  expect(chooseConnection([other], null, connection, OWN)).toBeNull();
  expect(chooseConnection([other], unknown, connection, OWN)).toBeNull();
  expect(chooseConnection([other, colleague], elsewhere, connection, OWN)).toBe(colleague);
});

describe('the agent’s connector', () => {
  it('may be missing: then nobody answers', () => {
    expect(chooseConnection([connection], here, connection, null)).toBeNull();
  });

  it('takes accounts of its method only, also of the org and the user the chat began with', () => {
    const service = shared(connection);
    expect(chooseConnection([connection, service], here, connection, SHARED)).toBe(service);
    expect(chooseConnection([service, connection], here, connection, OWN)).toBe(connection);
    expect(chooseConnection([connection, other], here, null, SHARED)).toBeNull();
    expect(chooseConnection([service], here, connection, OWN)).toBeNull();
  });

  it('goes to exactly one connection where it names one, signed out or not', () => {
    const named = (connectionId: string): Connector => ({ method: 'own', connectionId });
    const service = shared(other);
    expect(chooseConnection([connection, other, service], here, connection, named(service.id))).toBe(service);
    const signedOut = out(other);
    expect(chooseConnection([connection, signedOut], here, null, named(other.id))).toBe(signedOut);
    expect(chooseConnection([connection], here, connection, named(other.id))).toBeNull();
  });

  it('prefers an account signed in to here to a copy handed out, and what works to both', () => {
    const mine = { ...shared(connection), id: 's1' };
    const copy = { ...shared(colleague), id: 's2', sharedBy: { shareId: 'x', name: 'Mara', at: 1 } };
    expect(chooseConnection([copy, mine], here, null, SHARED)).toBe(mine);
    const signedOut = out(mine);
    expect(chooseConnection([signedOut, copy], here, null, SHARED)).toBe(copy);
  });

  it('is what the agent says, else what stands under Connections', () => {
    expect(connectorInForce(null, 'own')).toBeNull();
    expect(connectorInForce({ method: null, connectionId: null }, 'shared')).toEqual(SHARED);
    expect(connectorInForce({ method: 'own', connectionId: null }, 'shared')).toEqual(OWN);
    expect(connectorInForce({ method: null, connectionId: 'k2' }, 'own')).toEqual({
      method: 'own',
      connectionId: 'k2',
    });
  });
});

test('whatever there is: what is chosen is allowed, and a chat changes its org only with the page (I8)', () => {
  const orgs = ['00D1', '00D2', '00D3'];
  const any = fc.record({
    org: fc.constantFrom(...orgs),
    user: fc.constantFrom('0051', '0052'),
    method: fc.constantFrom('own' as const, 'shared' as const),
    state: fc.constantFrom('connected' as const, 'needs_login' as const),
    copy: fc.boolean(),
  });
  const begun = fc.option(
    fc.record({ orgId: fc.constantFrom(...orgs), userId: fc.constantFrom('0051', '0052') }),
  );
  const connectors = fc.option(
    fc.record({
      method: fc.constantFrom('own' as const, 'shared' as const),
      connectionId: fc.option(fc.nat(5).map((i) => `c${i}`)),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 6 }),
      fc.option(fc.constantFrom(...orgs)),
      begun,
      connectors,
      (made, pageOrg, begunIn, connector) => {
        const connections: Connection[] = made.map(({ org, user, method, state, copy }, i) => ({
          ...connection,
          ...{ id: `c${i}`, orgId: org, userId: user, method, state },
          myDomainHost: `${org}.my.salesforce.com`,
          sharedBy: copy ? { shareId: 's', name: 'Mara', at: 1 } : null,
        }));
        const at = pageOrg && page({ org: { ...here.org, myDomainHost: `${pageOrg}.my.salesforce.com` } });
        const chosen = chooseConnection(connections, at ? at.context : null, begunIn, connector);
        if (!connector) return chosen === null;
        if (connector.connectionId !== null)
          return (chosen?.id ?? connector.connectionId) === connector.connectionId;
        const eligible = connections.filter(({ method }) => method === connector.method);
        const same = eligible.some((it) => it.orgId === begunIn?.orgId && it.userId === begunIn.userId);
        if (same) return chosen?.orgId === begunIn?.orgId && chosen?.userId === begunIn?.userId;
        if (!chosen) return begunIn !== null || eligible.length === 0;
        const moved = begunIn !== null && chosen.orgId !== begunIn.orgId;
        return chosen.method === connector.method && (!moved || chosen.orgId === pageOrg);
      },
    ),
  );
});
