import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageContext } from '../../../../lib/salesforce/page/page-context.ts';

// The same cases on every run.
fc.configureGlobal({ seed: 20261122 });

const LEX = 'https://acme.lightning.force.com';
const RECORD = `${LEX}/lightning/r/Account/001Hs00000AbCdE/view`;
const CLASSIC = 'https://acme.my.salesforce.com/001Hs00000AbCdE';
const label = (url: string, title?: string) => pageContext(url, title)?.label;

describe('label', () => {
  it.each([
    [RECORD, 'Acme | Account | Salesforce', 'Acme'],
    [RECORD, '(3) Acme | Account | Salesforce', 'Acme'],
    [RECORD, '(99+) Acme | Account | Salesforce', 'Acme'],
    [RECORD, '* Acme | Account | Salesforce', 'Acme'],
    [RECORD, 'Acme | Salesforce', 'Acme'],
    [RECORD, 'Acme | North | Account | Salesforce', 'Acme | North'],
    [RECORD, 'Acme: Deal ~ Salesforce - new | Opportunity | Salesforce', 'Acme: Deal ~ Salesforce - new'],
    [RECORD, '  Acme \n\t Corp | Account | Salesforce', 'Acme Corp'],
    [RECORD, 'www.acme.com | Account | Salesforce', 'www.acme.com'],
    [RECORD, 'Zürich 株式会社 👩‍💻 | Account | Salesforce', 'Zürich 株式会社 👩‍💻'],
    [RECORD, 'Acme', 'Acme'],
    [
      `${LEX}/lightning/o/Account/list?filterName=Recent`,
      'Recently Viewed | Accounts | Salesforce',
      'Recently Viewed',
    ],
    [`${LEX}/lightning/setup/ManageUsers/home`, 'Users | Salesforce', 'Users'],
    [`${LEX}/lightning/r/Report/00OHs00000AbCdE/view`, 'Pipeline Q3 | Report | Salesforce', 'Pipeline Q3'],
    [`${LEX}/lightning/n/Board`, 'Deal Board | Salesforce', 'Deal Board'],
    [CLASSIC, 'Account: Acme ~ Salesforce - Enterprise Edition', 'Acme'],
    [CLASSIC, 'Account: Acme: North ~ Salesforce - Enterprise Edition', 'Acme: North'],
    [CLASSIC, 'Account Edit: Acme ~ salesforce.com - Developer Edition', 'Acme'],
    [CLASSIC, 'Acme ~ Salesforce - Developer Edition', 'Acme'],
    [CLASSIC, 'Acme ~ Salesforce', 'Acme'],
    [
      'https://acme.my.salesforce.com/001/o',
      'Accounts: Home ~ Salesforce - Unlimited Edition',
      'Accounts: Home',
    ],
    ['https://acme.my.site.com/s/account/001Hs00000AbCdE', 'Acme', 'Acme'],
  ])('%s "%s" → %s', (url, title, expected) => {
    expect(label(url, title)).toBe(expected);
  });

  it.each([
    '',
    '   ',
    'Salesforce',
    'salesforce.com',
    'Salesforce - Enterprise Edition',
    'Lightning Experience',
    'Lightning Experience | Salesforce',
    'Home | Salesforce',
    '(2) Home | Salesforce',
    'Account | Salesforce',
    'Loading...',
    'Loading…',
    'Loading... | Salesforce',
    'Login | Salesforce',
    ' ~ Salesforce - Developer Edition',
    RECORD,
    RECORD.slice('https://'.length),
    'acme.lightning.force.com',
    'acme.my.salesforce.com/001Hs00000AbCdE',
    '001Hs00000AbCdE',
    '\u202e\u200b',
    'about:blank',
  ])('"%s" says nothing', (title) => {
    expect(label(RECORD, title)).toBeNull();
  });

  it('is nothing without a title', () => {
    expect(label(RECORD)).toBeNull();
  });

  it('has no characters that hide, turn or break text', () => {
    // Direction, zero width, tags that spell invisible letters, variation selectors, controls, separators.
    const hostile =
      'A\u202ec\u2066m\u200be\u{e0041}\u{e0042}\u{e0101}\u0000\u001b[31m\u2028x\ud800 | Account | Salesforce';
    expect(label(RECORD, hostile)).toBe('Acme[31m x');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const found = label(RECORD, `${name} | Account | Salesforce`) ?? '';
        expect(found).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u,
        );
        expect([...found].length).toBeLessThanOrEqual(120);
      }),
    );
  });

  it('is cut between characters', () => {
    const cut = label(RECORD, `${'😀'.repeat(500)} | Account | Salesforce`) ?? '';
    expect(cut).toBe(`${'😀'.repeat(119)}…`);
    expect(label(RECORD, 'x'.repeat(3_000_000))?.length).toBe(120);
  });
});
