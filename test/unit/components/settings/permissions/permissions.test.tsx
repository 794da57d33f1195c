import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  ceilingOf,
  objectCeilingOf,
  stricter,
} from '../../../../../components/settings/permissions/ceilings.ts';
import { checkObjectNames } from '../../../../../components/settings/permissions/object-names.ts';
import {
  backToDefaults,
  setObjectScope,
  setPermission,
} from '../../../../../components/settings/permissions/permission-changes.ts';
import { meaning } from '../../../../../components/settings/permissions/permission-words.ts';
import { ToolPermissions } from '../../../../../components/settings/permissions/tool-permissions.tsx';
import { createSaver } from '../../../../../components/settings/saver.ts';
import { SettingsContext } from '../../../../../components/settings/settings-context.ts';
import type { ToolFacts } from '../../../../../lib/messaging/protocol.ts';
import { type Agent, PERMISSIONS } from '../../../../../lib/storage/agents.ts';
import { NO_POLICY, type Policy } from '../../../../../lib/storage/policy.ts';
import { tools } from '../../../../../lib/tools/registry.ts';
import { fakeSettingsSources, PLAIN_AGENT } from '../../../../demo/gallery/settings-sources.ts';
import { SETTINGS_STATES } from '../../../../demo/gallery/settings-states.ts';

const AGENT = PLAIN_AGENT;
const TOOLS: readonly ToolFacts[] = [
  { name: 'delete_records', kind: 'destructive', defaultPermission: 'disabled' },
  { name: 'update_records', kind: 'write', defaultPermission: 'needs_approval' },
  { name: 'query_records', kind: 'read', defaultPermission: 'always_allow' },
  { name: 'show_table', kind: 'local', defaultPermission: 'always_allow' },
];

const STATE = SETTINGS_STATES.permissions!;

function draw(
  agent: Partial<Agent> = {},
  { policy = {}, tools: drawn = TOOLS, locked = false }: DrawOptions = {},
): string {
  const sources = fakeSettingsSources(STATE);
  const saver = createSaver({ update: sources.updateSettings, onSaved: () => undefined });
  return renderToStaticMarkup(
    <SettingsContext
      value={{ sources, saver, settings: STATE.settings, policy: { ...NO_POLICY, ...policy } }}
    >
      <ToolPermissions
        tools={drawn}
        agent={{ ...AGENT, ...agent }}
        locked={locked}
        onChange={() => undefined}
      />
    </SettingsContext>,
  );
}

interface DrawOptions {
  readonly policy?: Partial<Policy>;
  readonly tools?: readonly ToolFacts[];
  readonly locked?: boolean;
}

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
    const html = draw({}, { tools });
    for (const { name } of tools) {
      expect(html).not.toContain(`aria-label="${name}"`);
    }
  });
});

const disabled = (html: string) =>
  [...html.matchAll(/<input type="radio"[^>]*>/g)]
    .filter(([input]) => input.includes(' disabled=""'))
    .map(([input]) => /value="(\w+)"/.exec(input)?.[1]);

describe('tool permissions under policy', () => {
  it('show what is in force, not what the user once set, and offer nothing looser', () => {
    const html = draw(
      { toolPermissions: { update_records: 'always_allow', delete_records: 'always_allow' } },
      { policy: { toolCeilings: { '*': 'needs_approval', delete_records: 'disabled' } } },
    );
    const update = part(html, 'Update records');
    expect(checked(update)).toEqual(['needs_approval']);
    expect(disabled(update)).toEqual(['always_allow']);
    expect(update).toContain('Set by your organisation');
    expect(checked(part(html, 'Delete records'))).toEqual(['disabled']);
    expect(disabled(part(html, 'Delete records'))).toEqual(['always_allow', 'needs_approval']);
  });

  it('leave what the user set stricter as it is', () => {
    const html = draw(
      { toolPermissions: { update_records: 'disabled' } },
      { policy: { toolCeilings: { update_records: 'needs_approval' } } },
    );
    expect(checked(part(html, 'Update records'))).toEqual(['disabled']);
    expect(part(html, 'Query records')).not.toContain('Set by');
  });

  it('name the objects that are left, and never offer any object', () => {
    const policy = { objectCeilings: { '*': ['Account', 'Contact'] } };
    const any = part(draw({}, { policy }), 'Update records');
    expect(any).toContain('value="Account, Contact"');
    expect(any).toMatch(/type="checkbox"[^>]*disabled=""/);
    expect(any).not.toMatch(/type="checkbox"[^>]*checked=""/);
    const narrow = part(
      draw({ objectScope: { update_records: ['Lead', 'contact'] } }, { policy }),
      'Update records',
    );
    expect(narrow).toContain('value="contact"');
    const none = part(draw({ objectScope: { update_records: ['Lead'] } }, { policy }), 'Update records');
    expect(none).toContain('every call of this tool is refused');
  });

  it('cannot be changed at all in an agent of the organisation', () => {
    const html = draw({ objectScope: { update_records: ['Lead'] } }, { locked: true });
    expect([...html.matchAll(/<input(?![^>]*(disabled|readOnly)="")[^>]*>/g)]).toEqual([]);
    expect(html).not.toContain('<button');
  });

  it('are the strictest of all that is set, in whatever order', () => {
    const permission = fc.constantFrom(...PERMISSIONS);
    fc.assert(
      fc.property(permission, fc.option(permission), fc.option(permission), (set, named, every) => {
        const toolCeilings = { ...(named && { a: named }), ...(every && { '*': every }) };
        const strictest = Math.max(
          ...[set, named, every].flatMap((each) => (each ? PERMISSIONS.indexOf(each) : [])),
        );
        expect(stricter(set, ceilingOf({ toolCeilings }, 'a'))).toBe(PERMISSIONS[strictest]);
      }),
    );
    expect(ceilingOf({ toolCeilings: {} }, 'toString')).toBe('always_allow');
    expect(objectCeilingOf({ objectCeilings: {} }, 'constructor')).toBeNull();
    expect(objectCeilingOf({ objectCeilings: { a: ['Lead', 'Case'], '*': ['CASE'] } }, 'a')).toEqual([
      'Case',
    ]);
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

  it('takes only what the organisation allows', () => {
    expect(checkObjectNames('account', ['Account'])).toEqual({ ok: true, names: ['account'] });
    expect(checkObjectNames('Account, Lead', ['Account'])).toMatchObject({
      ok: false,
      error: expect.stringContaining('Lead'),
    });
  });

  it('has an end', () => {
    const many = Array.from({ length: 201 }, (_, index) => `Object${index}__c`).join(',');
    expect(checkObjectNames(many)).toMatchObject({ ok: false });
  });
});
