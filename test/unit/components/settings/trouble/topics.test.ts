import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../../components/settings/route.ts';
import { entriesOf, entryAt, topicSubs } from '../../../../../components/settings/trouble/entries.ts';
import { findEntries } from '../../../../../components/settings/trouble/find.ts';
import { TOPICS } from '../../../../../components/settings/trouble/topics.ts';
import { aboutOf, factsOf } from '../../../../../components/settings/trouble/use-trouble-facts.ts';
import { isExplained, troubleHref } from '../../../../../components/settings/trouble/what-this-means.tsx';
import { signInHelp } from '../../../../../entrypoints/options/sign-in-help.ts';
import { type MessageKey, t } from '../../../../../lib/i18n.ts';
import type { ProblemCode } from '../../../../../lib/problem.ts';
import { KEY_REFUSED, KEY_SIGN_IN_RULES } from '../../../../../lib/salesforce/key-sign-in-rules.ts';
import { SIGN_IN_RULES } from '../../../../../lib/salesforce/sign-in-rules.ts';
import { FAILURES } from '../../../../org/oauth/failures.ts';
import { oauthErrorPage } from '../../../../org/oauth/page.ts';

const facts = {
  consumerKey: '3MVG9.example',
  loginUrl: 'https://acme.my.salesforce.com',
  scopes: 'full refresh_token',
  callback: 'https://abc.chromiumapp.org/oauth',
};
const { recognise, knownErrors, adminNote } = signInHelp;
const entries = entriesOf(knownErrors(facts));
const codes = entries.map(({ code }) => code);
const find = (typed: string) => findEntries(typed, entries, recognise);

const messages: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../../../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);

describe('the page about errors', () => {
  it('has a page for every problem of a sign-in and of a private key', () => {
    const written = Object.keys(messages)
      .map((key) => /^problem_((?:sign_in|private_key)_.+?)(?<!_next)$/.exec(key)?.[1])
      .filter((code) => code !== undefined);
    expect(written.length).toBeGreaterThan(40);
    expect(Object.keys(TOPICS)).toEqual(expect.arrayContaining(written));
    expect(codes).toEqual(expect.arrayContaining(written));
  });

  it('has an entry, told in full, for every way in which Salesforce says it', () => {
    for (const { code, shown } of [...SIGN_IN_RULES, ...KEY_SIGN_IN_RULES, KEY_REFUSED]) {
      const entry = entries.find((each) => each.code === code);
      expect(entry?.shown, code).toContain(shown);
      expect(entry?.topic, code).not.toBeNull();
    }
  });

  it.each(entries.map((entry) => [entry.code, entry] as const))('%s leaves no gap', (_, entry) => {
    const { topic, problem, title } = entry;
    const subs = topicSubs(facts);
    const said = [
      title,
      ...(topic ? [t(topic.means, ...subs), t(topic.meanwhile, ...subs)] : []),
      ...(topic?.causes ?? []).flatMap((cause) => [
        ...(cause.title ? [t(cause.title)] : []),
        ...(cause.tell ? [t(cause.tell, ...subs)] : []),
        ...cause.steps.map((step) => t(step.text, ...subs)),
      ]),
      adminNote(problem, facts),
    ];
    for (const words of said) {
      expect(words).not.toBe('');
      expect(words).not.toMatch(/\$\d|undefined/);
    }
    for (const { steps } of topic?.causes ?? []) expect(steps.length).toBeGreaterThan(0);
    expect(adminNote(problem, facts)).toContain(facts.consumerKey);
    expect(isExplained(problem)).toBe(true);
  });

  it('says of a refusal that is an administrator’s what that one does', () => {
    for (const { code, problem, topic } of entries) {
      if (problem.action !== 'copy_for_admin') continue;
      const steps = topic?.causes.flatMap((cause) => cause.steps) ?? [];
      expect(
        steps.some(({ who }) => who === 'admin'),
        code,
      ).toBe(true);
    }
  });

  it('tells the five causes of OAUTH_APPROVAL_ERROR_GENERIC apart', () => {
    const causes = TOPICS.sign_in_not_approved?.causes ?? [];
    expect(causes).toHaveLength(5);
    expect(new Set(causes.map(({ title }) => title)).size).toBe(5);
    for (const { tell } of causes) expect(t(tell as MessageKey)).not.toBe('');
  });
});

