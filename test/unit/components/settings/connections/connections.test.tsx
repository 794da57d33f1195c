import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AllowedOrgs } from '../../../../../components/settings/connections/allowed-orgs.tsx';
import { ConnectSection } from '../../../../../components/settings/connections/connect-section.tsx';
import { ConnectionCard } from '../../../../../components/settings/connections/connection-card.tsx';
import { Disconnected } from '../../../../../components/settings/connections/disconnected.tsx';
import { MaySetUp } from '../../../../../components/settings/connections/may-set-up.tsx';
import { MethodChoice } from '../../../../../components/settings/connections/method-choice.tsx';
import type { SignIn } from '../../../../../components/settings/connections/use-sign-in.ts';
import { createSaver } from '../../../../../components/settings/saver.ts';
import { SettingsContext } from '../../../../../components/settings/settings-context.ts';
import type { SettingsSources } from '../../../../../components/settings/settings-sources.ts';
import { signInHelp } from '../../../../../entrypoints/options/sign-in-help.ts';
import type { Connection } from '../../../../../lib/storage/connection.ts';
import { NO_POLICY, type Policy } from '../../../../../lib/storage/policy.ts';
import { DEFAULT_SETTINGS } from '../../../../../lib/storage/settings.ts';
import { connection } from '../../../../demo/gallery/invented.ts';

const OWN_KEY = '3MVG9.typed.by.the.user';
const settings = {
  ...DEFAULT_SETTINGS,
  signIn: { ...DEFAULT_SETTINGS.signIn, consumerKey: OWN_KEY },
};
const idle: SignIn = {
  state: { status: 'idle' },
  again: null,
  connect: () => undefined,
  reconnect: () => undefined,
  clear: () => undefined,
};
const callback = { status: 'done', value: 'https://abc.chromiumapp.org/oauth' } as const;

function draw(element: ReactElement, policy: Partial<Policy> = {}): string {
  const sources = { signIn: signInHelp } as unknown as SettingsSources;
  const saver = createSaver({ update: async () => settings, onSaved: () => undefined });
  const value = { sources, settings, saver, policy: { ...NO_POLICY, ...policy } };
  return renderToStaticMarkup(<SettingsContext value={value}>{element}</SettingsContext>);
}

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const inputs = (html: string) => html.match(/<input[^>]*>/g) ?? [];
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map((found) => text(found[1] ?? '').trim());

const section = <ConnectSection method="own" first={false} signIn={idle} callback={callback} />;
const SIGN_INS = [
  {
    name: 'Production',
    consumerKey: '3MVG9.production',
    loginUrl: 'https://larkfield.my.salesforce.com',
    scopes: 'api refresh_token',
  },
  {
    name: 'UAT',
    consumerKey: '3MVG9.uat',
    loginUrl: 'https://test.salesforce.com',
    scopes: 'full refresh_token',
  },
];
const larkfield = { present: true, organisation: 'Larkfield' };

describe('the form', () => {
  it('is the user’s where the organisation sets nothing', () => {
    const html = draw(section);
    expect(html).toContain(OWN_KEY);
    expect(inputs(html).join()).not.toContain('readonly');
    expect(buttons(html)).toContain('Connect');
  });
  it('is read-only, and says by whom, where the organisation set the app', () => {
    const html = draw(section, { ...larkfield, signIns: SIGN_INS.slice(0, 1) });
    expect(html).not.toContain(OWN_KEY);
    for (const input of inputs(html).filter((each) => each.includes('ui-input')))
      expect(input).toContain('readOnly');
    expect(html).toContain('value="3MVG9.production"');
    expect(html).toContain('value="https://larkfield.my.salesforce.com"');
    expect(html).toContain('value="api refresh_token"');
    expect(text(html)).toContain('Set by Larkfield');
    expect(text(html)).not.toContain('Sign in through');
    for (const select of html.match(/<select[^>]*>/g) ?? []) expect(select).toContain('disabled');
  });
  it('offers several apps by their names, and no other', () => {
    const html = draw(section, { ...larkfield, signIns: SIGN_INS });
    const choice = /Sign in through.*?<select[^>]*>(.*?)<\/select>/.exec(html)?.[1] ?? '';
    expect([...choice.matchAll(/<option[^>]*>([^<]*)/g)].map((found) => found[1])).toEqual([
      'Production',
      'UAT',
    ]);
  });
  it('is not there where the organisation allows no app', () => {
    const html = draw(section, { ...larkfield, signIns: [] });
    expect(buttons(html)).not.toContain('Connect');
    expect(text(html)).toContain('has set no app to sign in through');
  });
});

