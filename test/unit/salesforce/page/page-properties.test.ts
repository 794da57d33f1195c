import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageContext } from '../../../../lib/salesforce/page/page-context.ts';
import { samePage } from '../../../../lib/salesforce/page/same-page.ts';
import { toId18 } from '../../../../lib/salesforce/record-id.ts';

// The same cases on every run.
fc.configureGlobal({ seed: 20261122 });

const LEX = 'https://acme.lightning.force.com';
const ACCOUNT = '001Hs00000AbCdE';

const word = fc.oneof(
  fc.constantFrom(
    'lightning',
    'r',
    'o',
    'app',
    'setup',
    'page',
    'cmp',
    'one',
    'one.app',
    's',
    'detail',
    'apex',
    'console',
    'related',
    'view',
    'edit',
    'list',
    'home',
    'Account',
    'Invoice__c',
    'ObjectManager',
    '_classic',
    '%2F',
    '%',
    '..',
    '//',
    '001',
    ACCOUNT,
    `${ACCOUNT}IAV`,
    'a0BHs00000AbCdE',
    '.;',
    '__proto__',
    'constructor',
    '%E0%A4%A',
    '%ED%A0%80',
  ),
  fc.string({ maxLength: 20 }),
);
const path = fc.array(word, { maxLength: 9 }).map((words) => words.join('/'));
const host = fc.constantFrom(
  'acme.lightning.force.com',
  'acme.my.salesforce.com',
  'acme--c.vf.force.com',
  'acme.my.site.com',
  'na1.salesforce.com',
  'acme.my.salesforce-setup.com',
  'acme.builder.salesforce-experience.com',
);
const url = fc
  .tuple(host, path, fc.constantFrom('', '?ws=/', '?id=', '?address=%2F', '?filterName=', '#/', '#'), path)
  .map(([h, before, mark, after]) => `https://${h}/${before}${mark}${after}`);

