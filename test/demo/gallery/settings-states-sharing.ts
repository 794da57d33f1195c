import { problem } from '../../../lib/problem.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { NO_POLICY, type PolicySharing } from '../../../lib/storage/policy.ts';
import { DEFAULT_SETTINGS } from '../../../lib/storage/settings.ts';
import type { Recipient, Share, ShareSummary } from '../../../lib/storage/share.ts';
import { connection } from './invented.ts';
import { KEYS, OWN_KEY, SEALED } from './settings-clicks-sharing.ts';
import type { SettingsState } from './settings-sources.ts';

/** Shared connections: those who share, and those who are given a copy. */
const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 10, 20, 9);

const service: Connection = {
  ...connection,
  id: 'k7',
  userId: '005Hs00000SvcUsIAV',
  userName: 'Recordside Service',
  username: 'recordside.service@northwind.example',
  kind: 'production',
  myDomainHost: 'northwind.my.salesforce.com',
  method: 'shared',
  connectedAt: TODAY - 40 * DAY,
};

const copy: Connection = {
  ...service,
  id: 'shared-k8',
  orgName: 'Harbour & Finch Logistics',
  userName: 'Dispatch Desk',
  username: 'dispatch.desk@harbourfinch.example',
  myDomainHost: 'harbourfinch.my.salesforce.com',
  sharedBy: { shareId: 's8', name: 'Priya Nair, Sales Operations', at: TODAY - 9 * DAY },
};

const person = (at: number, name: string, ...groups: readonly string[]): Person => ({
  id: `p${at}`,
  name,
  publicKey: KEYS[at] ?? fakeKey(at),
  groups: [...groups],
});

/** Of the right look: there are more people here than keys worth making. */
const fakeKey = (at: number) =>
  `age1${Array.from({ length: 58 }, (_, place) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'[(at * 7 + place * place) % 32]).join('')}`;

const TEAM: readonly Person[] = [
  person(0, 'Mara Lind', 'Sales', 'Berlin'),
  person(1, 'Jonas Weber', 'Sales'),
  person(2, 'Maximiliane-Alexandra von Hohenberg-Württemberg', 'Leitung Vertriebssteuerung Mitteleuropa'),
  person(3, 'Tom Okafor', 'Service'),
  person(4, 'Sofía Álvarez', 'Service', 'Berlin'),
];

const HUNDREDS: readonly Person[] = Array.from({ length: 640 }, (_, at) =>
  person(
    at + 10,
    `${['Ada', 'Bo', 'Chidi', 'Dana', 'Emre', 'Fen', 'Gül', 'Hana'][at % 8]} ${['Abel', 'Brandt', 'Costa', 'Dietz'][at % 4]} ${at + 1}`,
    ['Sales', 'Service', 'Finance', 'Field engineers north', 'Berlin', 'Leeds'][at % 6] ?? '',
  ),
);

const recipient = (at: number, change: Partial<Recipient> = {}): Recipient => ({
  personId: `p${at}`,
  name: TEAM[at]?.name ?? '',
  publicKey: KEYS[at] ?? '',
  sealedAt: TODAY - 5 * DAY,
  removedAt: null,
  ...change,
});

const share: Share = {
  connectionId: service.id,
  shareId: 's7',
  sharer: 'Avery Quinn, Business Systems',
  createdAt: TODAY - 30 * DAY,
  rotatedAt: TODAY - 6 * DAY,
  recipients: [
    recipient(0),
    recipient(1, { sealedAt: null }),
    recipient(2, { publicKey: OWN_KEY }),
    recipient(3, { removedAt: TODAY - DAY }),
  ],
  teamAt: TODAY - 4 * DAY,
};

const identity = { publicKey: OWN_KEY, protection: 'not_extractable', mayShare: true } as const;

