import { useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { SignInApp } from '../../../lib/messaging/protocol.ts';
import type { PolicySignIn } from '../../../lib/storage/policy.ts';
import { fine } from '../checked.ts';
import { useSettings } from '../settings-context.ts';
import { type Draft, useDraft } from '../use-draft.ts';
import { checkConsumerKey } from './consumer-key.ts';
import { checkScopes } from './scopes.ts';
import { setSignIn } from './sign-in-changes.ts';

export interface SignInFields {
  readonly key: Draft;
  readonly login: Draft;
  readonly scopes: Draft;
  /** The apps that the organisation lets people sign in through; null where they may enter their own. */
  readonly allowed: readonly PolicySignIn[] | null;
  /** Which of those is meant. */
  readonly chosen: string;
  choose(name: string): void;
  /** As it stands, right or wrong. */
  readonly app: SignInApp;
  /** The app to sign in with; null where something is missing, which is said beside the field, and the focus is there. */
  ready(): SignInApp | null;
}

/** The org's app as the user entered it, or as the organisation set it. */
export function useSignInFields(): SignInFields {
  const { settings, sources, policy } = useSettings();
  const [picked, setPicked] = useState<string | null>(null);
  const allowed = policy.signIns;
  const set = allowed?.find(({ name }) => name === picked) ?? allowed?.[0];
  const saved: SignInApp = set ?? settings.signIn;
  const key = useDraft({
    field: 'consumerKey',
    saved: saved.consumerKey,
    check: set ? fine : checkConsumerKey,
    change: setSignIn('consumerKey'),
  });
  const login = useDraft({
    field: 'loginUrl',
    saved: saved.loginUrl,
    check: set ? fine : sources.signIn.checkLoginUrl,
    change: setSignIn('loginUrl'),
  });
  const scopes = useDraft({
    field: 'scopes',
    saved: saved.scopes,
    check: set ? fine : checkScopes,
    change: setSignIn('scopes'),
  });
  const app: SignInApp = set
    ? { consumerKey: set.consumerKey, loginUrl: set.loginUrl, scopes: set.scopes }
    : { consumerKey: key.value.trim(), loginUrl: login.value.trim(), scopes: scopes.value.trim() };
  return {
    key: set ? fixed(key, set.consumerKey) : key,
    login: set ? fixed(login, set.loginUrl) : login,
    scopes: set ? fixed(scopes, set.scopes) : scopes,
    allowed,
    chosen: set?.name ?? '',
    choose: setPicked,
    app,
    ready() {
      if (set) return app;
      if (key.value.trim() === '') {
        key.fail(t('options_consumer_key_missing'));
        return null;
      }
      if (!key.valid() || !login.valid() || !scopes.valid()) return null;
      return {
        consumerKey: checkedValue(checkConsumerKey(key.value), key.value),
        loginUrl: checkedValue(sources.signIn.checkLoginUrl(login.value), login.value),
        scopes: checkedValue(checkScopes(scopes.value), scopes.value),
      };
    },
  };
}

const checkedValue = (checked: { ok: boolean; value?: string }, typed: string) => checked.value ?? typed;

/** What was typed before the organisation set it does not count any more. */
const fixed = (draft: Draft, value: string): Draft => ({
  ...draft,
  value,
  error: null,
  onValue: () => undefined,
  onBlur: () => undefined,
  put: () => undefined,
});
