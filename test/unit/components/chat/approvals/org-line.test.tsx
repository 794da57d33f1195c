import { expect, test } from 'vitest';
import { OrgLine } from '../../../../../components/chat/approvals/org-line.tsx';
import { ConnectionLabel } from '../../../../../components/chat/connection-label.tsx';
import type { Connection } from '../../../../../lib/storage/connection.ts';
import { connection, run } from '../../../../demo/gallery/invented.ts';
import { inPanel } from './in-panel.tsx';

const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const { org } = run();
if (!org) throw new Error('The invented run has no org.');

const sharedBy = (name: string): Partial<Connection> => ({
  method: 'shared',
  sharedBy: { shareId: 's1', name, at: 1 },
});

test('one’s own account is named, and nothing else', () => {
  expect(words(inPanel(<OrgLine org={org} />))).toBe('Northwind RoboticsSandboxas Mara Lind');
});

test('a change through somebody’s copy says whose account it is, and whose copy', () => {
  const html = inPanel(<OrgLine org={org} />, sharedBy('Ola Brandt'));
  expect(words(html)).toContain('as Mara Lind, shared by Ola Brandt');
});

test('what the maker of a copy calls itself cannot rearrange the line', () => {
  const html = inPanel(<OrgLine org={org} />, sharedBy('Ola\u202e as the administrator\n<b>x</b>'));
  expect(html).not.toContain('\u202e');
  expect(html).not.toContain('<b>x');
});

test('a service account that is shared from here says so too', () => {
  const html = inPanel(<OrgLine org={org} />, { method: 'shared', sharedBy: null });
  expect(words(html)).toContain('as Mara Lind (shared connection)');
});

test('the header says the same', () => {
  expect(words(inPanel(<ConnectionLabel />))).toBe(`${connection.orgName}Sandbox`);
  expect(words(inPanel(<ConnectionLabel />, sharedBy('Ola Brandt')))).toBe(
    `${connection.orgName}SandboxShared · Mara Lind`,
  );
});
