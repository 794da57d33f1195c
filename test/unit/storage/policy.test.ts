import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { NO_POLICY, type Policy, readPolicy, watchPolicy } from '../../../lib/storage/policy.ts';
import { POLICY_KEYS, parsePolicy } from '../../../lib/storage/policy-parse.ts';
import { maySetUpSharing } from '../../../lib/storage/policy-sharing.ts';
import { TOOL_NAMES } from '../../../lib/storage/policy-tools.ts';
import { tools } from '../../../lib/tools/registry.ts';
import browser, { resetBrowser } from '../fake-browser.ts';
import { looserThan } from './policy-looser.ts';

const KEY = 'age14h8h3sxsmakjazehvxq8ns4wk7lha688h5y8vdkwtjpj23eufuxs63tqp9';
const FULL = {
  organisation: 'Larkfield',
  signIn: [
    { name: 'Production', consumerKey: '3MVG9.a', loginUrl: 'https://acme.my.salesforce.com', scopes: 'api' },
    { name: 'UAT', consumerKey: '3MVG9.b', loginUrl: 'https://test.salesforce.com', scopes: 'full' },
  ],
  allowedOrgs: ['00D000000000001EAA', 'acme.my.salesforce.com', '*.sandbox.my.salesforce.com'],
  allowedProviders: ['anthropic', 'https://models.acme.example'],
  agents: [
    {
      name: 'Sales',
      icon: 'chart',
      instructions: 'Be brief.',
      model: { preset: 'anthropic', provider: 'Anthropic', model: 'm', effort: 'low' },
      salesforce: { method: 'own' },
      toolPermissions: { update_records: 'needs_approval', create_records: 'disabled' },
      objectScope: { update_records: ['Account'] },
      starters: ['What is new?'],
    },
    { name: 'Readers', toolPermissions: { update_records: 'disabled' } },
  ],
  ownAgents: false,
  toolCeilings: { delete_records: 'disabled', update_records: 'needs_approval', '*': 'needs_approval' },
  objectCeilings: { '*': ['Account', 'Contact'], query_records: ['Account'] },
  sharedConnections: {
    setUpBy: 'administrators',
    administrators: [KEY],
    provided: [{ name: 'Service desk', text: 'age-encryption.org/v1' }],
  },
  history: { keep: true, days: 7 },
  activityDays: 365,
};

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

function withAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, put);
  return copy;
}

const junk = fc.constantFrom<unknown>(null, -1, 0, 7.5, '', '  ', 'never!', 'Always allow', [[]]);

/** What is no mistake: any words where words are asked for, and an agent that may touch any object. */
function isReadable(path: Path, put: unknown): boolean {
  const last = path.at(-1);
  if (put === null) return path.includes('objectScope') && typeof last === 'string';
  return typeof put === 'string' && put.trim() !== '' && WORDS.includes(last ?? '');
}
const WORDS: readonly unknown[] = ['consumerKey', 'loginUrl', 'scopes', 'text'];

