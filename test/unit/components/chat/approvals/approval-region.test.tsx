import { expect, test } from 'vitest';
import ApprovalRegion from '../../../../../components/chat/approvals/approval-region.tsx';
import type { Step } from '../../../../../lib/storage/run.ts';
import { APPROVAL_RUNS, field, preview, record, waiting } from '../../../../demo/gallery/approval-states.ts';
import { connection, OPPORTUNITY, run, trouble, turn } from '../../../../demo/gallery/invented.ts';
import { buttonsIn, inPanel } from './in-panel.tsx';

const asking = (...steps: readonly Step[]) => run({ status: 'awaiting_approval', turns: [turn({ steps })] });
const card = (...steps: readonly Step[]) => inPanel(<ApprovalRegion run={asking(...steps)} />);
const named = (name: string) => inPanel(<ApprovalRegion run={APPROVAL_RUNS[name] ?? run()} />);
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('the card is a region of that name, with its three answers', () => {
  const html = card(waiting());
  const labelledBy = /<section[^>]*aria-labelledby="([^"]*)"/.exec(html)?.[1];
  expect(html).toContain(`<h2 id="${labelledBy}">Approval needed</h2>`);
  expect(buttonsIn(html)).toEqual(['Approve', 'Edit', 'Reject', 'Say why']);
});

test('it names org and user, what is done, and the record as a link into the org', () => {
  const html = card(waiting());
  expect(words(html)).toContain('Northwind Robotics Sandbox as Mara Lind');
  expect(words(html)).toContain('Update Opportunity');
  expect(html).toContain(
    `<a href="https://${connection.lightningHost}/lightning/r/${OPPORTUNITY}/view" target="_blank" rel="noopener noreferrer"><bdi>Fleet retrofit</bdi></a>`,
  );
});

test('production stands out, and so does an org whose kind is not known', () => {
  const html = inPanel(<ApprovalRegion run={asking(waiting())} />, { kind: 'production' });
  expect(html).toMatch(/class="approval-org" data-careful/);
  expect(words(html)).toContain('Production');
  expect(inPanel(<ApprovalRegion run={asking(waiting())} />, { kind: 'unknown' })).toMatch(/data-careful/);
  expect(card(waiting())).not.toMatch(/data-careful/);
});

test('before and after are told apart by more than looks', () => {
  const html = card(waiting());
  expect(html).toMatch(
    /<del[^>]*><span[^>]*>Before: <\/span><bdi[^>]*>Proposal \/ Price Quote<\/bdi><\/del>/,
  );
  expect(html).toMatch(/<ins[^>]*>.*?<span[^>]*>After: <\/span><bdi[^>]*>Closed Won<\/bdi><\/ins>/);
  expect(html).toMatch(/After: <\/span><span class="approval-empty">empty<\/span>/);
});

test('fields that may not be edited, or must not be empty, say so', () => {
  const fields = [field('Name', { editable: false }), field('Stage', { required: true, before: 'x' })];
  const html = words(card(waiting({ preview: preview({ records: [record({ fields })] }) })));
  expect(html).toContain('You may not edit this field.');
  expect(html).toContain('This field must not be empty.');
});

test('a delete names what goes with it', () => {
  const html = named('approve-delete');
  expect(html).toContain('data-danger');
  expect(words(html)).toContain('Deleted together with it: Contacts 12 Opportunities 4 Cases 31');
  expect(buttonsIn(html)).toEqual(['Approve', 'Reject', 'Say why']);
});

test('one answer that asks for several has one click for all', () => {
  const html = named('approve-three');
  expect(html.match(/<section/g)).toHaveLength(1);
  const buttons = buttonsIn(html);
  expect(buttons.filter((name) => name === 'Approve')).toHaveLength(3);
  expect(buttons.filter((name) => name.startsWith('Approve all'))).toEqual(['Approve all 3']);
});

test('of many records the first are shown, those that cannot be written before all others', () => {
  const html = named('approve-many');
  expect(words(html)).toContain('2 of 40 records cannot be saved:');
  expect(words(html)).toContain('Each record is saved by itself');
  expect(html.indexOf('Service contract renewal 6')).toBeLessThan(html.indexOf('>Spare parts 2026<'));
  expect(buttonsIn(html)).toContain('Show all 40 records');
  expect(html.match(/<table/g)).toHaveLength(3);
});

test('where nothing can be saved there is nothing to approve', () => {
  const html = named('approve-all-or-none');
  expect(words(html)).toContain('As it stands, nothing of this can be saved.');
  expect(html).toMatch(/<button[^>]*disabled=""[^>]*>Approve<\/button>/);
});

test('duplicates are linked, and saving in spite of them is a choice of its own', () => {
  const html = named('approve-duplicates');
  expect(html).toContain('/lightning/r/003Hs00004AbCdEIAV/view');
  expect(buttonsIn(html)).toEqual(['Save anyway', 'Approve', 'Edit', 'Reject', 'Say why']);
  const [step] = APPROVAL_RUNS['approve-duplicates']?.turns.at(-1)?.steps ?? [];
  const writes = (step?.writes ?? []).map((write) => ({
    ...write,
    duplicates: write.duplicates && { ...write.duplicates, mayBeSaved: false },
  }));
  const blocked = card({ ...(step as Step), writes });
  expect(buttonsIn(blocked)).not.toContain('Save anyway');
  expect(words(blocked)).toContain('Your org does not let you save in spite of that.');
});

test('a preview that was made anew says why', () => {
  expect(words(card(waiting({ problem: trouble('record_changed') })))).toContain('Changed since you looked');
  expect(words(card(waiting({ problem: trouble('salesforce_record_busy') })))).toContain(
    'Somebody or something else is changing this record right now.',
  );
});

test('a read that needs approval shows its exact arguments', () => {
  const html = words(named('approve-read'));
  expect(html).toContain('Query records');
  expect(html).toContain('SELECT Id, Name, Salary__c FROM Contact');
  const broken = waiting({ preview: null, tool: 'get_record', kind: 'read', arguments: '{"id": <b>' });
  expect(card(broken)).toContain('{&quot;id&quot;: &lt;b&gt;');
});

test('nothing in a record can look like a part of the card', () => {
  const html = named('approve-hostile');
  // Two values are long: each can be shown in full, before and after.
  expect(buttonsIn(html)).toEqual([
    'Show all of it',
    'Show all of it',
    'Show all of it',
    'Approve',
    'Edit',
    'Reject',
    'Say why',
  ]);
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  expect(hrefs.every((href) => href.startsWith(`https://${connection.lightningHost}/lightning/r/`))).toBe(
    true,
  );
  expect(html).not.toMatch(/<(b|img)[ >]|[\u202a-\u202e\u2066-\u2069\u200b]|[\u{e0000}-\u{e0fff}]/u);
  expect(html).toContain('‹U+202E›');
  // A thousand lines do not push the buttons away.
  expect(html.length).toBeLessThan(9_000);
});

test('nothing waits, nothing is drawn', () => {
  expect(inPanel(<ApprovalRegion run={run()} />)).toBe('');
  expect(inPanel(<ApprovalRegion run={{ ...asking(waiting()), org: null }} />)).toBe('');
});
