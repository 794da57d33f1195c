import { type Problem, problem } from '../../../lib/problem.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/storage/settings.ts';
import { connection } from './invented.ts';
import type { SettingsState } from './settings-sources.ts';

const APP: Settings = {
  ...DEFAULT_SETTINGS,
  signIn: {
    consumerKey: '3MVG9IHf89I1t8hrvswazsWedXWY0iqK20PSFaInvUgLFB6vrcb9bbWFTSIHpO8G2jxBLJA6uZGyPFC5Aejq',
    loginUrl: 'https://northwind.my.salesforce.com',
    scopes: 'full refresh_token',
  },
};

const CALLBACK = 'https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/oauth';
const SUBS = [CALLBACK, 'northwind.my.salesforce.com', 'full refresh_token'];

const CALLBACK_UNKNOWN = problem('sign_in_callback', {
  subs: SUBS,
  detail: 'redirect_uri_mismatch: redirect_uri must match configuration',
  action: 'copy_for_admin',
});
const BLOCKED = problem('sign_in_app_blocked', {
  subs: SUBS,
  detail: 'OAUTH_APP_BLOCKED: this app is blocked by admin',
  action: 'copy_for_admin',
});

const WORKS = {
  userName: 'Mara Lind',
  orgName: 'Northwind Robotics',
  usage: { used: 12_480, limit: 15_000 },
} as const;

const production: Connection = { ...connection, id: 'k9', kind: 'unknown', orgName: 'Northwind Robotics AG' };

const service: Connection = {
  ...connection,
  id: 'shared-00D-005',
  method: 'shared',
  kind: 'production',
  userName: 'Recordside Service',
  username: 'recordside.service@northwind.example',
  credential: 'private_key',
  scopes: 'api refresh_token',
};

const copy: Connection = {
  ...service,
  id: 'shared-00D-006',
  credential: 'refresh_token',
  state: 'needs_login',
  sharedBy: { shareId: 's1', name: 'Ines Okafor', at: Date.UTC(2026, 9, 12) },
};

const IDENTITY = {
  publicKey: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
  protection: 'not_extractable',
  mayShare: true,
} as const;

const own: SettingsState = {
  area: 'connections',
  settings: APP,
  connections: [],
  answers: { testConnection: WORKS, sharingIdentity: IDENTITY },
  grants: true,
  allowed: true,
};

const shared: SettingsState = {
  ...own,
  settings: { ...APP, connectionMethod: 'shared' },
  connections: [service, copy, connection],
};

const failsAs = (what: Problem): SettingsState => ({ ...own, answers: { ...own.answers, connect: what } });

const SIGN_IN = { name: 'Production', ...APP.signIn };

const policy = {
  present: true,
  organisation: 'Northwind Robotics',
  signIns: [
    SIGN_IN,
    { ...SIGN_IN, name: 'UAT sandbox', loginUrl: 'https://northwind--uat.sandbox.my.salesforce.com' },
  ],
  allowedOrgs: ['northwind.my.salesforce.com', '*.sandbox.my.salesforce.com'],
} as const;

/** Connections, the guided set-up and the page about errors. */
export const CONNECTION_STATES: Readonly<Record<string, SettingsState>> = {
  'connection-facts': { ...own, connections: [connection, production] },
  'connection-app': {
    ...own,
    connections: [connection],
    answers: { ...own.answers, saveConnectionApp: connection },
  },
  'connection-others': { ...own, connections: [connection, service, copy] },
  'guide-security': own,
  'guide-shared': { ...shared, connections: [] },
  'guide-missing': { ...own, answers: { ...own.answers, checkSignIn: { problem: CALLBACK_UNKNOWN } } },
  'guide-done': { ...own, answers: { ...own.answers, checkSignIn: { problem: null }, connect: connection } },
  blocked: failsAs(BLOCKED),
  shared,
  'shared-empty': { ...shared, connections: [] },
  'shared-key': {
    ...shared,
    connections: [],
    answers: {
      ...own.answers,
      connectWithKey: problem('sign_in_key_not_preauthorised', {
        subs: [...SUBS, service.username],
        detail: "invalid_grant: user hasn't approved this consumer",
        action: 'copy_for_admin',
      }),
    },
  },
  'shared-not-allowed': {
    ...shared,
    connections: [copy],
    policy: { ...policy, sharing: { setUpBy: 'administrators', administrators: [], provided: [] } },
    answers: { ...own.answers, sharingIdentity: { ...IDENTITY, mayShare: false } },
  },
  'connections-policy': { ...own, connections: [production], policy },
  'connections-policy-unreadable': {
    ...own,
    policy: { ...policy, signIns: [], unreadable: ['signIns', 'toolPermissions.delete_records'] },
  },
  trouble: { ...own, area: 'trouble' },
  'trouble-found': { ...own, area: 'trouble' },
  'trouble-words': { ...own, area: 'trouble' },
  'trouble-nothing': { ...own, area: 'trouble' },
  'trouble-generic': { ...own, area: 'trouble' },
  'trouble-callback': { ...own, area: 'trouble' },
  'trouble-key': { ...own, area: 'trouble' },
};
