import { admin, cause, oneCause, type Step, type Topic, you } from './topic.ts';

const MEANWHILE = { meanwhile: 'trouble_meanwhile_key' } as const;

const FIND = admin('find_app', 'consumerKey');
const SAVE = admin('save_wait');
const SWITCH_ON: readonly Step[] = [
  FIND,
  admin('jwt_on'),
  admin('certificate'),
  admin('flow_org'),
  admin('key_scope', 'scopes'),
  SAVE,
];
const PREAUTHORISE: readonly Step[] = [FIND, admin('preauthorise'), SAVE];
const CERTIFICATE: readonly Step[] = [FIND, admin('certificate'), SAVE, you('key_pair', 'makeKeyPair')];

const UNUSABLE: Topic = {
  means: 'trouble_means_private_key',
  ...MEANWHILE,
  causes: oneCause(you('convert', 'convertKey'), you('key_pair', 'makeKeyPair')),
};

/** What goes wrong with a private key (JWT bearer), by problem code. */
export const KEY_TOPICS: Readonly<Record<string, Topic>> = {
  sign_in_key_not_preauthorised: {
    means: 'trouble_means_key_not_preauthorised',
    ...MEANWHILE,
    causes: oneCause(...PREAUTHORISE),
  },
  sign_in_key_not_accepted: {
    means: 'trouble_means_key_not_accepted',
    ...MEANWHILE,
    causes: oneCause(...CERTIFICATE),
  },
  sign_in_key_flow_off: { means: 'trouble_means_key_flow_off', ...MEANWHILE, causes: oneCause(...SWITCH_ON) },
  sign_in_key_refused: {
    means: 'trouble_means_key_refused',
    ...MEANWHILE,
    causes: [
      cause('never', ...SWITCH_ON),
      cause('service_user', ...PREAUTHORISE, admin('activate')),
      cause('certificate', ...CERTIFICATE),
      cause('host', you('login')),
    ],
  },
  sign_in_key_user: {
    means: 'trouble_means_key_user',
    ...MEANWHILE,
    causes: oneCause(you('username'), you('login'), admin('activate')),
  },
  sign_in_key_audience: {
    means: 'trouble_means_key_audience',
    ...MEANWHILE,
    causes: oneCause(you('login'), you('enter_login')),
  },
  sign_in_key_app_not_found: {
    means: 'trouble_means_key_app_not_found',
    ...MEANWHILE,
    causes: oneCause(you('login'), you('paste_key'), admin('reinstall'), admin('send_key')),
  },
  sign_in_key_clock: { means: 'trouble_means_key_clock', ...MEANWHILE, causes: oneCause(you('clock')) },
  private_key_missing: {
    means: 'trouble_means_private_key_missing',
    ...MEANWHILE,
    causes: oneCause(you('key_again'), you('key_pair', 'makeKeyPair')),
  },
  private_key_no_username: {
    means: 'trouble_means_private_key_no_username',
    ...MEANWHILE,
    causes: oneCause(you('username')),
  },
  private_key_unreadable: UNUSABLE,
  private_key_encrypted: UNUSABLE,
  private_key_not_rsa: UNUSABLE,
  private_key_too_short: UNUSABLE,
  private_key_is_certificate: UNUSABLE,
  private_key_is_public: UNUSABLE,
};