const summary: ShareSummary = {
  shareId: 's8',
  from: 'Priya Nair, Sales Operations',
  createdAt: TODAY - 2 * DAY,
  orgName: copy.orgName,
  orgId: '00DHs0000098765MAA',
  userName: copy.userName,
  username: copy.username,
  myDomainHost: copy.myDomainHost,
  kind: 'production',
  scopes: 'api refresh_token',
  credential: 'refresh_token',
  sealedTo: 'key',
  replaces: true,
};

const none: SettingsState = {
  area: 'connections',
  settings: {
    ...DEFAULT_SETTINGS,
    connectionMethod: 'shared',
    signIn: { ...DEFAULT_SETTINGS.signIn, consumerKey: '3MVG9.example' },
  },
  connections: [],
  answers: { sharingIdentity: identity },
  grants: true,
  allowed: true,
};

const owner: SettingsState = {
  ...none,
  connections: [service],
  people: TEAM,
  shares: [share],
  answers: {
    sharingIdentity: identity,
    share: { fileName: 'northwind-robotics-recordside-service.recordside-share', text: SEALED },
  },
};

const answering = (base: SettingsState, answers: SettingsState['answers']): SettingsState => ({
  ...base,
  answers: { ...base.answers, ...answers },
});

const underPolicy = (sharing: Partial<PolicySharing>): NonNullable<SettingsState['policy']> => ({
  present: true,
  organisation: 'Northwind Robotics',
  sharing: { ...NO_POLICY.sharing, ...sharing },
});

export const SHARING_STATES: Readonly<Record<string, SettingsState>> = {
  'sharing-none': none,
  'sharing-key-fails': answering(none, { sharingIdentity: problem('no_answer', { action: 'retry' }) }),
  sharing: { ...owner, connections: [service, copy] },
  'sharing-form': owner,
  'sharing-form-wrong': owner,
  'sharing-form-nobody': { ...owner, people: [], shares: [] },
  'sharing-running': answering({ ...none, connections: [service], people: TEAM }, {}),
  'sharing-suggested': owner,
  'sharing-result': owner,
  'sharing-result-team': owner,
  'sharing-rotation': answering(owner, { share: problem('share_rotation') }),
  'sharing-with-key': { ...owner, connections: [{ ...service, credential: 'private_key' }], shares: [] },
  'sharing-hundreds': { ...owner, people: HUNDREDS },
  'sharing-remove': answering(owner, { removeFromShare: null }),
  'sharing-removed': answering(owner, { removeFromShare: null }),
  'sharing-rotate': owner,
  'sharing-rotated': answering(owner, { rotateShare: { revoked: true } }),
  'sharing-not-rotated': answering(owner, { rotateShare: { revoked: false } }),
  'sharing-revoked': answering(
    { ...owner, connections: [{ ...service, state: 'needs_login' }], shares: [] },
    { revokeShare: { revoked: true } },
  ),
  'sharing-not-revoked': answering(owner, { revokeShare: { revoked: false } }),
  'sharing-edit': owner,
  'sharing-several': owner,
  'sharing-import': answering(none, { inspectShare: summary }),
  'sharing-import-running': none,
  'sharing-import-passphrase': answering(none, { inspectShare: problem('share_wrong_passphrase') }),
  'sharing-import-not-mine': answering(none, { inspectShare: problem('share_not_for_this_key') }),
  'sharing-imported-dead': { ...none, connections: [{ ...copy, state: 'needs_login' }] },
  'sharing-provided': {
    ...none,
    policy: underPolicy({ provided: [{ name: 'Dispatch desk, all of us', text: SEALED }] }),
    answers: { sharingIdentity: { ...identity, protection: 'sealed' }, inspectShare: summary },
  },
  'sharing-provided-in-use': {
    ...none,
    connections: [copy],
    policy: underPolicy({ provided: [{ name: 'Dispatch desk, all of us', text: SEALED }] }),
    answers: { sharingIdentity: identity, inspectShare: summary },
  },
  'sharing-only-admins': {
    ...owner,
    connections: [service, copy],
    policy: underPolicy({ setUpBy: 'administrators', administrators: [KEYS[0]] }),
    answers: { sharingIdentity: { ...identity, mayShare: false } },
  },
};