describe('a policy', () => {
  it('that says everything is read in full, with nothing unreadable', () => {
    const policy = parsePolicy(FULL);
    expect(policy.unreadable).toEqual([]);
    expect(policy).toMatchObject({
      present: true,
      organisation: 'Larkfield',
      signIns: FULL.signIn,
      allowedOrgs: FULL.allowedOrgs,
      allowedProviders: FULL.allowedProviders,
      ownAgents: false,
      toolCeilings: FULL.toolCeilings,
      objectCeilings: FULL.objectCeilings,
      sharing: FULL.sharedConnections,
      history: FULL.history,
      activityDays: 365,
    });
    expect(policy.agents?.map(({ id, name }) => [id, name])).toEqual([
      ['policy:sales', 'Sales'],
      ['policy:readers', 'Readers'],
    ]);
    expect(Object.keys(FULL)).toEqual(POLICY_KEYS);
  });

  it('that is not there sets nothing', () => {
    for (const none of [undefined, {}]) expect(parsePolicy(none)).toEqual(NO_POLICY);
  });

  it('never makes the parser throw, and gives a Policy, whatever it is', () => {
    const keyed = fc.dictionary(fc.constantFrom(...POLICY_KEYS, 'keys', '__proto__', 'x'), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), keyed), (raw) => {
        const policy = parsePolicy(raw);
        expect(Object.keys(policy)).toEqual(Object.keys(NO_POLICY));
        expect(looserThan(policy, NO_POLICY)).toEqual([]);
        for (const agent of policy.agents ?? []) expect(agent.id).toMatch(/^policy:./);
      }),
    );
  });

  it('is never looser for a part that cannot be read, and names it', () => {
    const paths = pathsOf(FULL).filter((path) => path.length > 0);
    const sound = parsePolicy(FULL);
    const hurting = fc.tuple(fc.constantFrom(...paths), junk).filter(([path, put]) => !isReadable(path, put));
    fc.assert(
      fc.property(fc.array(hurting, { minLength: 1, maxLength: 4 }), (hurt) => {
        // An inner one first: it may be gone once the outer one is.
        const inOrder = hurt.toSorted(([a], [b]) => b.length - a.length);
        const raw = inOrder.reduce<unknown>((value, [path, put]) => withAt(value, path, put), FULL);
        expect(looserThan(parsePolicy(raw), sound)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    for (const key of POLICY_KEYS)
      expect(parsePolicy({ ...FULL, [key]: -1 }).unreadable.map((name) => name.split(/[.[]/)[0])).toContain(
        key,
      );
  });

  it('is not loosened by a key that the browser left out, as long as the others name it', () => {
    const keys = Object.keys(FULL);
    const sound = parsePolicy({ ...FULL, keys });
    expect(sound.unreadable).toEqual([]);
    for (const left of keys) {
      const { [left as keyof typeof FULL]: _, ...rest } = FULL;
      const policy = parsePolicy({ ...rest, keys });
      expect(looserThan(policy, sound)).toEqual([]);
      expect(policy.unreadable).toContain(left);
    }
    expect(parsePolicy({ keys }).present).toBe(true);
    expect(looserThan(parsePolicy({ keys: 'all' }), sound)).toEqual([]);
    expect(parsePolicy({ keys: ['toolCeiling'] }).unreadable).toEqual(['keys.toolCeiling']);
  });

  it('that is no policy at all forbids everything', () => {
    for (const raw of ['', 7, null, [], true]) {
      expect(looserThan(parsePolicy(raw), parsePolicy(FULL))).toEqual([]);
      expect(parsePolicy(raw)).toMatchObject({ signIns: [], toolCeilings: { '*': 'disabled' } });
    }
  });

  it.each([
    [{ toolCeilings: 'disabled' }, { toolCeilings: { '*': 'disabled' } }, ['toolCeilings']],
    [
      { toolCeilings: { delete_records: false, update_records: 'needs_approval' } },
      { toolCeilings: { delete_records: 'disabled', update_records: 'needs_approval' } },
      ['toolCeilings.delete_records'],
    ],
    [
      { toolCeilings: { delete_record: 'disabled' } },
      { toolCeilings: { delete_record: 'disabled' } },
      ['toolCeilings.delete_record'],
    ],
    [{ objectCeilings: { '*': 'Account' } }, { objectCeilings: { '*': [] } }, ['objectCeilings.*']],
    [{ allowedOrgs: 'acme' }, { allowedOrgs: [] }, ['allowedOrgs']],
    [
      { allowedOrgs: ['https://Acme.my.salesforce.com/', '*', 7] },
      { allowedOrgs: ['acme.my.salesforce.com'] },
      ['allowedOrgs[1]', 'allowedOrgs[2]'],
    ],
    [
      { allowedProviders: ['compatible', 'https://Models.acme.example/v1', 'http://localhost:1234'] },
      { allowedProviders: ['https://models.acme.example', 'http://localhost:1234'] },
      ['allowedProviders[0]'],
    ],
    [{ signIn: 'my key' }, { signIns: [] }, ['signIn']],
    [
      { signIn: { consumerKey: ' 3MVG9 ', loginUrl: 'acme.my.salesforce.com/' } },
      {
        signIns: [
          {
            name: 'acme.my.salesforce.com',
            consumerKey: '3MVG9',
            loginUrl: 'https://acme.my.salesforce.com',
            scopes: 'full refresh_token',
          },
        ],
      },
      [],
    ],
    [{ signIn: [{ consumerKey: 'a', loginUrl: 'http://x.example' }] }, { signIns: [] }, ['signIn[0]']],
    [{ history: { keep: 'no' } }, { history: { keep: false, days: 30 } }, ['history']],
    [{ history: { keep: true, days: 0 } }, { history: { keep: false, days: 30 } }, ['history']],
    [{ activityDays: '90' }, { activityDays: 3_650 }, ['activityDays']],
    [{ ownAgents: 'yes' }, { ownAgents: false }, ['ownAgents']],
    [
      { sharedConnections: { setUpBy: 'admins' } },
      { sharing: { setUpBy: 'nobody', administrators: [], provided: [] } },
      ['sharedConnections.setUpBy'],
    ],
    [
      { deleteAllowed: false },
      { ...NO_POLICY, present: true, unreadable: ['deleteAllowed'] },
      ['deleteAllowed'],
    ],
  ])('%j', (raw, expected, unreadable) => {
    const policy = parsePolicy(raw);
    expect(policy).toMatchObject(expected);
    expect(policy.unreadable).toEqual(unreadable);
  });

  it('knows every tool there is', () => {
    expect(TOOL_NAMES).toEqual(tools.map(({ name }) => name));
  });
});

describe('agents of a policy', () => {
  const agents = (value: unknown) => parsePolicy({ agents: value });

  it('that cannot be read stay, without a connector, and so without a tool', () => {
    const { agents: read, unreadable } = agents([
      { name: 'Sales', toolPermissions: 'none' },
      'Service',
      { name: 'Fine', toolPermissions: { update_records: 'maybe' }, toolPermission: {} },
    ]);
    expect(read).toMatchObject([
      { name: 'Sales', salesforce: null },
      { name: 'Agent 2 (cannot be read)', salesforce: null },
      { name: 'Fine', salesforce: { method: null }, toolPermissions: { update_records: 'disabled' } },
    ]);
    expect(unreadable).toEqual([
      'agents[0]',
      'agents[1]',
      'agents[2].toolPermission',
      'agents[2].toolPermissions.update_records',
    ]);
    expect(agents('Sales').agents).toMatchObject([{ salesforce: null }]);
  });

  it('have ids that are nobody else’s, and stay the same in another order', () => {
    const ids = (...names: string[]) => agents(names.map((name) => ({ name }))).agents?.map(({ id }) => id);
    expect(ids('Sales', 'Vertrieb für EMEA', 'sales')).toEqual([
      'policy:sales',
      'policy:vertrieb-für-emea',
      'policy:sales-2',
    ]);
    expect(ids('Vertrieb für EMEA', 'Sales')).toEqual(['policy:vertrieb-für-emea', 'policy:sales']);
    expect(agents({ id: 'policy:x', name: '✨' }).agents?.[0]?.id).toBe('policy:x');
    expect(ids('✨')).toEqual(['policy:1']);
    expect(ids('x'.repeat(80))?.[0]?.length).toBeLessThanOrEqual(64);
  });
});

describe('who may set up shared connections', () => {
  const of = (sharedConnections: unknown) => parsePolicy({ sharedConnections });

  it.each<[Policy, string | null, boolean]>([
    [NO_POLICY, null, true],
    [of({ setUpBy: 'nobody', administrators: [KEY] }), KEY, false],
    [of({ setUpBy: 'administrators', administrators: [KEY] }), KEY, true],
    [of({ administrators: [KEY] }), `${KEY.slice(0, -1)}p`, false],
    [of({ setUpBy: 'administrators' }), null, false],
    [of({ administrators: ['age-secret-key'] }), KEY, false],
  ])('%#', (policy, key, allowed) => {
    expect(maySetUpSharing(policy, key)).toBe(allowed);
  });
});

describe('reading it', () => {
  beforeEach(resetBrowser);

  it('gives no policy where the browser has none, and what there is now otherwise', async () => {
    expect(await readPolicy()).toEqual(NO_POLICY);
    await browser.storage.managed.set({ toolCeilings: { '*': 'disabled' } });
    expect((await readPolicy()).toolCeilings).toEqual({ '*': 'disabled' });
    const { get } = browser.storage.managed;
    // As Firefox does where there is none.
    browser.storage.managed.get = () => Promise.reject(new Error('Managed storage manifest not found'));
    expect(await readPolicy()).toEqual(NO_POLICY);
    browser.storage.managed.get = get;
  });

  it('tells of changes, in their order, until it is stopped', async () => {
    const seen: (string | null)[] = [];
    const stop = watchPolicy(({ organisation }) => seen.push(organisation));
    await browser.storage.managed.set({ organisation: 'Larkfield' });
    await expect.poll(() => seen).toEqual(['Larkfield']);
    await browser.storage.local.set({ organisation: 'Nobody' });
    await browser.storage.managed.remove('organisation');
    await expect.poll(() => seen).toEqual(['Larkfield', null]);
    stop();
    await browser.storage.managed.set({ organisation: 'Larkfield' });
    await readPolicy();
    expect(seen).toHaveLength(2);
  });
});
