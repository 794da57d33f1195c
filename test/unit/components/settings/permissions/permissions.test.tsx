import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkObjectNames } from '../../../../../components/settings/permissions/object-names.ts';
import {
  backToDefaults,
  setObjectScope,
  setPermission,
} from '../../../../../components/settings/permissions/permission-changes.ts';
import { meaning } from '../../../../../components/settings/permissions/permission-words.ts';
import { ToolPermissions } from '../../../../../components/settings/permissions/permissions-page.tsx';
import type { ToolFacts } from '../../../../../lib/messaging/protocol.ts';
import { type Agent, PERMISSIONS } from '../../../../../lib/storage/agents.ts';
import { tools } from '../../../../../lib/tools/registry.ts';
import { PLAIN_AGENT } from '../../../../demo/gallery/settings-sources.ts';

const AGENT = PLAIN_AGENT;
const TOOLS: readonly ToolFacts[] = [
  { name: 'delete_records', kind: 'destructive', defaultPermission: 'disabled' },
  { name: 'update_records', kind: 'write', defaultPermission: 'needs_approval' },
  { name: 'query_records', kind: 'read', defaultPermission: 'always_allow' },
  { name: 'show_table', kind: 'local', defaultPermission: 'always_allow' },
];

const draw = (agent: Partial<Agent> = {}) =>
  renderToStaticMarkup(
    <ToolPermissions tools={TOOLS} agent={{ ...AGENT, ...agent }} onChange={() => undefined} />,
  );

/** What stands between the beginning of one tool's control and the next. */
const part = (html: string, title: string) =>
  html.split('<article').find((piece) => piece.includes(`>${title}<`)) ?? '';
const checked = (html: string) =>
  [...html.matchAll(/value="(\w+)"[^>]*? checked=""|checked=""[^>]*? value="(\w+)"/g)].map(
    (match) => match[1] ?? match[2],
  );

describe('tool permissions', () => {
  it('are three radio buttons in a group named after the tool, reads first', () => {
    const html = draw();
    expect([...html.matchAll(/role="radiogroup" aria-label="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Query records',
      expect.any(String),
      'Update records',
      'Delete records',
    ]);
    const query = part(html, 'Query records');
    expect([...query.matchAll(/type="radio"/g)]).toHaveLength(3);
    expect(query).toMatch(/Always allow.*Needs approval.*Disabled/);
  });

  it('begin with each tool’s own default, and show what was set instead', () => {
    expect(checked(part(draw(), 'Query records'))).toEqual(['always_allow']);
    expect(checked(part(draw(), 'Delete records'))).toEqual(['disabled']);
    const set = draw({ toolPermissions: { query_records: 'disabled', update_records: 'always_allow' } });
    expect(checked(part(set, 'Query records'))).toEqual(['disabled']);
    expect(part(set, 'Query records')).toContain('Default: Always allow');
    expect(part(set, 'Update records')).toContain('without asking you');
  });

  it('offer an object scope for tools that change data, unless they are disabled', () => {
    const html = draw();
    expect(part(html, 'Query records')).not.toContain('Any object');
    expect(part(html, 'Delete records')).not.toContain('Any object');
    expect(part(html, 'Update records')).toMatch(/type="checkbox"[^>]*checked=""/);
    const scoped = part(draw({ objectScope: { update_records: ['Account', 'Contact'] } }), 'Update records');
    expect(scoped).toContain('value="Account, Contact"');
  });

  it('say that an empty scope refuses every call, rather than look like any object', () => {
    const empty = part(draw({ objectScope: { update_records: [] } }), 'Update records');
    expect(empty).not.toMatch(/type="checkbox"[^>]*checked=""/);
    expect(empty).toContain('every call of this tool is refused');
  });

  it('have words for every kind, every permission, and every tool there is', () => {
    for (const kind of ['read', 'local', 'write', 'destructive'] as const)
      for (const permission of PERMISSIONS) expect(meaning(kind, permission)).not.toBe('');
    const html = renderToStaticMarkup(
      <ToolPermissions tools={tools} agent={AGENT} onChange={() => undefined} />,
    );
    for (const { name } of tools) {
      expect(html).not.toContain(`aria-label="${name}"`);
    }
  });
});

describe('changes of an agent', () => {
  it('touch the one tool they are for', () => {
    const agent = setObjectScope('b', ['Lead'])(setPermission('a', 'disabled')(AGENT));
    expect(agent).toEqual({ ...AGENT, toolPermissions: { a: 'disabled' }, objectScope: { b: ['Lead'] } });
    expect(setObjectScope('b', null)(agent).objectScope).toEqual({ b: null });
    expect(backToDefaults(agent)).toEqual(AGENT);
    expect(AGENT.toolPermissions).toEqual({});
  });
});

describe('names of objects, as typed', () => {
  it.each([
    ['', []],
    [' , ; ', []],
    ['Account', ['Account']],
    [' Account,Contact ;\nInvoice__c, ns__Order__c', ['Account', 'Contact', 'Invoice__c', 'ns__Order__c']],
    ['account, ACCOUNT', ['ACCOUNT']],
  ])('%j', (typed, names) => {
    expect(checkObjectNames(typed)).toEqual({ ok: true, names });
  });

  it.each(['Sales Order', '1Account', 'Account__', "Account' OR", 'Käufer', `A${'b'.repeat(80)}`, '*'])(
    'refuses %j, and says so',
    (typed) => {
      const checked = checkObjectNames(`Account, ${typed}`);
      expect(checked).toEqual({ ok: false, error: expect.stringContaining(typed.slice(0, 80)) });
    },
  );

  it('has an end', () => {
    const many = Array.from({ length: 201 }, (_, index) => `Object${index}__c`).join(',');
    expect(checkObjectNames(many)).toMatchObject({ ok: false });
  });
});
