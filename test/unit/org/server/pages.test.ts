import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { type Ask, ask, LIGHTNING, MY, startFake } from './client.ts';

let org: RunningOrg;
let cookie: string;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());
beforeEach(async () => {
  org.reset();
  const answer = await ask(org, '/__org/session?user=ada@fake.example', { host: LIGHTNING });
  cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
});

const ACCOUNT = '0015g0000000001AAA';
const visit = (path: string, options: Ask = {}) =>
  ask(org, path, { host: LIGHTNING, headers: { cookie }, ...options });
const model = async (path: string) => (await visit(`/aura/page?path=${encodeURIComponent(path)}`)).json();

describe('Lightning pages', () => {
  it('sends visitors without a session to the login form of My Domain', async () => {
    const answer = await ask(org, `/lightning/r/Account/${ACCOUNT}/view`, { host: LIGHTNING });
    expect(answer.status).toBe(302);
    const target = new URL(String(answer.headers.location));
    expect(target.host).toBe(MY);
    expect(target.searchParams.get('startURL')).toContain(
      encodeURIComponent(`https://${LIGHTNING}/lightning/r/Account/`),
    );
    expect((await ask(org, '/aura/page?path=/', { host: LIGHTNING })).status).toBe(401);
  });

  it('serves one page and its files for every address', async () => {
    const page = await visit(`/lightning/r/Account/${ACCOUNT}/view`);
    expect(page.text).toContain('<title>Lightning Experience | Salesforce</title>');
    for (const [, file] of page.text.matchAll(/(?:src|href)="(\/lightning\/assets\/[^"]+)"/g)) {
      expect((await visit(file ?? '')).status).toBe(200);
    }
    expect((await visit('/lightning/assets/../../main.ts')).status).not.toBe(200);
    expect((await visit('/lightning/assets/..%2F..%2Froutes.js')).status).toBe(404);
  });

  it.each([
    [`/lightning/r/Account/${ACCOUNT}/view`, 'record', 'Brightwater <b>Logistics</b> | Account | Salesforce'],
    [`/lightning/r/${ACCOUNT}/view`, 'record', 'Brightwater <b>Logistics</b> | Account | Salesforce'],
    [
      `/lightning/app/standard__Sales/r/Account/${ACCOUNT}/view`,
      'record',
      'Brightwater <b>Logistics</b> | Account | Salesforce',
    ],
    [
      `/lightning/r/Account/${ACCOUNT}/related/Contacts/view`,
      'related',
      'Contacts | Brightwater <b>Logistics</b> | Salesforce',
    ],
    ['/lightning/o/Account/home', 'list', 'Recently Viewed | Accounts | Salesforce'],
    ['/lightning/o/Account/list?filterName=AllAccounts', 'list', 'All Accounts | Accounts | Salesforce'],
    ['/lightning/o/Report/home', 'list', 'Recent | Reports | Salesforce'],
    ['/lightning/r/Report/00O5g0000000001EAA/view', 'report', 'Industries | Salesforce'],
    ['/lightning/page/home', 'home', 'Home | Salesforce'],
    ['/lightning/setup/ObjectManager/home', 'setup', 'Object Manager | Salesforce'],
    [
      '/lightning/r/Account/0015g0000099999AAA/view',
      'message',
      "We can't find the record you're looking for | Salesforce",
    ],
    ['/lightning/o/Nope/home', 'message', "We can't find the record you're looking for | Salesforce"],
    ['/lightning/n/Whatever', 'message', 'Page not found | Salesforce'],
  ])('%s is a %s page titled %s', async (path, kind, title) => {
    expect(await model(path)).toMatchObject({ kind, title });
  });

  it('shows the values of a record as its user reads them, and remembers the visit', async () => {
    expect(await model(`/lightning/r/Account/${ACCOUNT}/view`)).toMatchObject({
      id: ACCOUNT,
      sections: [
        {
          heading: 'Information',
          cells: expect.arrayContaining([
            expect.objectContaining({ field: 'AnnualRevenue', text: '$1,000' }),
            expect.objectContaining({
              field: 'OwnerId',
              text: 'Ada Tester',
              href: expect.stringContaining('/lightning/r/User/'),
            }),
          ]),
        },
      ],
      related: [{ relationship: 'Contacts', total: 1, rows: [{ cells: [{ text: 'Cleo Berg' }] }] }],
    });
    expect(await model('/lightning/page/home')).toMatchObject({ recent: [{ object: 'Account' }] });
  });

  it('shows the rows of a report with totals, and says when it has none', async () => {
    expect(await model('/lightning/r/Report/00O5g0000000001EAA/view')).toMatchObject({
      totals: [
        { label: 'Total Records', text: '3' },
        { label: 'Total AnnualRevenue', text: '$6,000' },
      ],
      rows: [{ cells: [{ field: 'Industry', text: 'Shipping' }, {}, {}, {}] }, {}, {}],
    });
    expect(await model('/lightning/r/Report/00O5g0000000002EAA/view')).toMatchObject({
      note: expect.any(String),
      rows: [],
    });
  });

  it('moves on to setup on its own host, with the login', async () => {
    const answer = await visit('/lightning/setup/ObjectManager/home');
    expect(String(answer.headers.location)).toMatch(
      /^https:\/\/acme\.my\.salesforce-setup\.com\/secur\/frontdoor\.jsp\?otp=/,
    );
  });
});

describe('Classic and Visualforce pages', () => {
  it('shows a record by its id alone, its values as text', async () => {
    const session = await ask(org, `/__org/session?user=ada@fake.example&url=/${ACCOUNT}`);
    expect(session.headers.location).toBe(`/${ACCOUNT}`);
    const own = String(session.headers['set-cookie']).split(';')[0] ?? '';
    const page = await ask(org, `/${ACCOUNT}`, { headers: { cookie: own } });
    expect(page.text).toContain(
      '<title>Account: Brightwater &lt;b&gt;Logistics&lt;/b&gt; ~ Salesforce</title>',
    );
    expect(page.text).not.toContain('<b>Logistics');
    expect((await ask(org, '/0015g0000099999AAA', { headers: { cookie: own } })).status).toBe(404);
    expect((await ask(org, '/001/o', { headers: { cookie: own } })).text).toContain('Recent Accounts');
    expect((await ask(org, '/lightning/page/home', { headers: { cookie: own } })).headers.location).toBe(
      `https://${LIGHTNING}/lightning/page/home`,
    );
  });

  it('logs the chosen user in by itself when started so, but not for OAuth', async () => {
    const auto = await startFake({ autoLoginUser: 'ben@fake.example' });
    try {
      const page = await ask(auto, '/lightning/page/home', { host: LIGHTNING });
      expect(page.status).toBe(200);
      expect(page.text).toContain('ben@fake.example');
      expect(page.headers['set-cookie']).toBeDefined();
      expect((await ask(auto, '/')).text).toContain('login_form');
    } finally {
      await auto.close();
    }
  });
});
