/** What an administrator does in Setup, in this order. */
export const GUIDE_STEPS = [
  'app',
  'callback',
  'scopes',
  'security',
  'certificate',
  'policies',
  'key',
  'check',
] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

/** Which step is missing, or was not done as it should be, by the code of the problem that comes of it. */
const STEPS: Readonly<Record<string, GuideStep>> = {
  sign_in_other_org: 'app',
  sign_in_app_not_found: 'app',
  sign_in_key_app_not_found: 'app',
  sign_in_callback: 'callback',
  sign_in_scope: 'scopes',
  sign_in_scope_no_api: 'scopes',
  sign_in_scope_no_refresh: 'scopes',
  sign_in_secret_required: 'security',
  sign_in_flow_off: 'security',
  sign_in_key_flow_off: 'certificate',
  sign_in_key_not_accepted: 'certificate',
  sign_in_key_refused: 'certificate',
  sign_in_not_installed: 'policies',
  sign_in_not_approved: 'policies',
  sign_in_not_assigned: 'policies',
  sign_in_app_blocked: 'policies',
  sign_in_ip_restricted: 'policies',
  sign_in_key_not_preauthorised: 'policies',
  sign_in_consumer_key_wrong: 'key',
  sign_in_no_consumer_key: 'key',
  sign_in_consumer_secret: 'key',
  sign_in_login_url: 'key',
  sign_in_login_url_not_https: 'key',
  sign_in_grant: 'key',
  sign_in_unreadable: 'key',
  sign_in_foreign_instance: 'key',
  sign_in_page_not_loaded: 'key',
  sign_in_org_inactive: 'key',
  sign_in_key_audience: 'key',
  policy_sign_in: 'key',
};

/** Pure. What no step of the set-up would mend belongs to the last one: the sign-in itself. */
export function stepOf(code: string): GuideStep {
  return Object.hasOwn(STEPS, code) ? (STEPS[code] ?? 'check') : 'check';
}

export const isGuideStep = (name: string): name is GuideStep => GUIDE_STEPS.some((step) => step === name);

/** The certificate is for service accounts that sign in with a private key. */
export const stepsFor = (method: 'own' | 'shared'): readonly GuideStep[] =>
  method === 'shared' ? GUIDE_STEPS : GUIDE_STEPS.filter((step) => step !== 'certificate');
