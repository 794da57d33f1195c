import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ApiUsage } from '../../../../components/settings/connections/api-usage.tsx';
import { ConnectionTest } from '../../../../components/settings/connections/connection-test.tsx';
import { KindBadge } from '../../../../components/settings/connections/kind-badge.tsx';
import { SignInOutcome } from '../../../../components/settings/connections/sign-in-outcome.tsx';
import type { SignIn } from '../../../../components/settings/connections/use-sign-in.ts';
import { ModelTest } from '../../../../components/settings/models/model-test.tsx';
import { createSaver } from '../../../../components/settings/saver.ts';
import { SettingsContext } from '../../../../components/settings/settings-context.ts';
import type { SettingsSources } from '../../../../components/settings/settings-sources.ts';
import { type Problem, problem } from '../../../../lib/problem.ts';
import { adminNote } from '../../../../lib/salesforce/admin-note.ts';
import { knownSignInErrors } from '../../../../lib/salesforce/sign-in-errors.ts';
import type { Connection } from '../../../../lib/storage/connection.ts';
import { NO_POLICY } from '../../../../lib/storage/policy.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/storage/settings.ts';

const facts = {
  consumerKey: '3MVG9.example',
  loginUrl: 'https://acme.my.salesforce.com',
  scopes: 'full refresh_token',
  callback: 'https://abc.chromiumapp.org/oauth',
};

function draw(element: ReactElement): string {
  const sources = { signIn: { adminNote } } as unknown as SettingsSources;
  const saver = createSaver({ update: async () => DEFAULT_SETTINGS, onSaved: () => undefined });
  return renderToStaticMarkup(
    <SettingsContext value={{ sources, settings: DEFAULT_SETTINGS, saver, policy: NO_POLICY }}>
      {element}
    </SettingsContext>,
  );
}

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

function outcome(state: SignIn['state'], again: Connection | null = null): string {
  return text(
    draw(
      <SignInOutcome
        signIn={{ state, again }}
        facts={facts}
        onRetry={() => undefined}
        onSettings={() => undefined}
      />,
    ),
  );
}

const failed = (what: Problem) => outcome({ status: 'failed', problem: what });
const mara = { id: 'a', userName: 'Mara Lind', username: 'mara@acme.example', orgName: 'Acme' } as Connection;

describe('how a sign-in went', () => {
  it.each(knownSignInErrors(facts))('says what $shown means and what to do', ({ problem: what }) => {
    const said = failed(what);
    expect(said).not.toMatch(/\$\d/);
    expect(said.includes('Copy message for your administrator')).toBe(what.action === 'copy_for_admin');
    if (what.action === 'reconnect') expect(said).toContain('Try again');
    if (what.action === 'open_connections') expect(said).toMatch(/Go to the (consumer key|login URL)/);
  });
  it('asks for the error page where the window was closed', () => {
    expect(failed(problem('sign_in_window_closed', { action: 'reconnect' }))).toContain(
      'The window showed an error',
    );
  });
  it('leads to its explanation, with the app it is about', () => {
    const blocked: SignIn['state'] = { status: 'failed', problem: problem('sign_in_app_blocked') };
    const html = (again: Connection | null) =>
      draw(<SignInOutcome signIn={{ state: blocked, again }} facts={facts} onRetry={() => undefined} />);
    expect(html(null)).toContain('href="#trouble/sign_in_app_blocked"');
    expect(html({ ...mara, id: '00D-005' })).toContain('?connection=00D-005');
  });
  it('leads to the address where the address is wrong', () => {
    const wrong = problem('sign_in_login_url', { subs: ['x'], action: 'open_connections' });
    expect(failed(wrong)).toContain('Go to the login URL');
  });
  it('names user and org', () => {
    expect(outcome({ status: 'done', value: mara })).toContain('Connected to Acme as Mara Lind.');
  });
  it('says so when somebody else signed in', () => {
    const other = outcome({ status: 'done', value: { ...mara, id: 'b', userName: 'Ben' } }, mara);
    expect(other).toContain('Connected to Acme as Ben.');
    expect(other).toContain('mara@acme.example in Acme still has to sign in again');
  });
});

describe('a tested connection', () => {
  const used = (usage: { used: number; limit: number } | null | undefined, asking = false) =>
    text(draw(<ApiUsage usage={usage} asking={asking} />));
  it('tells as whom it works', () => {
    const value = { userName: 'Mara Lind', orgName: 'Acme', usage: null };
    const html = draw(<ConnectionTest state={{ status: 'done', value }} connectionId="a" />);
    expect(text(html)).toContain('Salesforce answered as Mara Lind in Acme');
  });
  it('leads from a failure of the sign-in to its page, and not from any other', () => {
    const failedAs = (what: Problem) =>
      draw(<ConnectionTest state={{ status: 'failed', problem: what }} connectionId="00D-005" />);
    const over = failedAs(problem('sign_in_token_expired', { action: 'reconnect' }));
    expect(over).toContain('href="#trouble/sign_in_token_expired?connection=00D-005"');
    expect(failedAs(problem('salesforce_unreachable', { subs: ['x'] }))).not.toContain('#trouble');
  });
  it('tells how many calls are used', () => {
    expect(used({ used: 12_480, limit: 15_000 })).toContain('12,480 of 15,000 (83%)');
  });
  it('keeps the number while it asks again', () => {
    expect(used({ used: 1, limit: 10 }, true)).toContain('1 of 10 (10%)');
  });
  it('is not upset by odd numbers', () => {
    expect(used({ used: 20, limit: 0 })).toContain('20 of 0 (100%)');
    expect(used(null)).toContain('did not say');
    expect(used(undefined)).toContain('Not known');
    expect(used(undefined, true)).toContain('Asking Salesforce');
  });
  it('treats an org of unknown kind as production', () => {
    expect(text(draw(<KindBadge kind="unknown" />))).toContain('Treated as production');
  });
});

describe('a tested model', () => {
  const tested = (toolCalling: boolean) =>
    text(draw(<ModelTest state={{ status: 'done', value: { toolCalling, durationMs: 1_240 } }} />));
  it('works', () => {
    expect(tested(true)).toContain('Works; the model calls tools (1.2 sec)');
  });
  it('answers, but cannot look things up', () => {
    expect(tested(false)).toContain('did not call a tool (1.2 sec)');
    expect(tested(false)).toContain('cannot look anything up');
  });
  it('shows what a server says as text', () => {
    const html = draw(
      <ModelTest
        state={{
          status: 'failed',
          problem: problem('model_key_refused', { subs: ['OpenAI'], detail: '<img src=x>' }),
        }}
      />,
    );
    expect(html).toContain('&lt;img src=x&gt;');
    expect(html).not.toContain('<img');
  });
});