describe('what the organisation decided', () => {
  it('is told for orgs', () => {
    expect(text(draw(<AllowedOrgs />))).toBe('');
    expect(text(draw(<AllowedOrgs />, { allowedOrgs: ['larkfield.my.salesforce.com'] }))).toContain(
      'these orgs only: larkfield.my.salesforce.com',
    );
    expect(text(draw(<AllowedOrgs />, { allowedOrgs: [] }))).toContain('connections to no org');
  });
  it('keeps the form for a shared connection from whom it does not let set one up', () => {
    const gate = <MaySetUp>the form</MaySetUp>;
    const sharing = { ...NO_POLICY.sharing };
    expect(text(draw(gate, { sharing }))).toBe('the form');
    expect(text(draw(gate, { sharing: { ...sharing, setUpBy: 'nobody' } }))).not.toContain('the form');
    // Until it is known whether this installation is one of them, it is not.
    expect(text(draw(gate, { sharing: { ...sharing, setUpBy: 'administrators' } }))).not.toContain(
      'the form',
    );
  });
});

describe('how people connect', () => {
  it('is asked with two radios', () => {
    const html = draw(<MethodChoice chosen="shared" onChoose={() => undefined} />);
    expect(text(html)).toContain('Each user connects their own account (recommended)');
    expect(inputs(html).map((input) => input.includes('checked'))).toEqual([false, true]);
  });
});

const card = (change: Partial<Connection>, policy: Partial<Policy> = {}) =>
  draw(
    <ConnectionCard
      connection={{ ...connection, ...change }}
      signIn={idle}
      callback={callback.value}
      onDisconnect={() => undefined}
      disconnecting={false}
    />,
    policy,
  );

describe('a connection', () => {
  it('shows whose it is, where, and since when', () => {
    const said = text(card({}));
    for (const words of [
      'Mara Lind',
      'northwind--uat.sandbox.my.salesforce.com',
      'full refresh_token',
      'Connected since',
    ])
      expect(said).toContain(words);
    expect(buttons(card({}))).toEqual(['', 'Test connection', 'Reconnect', 'Disconnect']);
  });
  it('of an org of unknown kind says that it counts as production', () => {
    expect(text(card({ kind: 'unknown' }))).toContain('Not known, so Recordside treats it as production');
    expect(text(card({ kind: 'production' }))).not.toContain('Not known, so');
  });
  it('that somebody shared is renewed by them alone', () => {
    const sharedBy = { shareId: 's', name: 'Ines Okafor', at: Date.UTC(2026, 9, 12) };
    const html = card({ method: 'shared', sharedBy, state: 'needs_login' });
    expect(text(html)).toContain('Ask Ines Okafor for a new copy');
    expect(buttons(html)).toEqual(['Disconnect']);
  });
  it('with a private key can be tried again', () => {
    const html = card({ method: 'shared', credential: 'private_key', state: 'needs_login' });
    expect(text(html)).toContain('A private key (JWT bearer)');
    expect(buttons(html)).toEqual(['Test connection', 'Reconnect', 'Disconnect']);
  });
});

describe('what became of an account', () => {
  const left = (change: Partial<Connection>, revoked: boolean) =>
    text(
      draw(
        <Disconnected
          disconnecting={{
            state: { status: 'done', value: { revoked } },
            leaving: { ...connection, ...change },
            start: () => undefined,
          }}
        />,
      ),
    );
  it('is said honestly', () => {
    expect(left({}, true)).toContain('Salesforce has withdrawn the access');
    expect(left({}, false)).toContain('did not confirm');
    expect(left({ sharedBy: { shareId: 's', name: 'Ines', at: 0 } }, false)).toContain(
      'Ines and the others keep theirs',
    );
    expect(left({ credential: 'private_key' }, false)).toContain('take the certificate off');
  });
});