describe('pageContext', () => {
  it('never throws, and every id it gives is a valid one of 18 characters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), url), fc.string(), (address, title) => {
        const page = pageContext(address, title);
        if (page === null) return;
        for (const id of [page.recordId, page.workspace?.recordId])
          if (id != null) expect(toId18(id)).toBe(id);
        expect(page.url.length).toBeLessThanOrEqual(500);
        expect(page.url).toMatch(/^https:\/\/[!-~]+$/);
        expect(new URL(page.url).host).toBe(page.org.host);
        if (page.object !== null) expect(page.object).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
        expect([...(page.label ?? '')].length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives an address that leads to the same page', () => {
    fc.assert(
      fc.property(url, (address) => {
        const page = pageContext(address);
        // Only a fragment's record, list or home has an address without it.
        const isDropped = new URL(address).hash !== '' && page?.recordId === null;
        if (page === null || page.url.length >= 490 || isDropped) return;
        const again = pageContext(page.url);
        expect(again?.url).toBe(page.url);
        expect(again?.recordId).toBe(page.recordId);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [`/lightning/o/Case/list?filterName=__Recent&count=3`, `/lightning/o/Case/list?filterName=__Recent`],
    [`/one/one.app#/sObject/Case/list?filterName=Recent`, `/lightning/o/Case/list?filterName=Recent`],
    [`/one/one.app#/sObject/Case/home`, `/lightning/o/Case/home`],
    [`/one/one.app#/n/Board`, `/one/one.app`],
    [`/apex/Page?id=${ACCOUNT}&note=typed#top`, `/apex/Page?id=${toId18(ACCOUNT)}`],
    [`/apex/Page?acc=${ACCOUNT}&token=x`, `/apex/Page?acc=${toId18(ACCOUNT)}`],
    [
      `/lightning/setup/ManageUsers/page?address=%2F${ACCOUNT}%3Fx%3Dy`,
      `/lightning/setup/ManageUsers/page?address=%2F${toId18(ACCOUNT)}`,
    ],
    [`/lightning/n/a%20b%22%3C`, `/lightning/n/a%20b%22%3C`],
    ['/lightning/n/..;x/..;y/Board', '/lightning/n/Board'],
    [`/lightning/n/100%`, `/lightning/n/100%25`],
  ])('cleans %s to %s', (path, expected) => {
    expect(pageContext(LEX + path)?.url).toBe(LEX + expected);
  });

  it('does not mind port, closing slash or closing dot', () => {
    fc.assert(
      fc.property(
        host,
        fc.constantFrom(`lightning/r/Account/${ACCOUNT}/view`, 'lightning/o/Case/list', ACCOUNT, '001/o', ''),
        (h, p) => {
          const page = pageContext(`https://${h}/${p}`);
          expect(page).not.toBeNull();
          expect(pageContext(`https://${h}:8443/${p}`)).toEqual(page);
          expect(pageContext(`https://${h}/${p}/`)).toEqual(page);
          expect(pageContext(`https://${h}./${p}`)).toEqual(page);
          expect(pageContext(`https://${h.toUpperCase()}/${p}`)).toEqual(page);
        },
      ),
    );
  });

  it('keeps no secret of an address', () => {
    const secret = '00D5g000000AbCd!AQ4AQFsecret.token_x';
    const places = [
      `${LEX}/lightning/r/Account/${ACCOUNT}/view`,
      `${LEX}/one/one.app`,
      'https://acme.my.salesforce.com/secur/frontdoor.jsp',
    ];
    for (const at of places)
      for (const extra of [
        `?sid=${secret}`,
        `#access_token=${secret}`,
        `?id=${secret}`,
        `?filterName=${secret}`,
        `;sid=${secret}`,
      ])
        expect(JSON.stringify(pageContext(at + extra))).not.toContain('secret');
  });

  it('takes an address of unlimited length', () => {
    const long = pageContext(`${LEX}/lightning/n/${'é'.repeat(5000)}?x=${'y'.repeat(20_000)}`);
    expect(long?.kind).toBe('app_page');
    expect(long?.url.length).toBeLessThanOrEqual(500);
    expect(() => decodeURIComponent(long?.url ?? '')).not.toThrow();
    expect(pageContext(`${LEX}/lightning${'/app/x'.repeat(10_000)}`)?.kind).toBe('app_page');
    expect(pageContext(`${LEX}${'/a'.repeat(30_000)}`)?.kind).toBe('other');
    expect(pageContext(`${LEX}/one/one.app#${'/app/x'.repeat(10_000)}`)?.kind).toBe('other');
  });
});

describe('samePage', () => {
  const same = (a: string, b: string) => samePage(pageContext(a), pageContext(b));
  const record = `${LEX}/lightning/r/Account/${ACCOUNT}/view`;

  it.each([
    ['15 and 18 characters', record, `${LEX}/lightning/r/Account/${toId18(ACCOUNT)}/view`],
    ['view and edit', record, `${LEX}/lightning/r/Account/${ACCOUNT}/edit`],
    ['Lightning and Classic', record, `https://acme.my.salesforce.com/${ACCOUNT}`],
    ['an app around it', record, `${LEX}/lightning/app/c__X/r/Account/${ACCOUNT}/view`],
    [
      'a custom object named once',
      `${LEX}/lightning/r/X__c/a0BHs00000AbCdE/view`,
      `${LEX}/lightning/r/a0BHs00000AbCdE/view`,
    ],
    [
      'a list',
      `${LEX}/lightning/o/Case/list?filterName=Recent`,
      `${LEX}/lightning/o/Case/list?filterName=__Recent&count=3`,
    ],
    ['no org at all', 'https://example.com/', 'about:blank'],
  ])('%s', (_what, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['two records', record, `${LEX}/lightning/r/Account/001Hs00000AbCdF/view`],
    ['two orgs', record, `https://other.lightning.force.com/lightning/r/Account/${ACCOUNT}/view`],
    [
      'a sandbox',
      record,
      `https://acme--uat.sandbox.lightning.force.com/lightning/r/Account/${ACCOUNT}/view`,
    ],
    ['a record and its related list', record, `${LEX}/lightning/r/Account/${ACCOUNT}/related/Contacts/view`],
    [
      'two related lists',
      `${LEX}/lightning/r/${ACCOUNT}/related/Cases/view`,
      `${LEX}/lightning/r/${ACCOUNT}/related/Contacts/view`,
    ],
    ['two lists', `${LEX}/lightning/o/Case/list?filterName=A`, `${LEX}/lightning/o/Case/list?filterName=B`],
    ['lists of two objects', `${LEX}/lightning/o/Case/list`, `${LEX}/lightning/o/Lead/list`],
    ['two tabs', `${LEX}/lightning/n/One`, `${LEX}/lightning/n/Two`],
    [
      'two pages about one record',
      'https://acme--c.vf.force.com/apex/A?id=001Hs00000AbCdE',
      'https://acme--c.vf.force.com/apex/B?id=001Hs00000AbCdE',
    ],
    ['two setup nodes', `${LEX}/lightning/setup/Flows/home`, `${LEX}/lightning/setup/ManageUsers/home`],
    ['a page and none', record, 'https://example.com/'],
  ])('not %s', (_what, a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it('does not mind the label', () => {
    expect(samePage(pageContext(record), pageContext(record, 'Acme | Account | Salesforce'))).toBe(true);
  });
});