describe('finding an error', () => {
  const meant = (typed: string) => find(typed).meant.map(({ code }) => code);

  it.each(Object.entries(FAILURES).filter(([name]) => !name.startsWith('refresh:')))(
    'by what the test org says for %s',
    (_, { error, description }) => {
      // The org prints the same error in its page, its address and its JSON.
      const page = oauthErrorPage(error, description).replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ');
      const address = `https://acme.my.salesforce.com/x?${new URLSearchParams({ error, error_description: description })}`;
      const json = JSON.stringify({ error, error_description: description });
      for (const seen of [address, json, `${error}: ${description}`])
        expect(meant(seen).length, seen).toBeGreaterThan(0);
      expect(meant(page).length).toBeGreaterThan(0);
    },
  );

  it('takes the code on a page before the sentence that stands on every page', () => {
    const pageOf = (code: string) => `We can't authorize you because of an OAuth error. error=${code}`;
    expect(meant(pageOf('redirect_uri_mismatch'))).toEqual(['sign_in_callback']);
    expect(meant(pageOf('invalid_client_id'))).toEqual(['sign_in_consumer_key_wrong']);
    expect(meant(pageOf('OAUTH_APPROVAL_ERROR_GENERIC'))).toEqual(['sign_in_not_approved']);
    expect(meant(pageOf(''))).toEqual(['sign_in_not_approved']);
  });

  it('takes the precise word before the general page', () => {
    expect(meant('error=invalid_client&error_description=app+must+be+installed+into+org')).toEqual([
      'sign_in_not_installed',
    ]);
    expect(meant('invalid_client')).toEqual(['sign_in_secret_required']);
    expect(meant('invalid_client_id')).toEqual(['sign_in_consumer_key_wrong']);
  });

  it('gives both meanings where the same words come of a window and of a key', () => {
    expect(meant("invalid_grant: user hasn't approved this consumer")).toEqual([
      'sign_in_not_approved_yet',
      'sign_in_key_not_preauthorised',
    ]);
    expect(meant('invalid_grant: audience is invalid')).toEqual(['sign_in_key_audience']);
    expect(meant('invalid_grant')).toEqual(['sign_in_grant']);
  });

  it('finds by words, in any order', () => {
    expect(find('administrator blocks').others.map(({ code }) => code)).toEqual(['sign_in_app_blocked']);
    expect(find('  ').others).toEqual(entries);
    expect(find('the printer is on fire')).toEqual({ meant: [], others: [] });
  });

  it('never throws, and never tells of one error twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (typed) => {
        const { meant: best, others } = find(typed);
        const all = [...best, ...others];
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });
});

describe('the address of an error', () => {
  it('leads back to it', () => {
    for (const code of codes) {
      const hash = troubleHref(code, {
        connectionId: '00DHs0000012345MAA-005Hs00000AbCdEIAV',
        account: 'a+b@c.example',
      });
      expect(entryAt(placeOf(hash) ?? '', entries, recognise)?.code).toBe(code);
      expect(aboutOf(hash)).toEqual({
        connection: '00DHs0000012345MAA-005Hs00000AbCdEIAV',
        account: 'a+b@c.example',
      });
    }
  });
  it.each([
    ['OAUTH_APP_BLOCKED', 'sign_in_app_blocked'],
    ['oauth_approval_error_generic', 'sign_in_not_approved'],
    ['access-denied', 'sign_in_denied'],
    ['app%20must%20be%20installed', null],
    ['no_such_error', null],
    ['constructor', null],
  ])('may be what Salesforce prints: %s', (place, code) => {
    expect(entryAt(place, entries, recognise)?.code ?? null).toBe(code as ProblemCode | null);
  });
  it('names no connection where none is named', () => {
    for (const hash of ['', '#trouble', '#trouble/x', '#trouble/x?', '#trouble/x?y=1'])
      expect(aboutOf(hash)).toEqual({ connection: null, account: null });
  });
});

describe('the app that an error is about', () => {
  it('has an account where that signs in with a key', () => {
    const app = { ...facts, username: 'svc@acme.example' };
    expect(factsOf({ ...app, credential: 'private_key' }, 'https://cb').account).toBe('svc@acme.example');
    expect(factsOf({ ...app, credential: 'refresh_token' }, 'https://cb')).not.toHaveProperty('account');
  });
});
