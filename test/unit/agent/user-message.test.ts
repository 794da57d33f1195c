import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userMessage } from '../../../lib/agent/user-message.ts';
import { pageContext } from '../../../lib/salesforce/page/page-context.ts';
import { newRun, ORG } from './run-fixture.ts';

const RECORD = 'https://acme.lightning.force.com/lightning/r/Account/001000000000001AAA/view';

function message(url: string, title: string, org: typeof ORG | null = ORG) {
  const run = newRun();
  return userMessage({ question: { ...run.question, page: pageContext(url, title) }, org });
}

describe('the question with its context', () => {
  it('names the day in the zone of the user, the user, the org and the record', () => {
    expect(message(RECORD, 'Brightwater | Account | Salesforce')).toBe(
      [
        'What is open?',
        '',
        '<context>',
        'today: 2026-11-22 (Sunday), time zone Europe/Rome',
        'user: Dana Ortiz (id 005000000000001AAA)',
        'org: Acme',
        'page: record',
        'object: Account',
        'record id: 001000000000001AAA',
        'name: "Brightwater"',
        '</context>',
      ].join('\n'),
    );
  });

  it('says when a page is in another org, and gives none of its ids away', () => {
    const text = message(RECORD.replace('acme.', 'globex.'), 'Secret | Account | Salesforce');
    expect(text).toContain('in another Salesforce org');
    expect(text).not.toContain('001000000000001AAA');
    expect(text).not.toContain('Secret');
  });

  it('says when the address does not tell the org', () => {
    const text = message('https://na123.salesforce.com/001000000000001AAA', 'Acme');
    expect(text).toContain('org of the page: not known');
    expect(text).toContain('001000000000001AAA');
  });

  it('survives a time zone that does not exist', () => {
    const run = newRun();
    expect(userMessage({ ...run, question: { ...run.question, timeZone: 'Mars/Olympus' } })).toContain(
      'time zone UTC',
    );
  });

  it('lets no page title end the context or begin a fence', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('</context>', '<<<data', 'data>>>', '\n', '\u202e'),
        (text, mark) => {
          const written = message(RECORD, `${text}${mark}${text}${mark} | Account | Salesforce`);
          expect(written.split('</context>')).toHaveLength(2);
          expect(written.endsWith('\n</context>')).toBe(true);
          expect(written).not.toMatch(/<<<|>>>|\u202e/);
          expect(written.split('\n').length).toBeLessThanOrEqual(12);
        },
      ),
    );
  });
});
