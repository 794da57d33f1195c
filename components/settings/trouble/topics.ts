import { KEY_TOPICS } from './key-topics.ts';
import { admin, cause, oneCause, type Step, type Topic, you } from './topic.ts';

const BY_ADMIN = { meanwhile: 'trouble_meanwhile_admin' } as const;
const BY_YOU = { meanwhile: 'trouble_meanwhile_you' } as const;
const BY_SALESFORCE = { meanwhile: 'trouble_meanwhile_salesforce' } as const;

const FIND = admin('find_app', 'consumerKey');
const SAVE = admin('save_wait');
const AGAIN = you('again');

const INSTALL: readonly Step[] = [
  admin('usage'),
  admin('install'),
  admin('uninstalled'),
  admin('api_control'),
  AGAIN,
];
const PERMIT: readonly Step[] = [FIND, admin('permitted'), SAVE, AGAIN];
const SCOPES: readonly Step[] = [FIND, admin('scopes', 'scopes'), SAVE, you('narrow'), AGAIN];
const NETWORK: readonly Step[] = [you('vpn'), admin('ip_profile'), FIND, admin('ip_app')];
const CHOOSE_SCOPES = oneCause(you('choose_scopes'), FIND, admin('key_scope', 'scopes'));
const LICENCE: readonly Step[] = [admin('licence'), admin('licence_mend'), AGAIN];

/** By problem code. The order is that of the list of all errors. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  sign_in_not_approved: {
    means: 'trouble_means_not_approved',
    ...BY_ADMIN,
    causes: [
      cause('not_installed', ...INSTALL),
      cause('not_permitted', ...PERMIT),
      cause('scope', ...SCOPES),
      cause('licence', ...LICENCE),
      cause('wrong_org', you('login'), you('new_key'), AGAIN),
    ],
  },
  sign_in_not_installed: { means: 'trouble_means_not_installed', ...BY_ADMIN, causes: oneCause(...INSTALL) },
  sign_in_app_blocked: {
    means: 'trouble_means_app_blocked',
    ...BY_ADMIN,
    causes: oneCause(admin('usage'), admin('unblock'), admin('install'), admin('api_control'), AGAIN),
  },
  sign_in_not_assigned: {
    means: 'trouble_means_not_assigned',
    ...BY_ADMIN,
    causes: [cause('not_assigned', ...PERMIT), cause('ip', ...NETWORK)],
  },
  sign_in_other_org: {
    means: 'trouble_means_other_org',
    ...BY_ADMIN,
    causes: oneCause(you('login'), admin('own_app'), admin('send_key'), you('new_key')),
  },
  sign_in_app_not_found: {
    means: 'trouble_means_app_not_found',
    ...BY_ADMIN,
    causes: oneCause(admin('reinstall'), admin('send_key'), you('new_key')),
  },
  sign_in_callback: {
    means: 'trouble_means_callback',
    ...BY_ADMIN,
    causes: oneCause(FIND, admin('callback', 'callback'), SAVE, AGAIN),
  },
  sign_in_consumer_key_wrong: {
    means: 'trouble_means_consumer_key',
    ...BY_YOU,
    causes: [
      cause('typo', you('paste_key'), AGAIN),
      cause('new', you('wait_ten')),
      cause('host', you('login'), AGAIN),
    ],
  },
  sign_in_secret_required: {
    means: 'trouble_means_secret',
    ...BY_ADMIN,
    causes: oneCause(FIND, admin('secret'), SAVE, AGAIN),
  },
  sign_in_scope: { means: 'trouble_means_scope', ...BY_ADMIN, causes: oneCause(...SCOPES) },
  sign_in_ip_restricted: { means: 'trouble_means_ip', ...BY_ADMIN, causes: oneCause(...NETWORK) },
  sign_in_user_inactive: {
    means: 'trouble_means_user_inactive',
    ...BY_ADMIN,
    causes: oneCause(admin('activate'), AGAIN),
  },
  sign_in_org_inactive: {
    means: 'trouble_means_org_inactive',
    ...BY_ADMIN,
    causes: oneCause(you('login'), admin('org')),
  },
  sign_in_flow_off: {
    means: 'trouble_means_flow_off',
    ...BY_ADMIN,
    causes: oneCause(FIND, admin('flow'), admin('flow_org'), SAVE, AGAIN),
  },
  sign_in_not_approved_yet: {
    means: 'trouble_means_not_approved_yet',
    ...BY_YOU,
    causes: oneCause(you('allow'), you('not_you')),
  },
  sign_in_denied: { means: 'trouble_means_denied', ...BY_YOU, causes: oneCause(you('allow')) },
  sign_in_verifier: {
    means: 'trouble_means_verifier',
    ...BY_YOU,
    causes: oneCause(you('one_window'), you('finish')),
  },
  sign_in_code_expired: { means: 'trouble_means_code_expired', ...BY_YOU, causes: oneCause(you('finish')) },
  sign_in_token_expired: {
    means: 'trouble_means_token_expired',
    ...BY_YOU,
    causes: oneCause(you('reconnect'), you('not_you'), you('five')),
  },
  sign_in_immediate: { means: 'trouble_means_immediate', ...BY_YOU, causes: oneCause(you('finish')) },
  sign_in_no_response: { means: 'trouble_means_no_response', ...BY_YOU, causes: oneCause(you('finish')) },
  sign_in_rate_limit: {
    means: 'trouble_means_rate_limit',
    ...BY_SALESFORCE,
    causes: oneCause(you('wait_few')),
  },
  sign_in_server_error: {
    means: 'trouble_means_server_error',
    ...BY_SALESFORCE,
    causes: oneCause(you('wait_few'), you('status')),
  },
  sign_in_grant: {
    means: 'trouble_means_grant',
    ...BY_YOU,
    causes: oneCause(you('finish'), you('login'), you('paste_key'), you('said')),
  },
  ...KEY_TOPICS,
  sign_in_window_closed: {
    means: 'trouble_means_window_closed',
    ...BY_YOU,
    causes: oneCause(you('read_page'), you('finish')),
  },
  sign_in_page_not_loaded: {
    means: 'trouble_means_page_not_loaded',
    ...BY_YOU,
    causes: oneCause(you('network'), you('login'), you('read_page')),
  },
  sign_in_window_failed: {
    means: 'trouble_means_window_failed',
    ...BY_YOU,
    causes: oneCause(you('one_window'), you('finish')),
  },
  sign_in_state: {
    means: 'trouble_means_state',
    ...BY_YOU,
    causes: oneCause(you('own_link'), you('finish')),
  },
  sign_in_no_code: {
    means: 'trouble_means_no_code',
    ...BY_YOU,
    causes: oneCause(you('finish'), you('said')),
  },
  sign_in_unreadable: {
    means: 'trouble_means_unreadable',
    ...BY_YOU,
    causes: oneCause(you('login'), you('network'), you('said')),
  },
  sign_in_foreign_instance: {
    means: 'trouble_means_foreign_instance',
    ...BY_YOU,
    causes: oneCause(you('login'), you('said')),
  },
  sign_in_no_consumer_key: {
    means: 'trouble_means_no_consumer_key',
    ...BY_YOU,
    causes: oneCause(you('enter_key')),
  },
  sign_in_consumer_secret: {
    means: 'trouble_means_consumer_secret',
    ...BY_YOU,
    causes: oneCause(you('paste_key'), admin('new_secret')),
  },
  sign_in_scope_no_api: { means: 'trouble_means_scope_no_api', ...BY_YOU, causes: CHOOSE_SCOPES },
  sign_in_scope_no_refresh: { means: 'trouble_means_scope_no_refresh', ...BY_YOU, causes: CHOOSE_SCOPES },
  sign_in_login_url: { means: 'trouble_means_login_url', ...BY_YOU, causes: oneCause(you('enter_login')) },
  sign_in_login_url_not_https: {
    means: 'trouble_means_login_url',
    ...BY_YOU,
    causes: oneCause(you('enter_login')),
  },
  policy_sign_in: { means: 'trouble_means_policy_sign_in', ...BY_YOU, causes: oneCause(you('policy_app')) },
  policy_org: {
    means: 'trouble_means_policy_org',
    ...BY_YOU,
    causes: oneCause(you('policy_org'), you('policy_ask')),
  },
  sign_in_other: { means: 'trouble_means_other', ...BY_YOU, causes: oneCause(you('finish'), you('said')) },
};
