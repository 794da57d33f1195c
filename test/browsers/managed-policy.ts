import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROME_EXTENSION_ID } from './extension.ts';

/** What an administrator wrote for Recordside: the keys of docs/policy-example.json. */
export type PolicyValues = Readonly<Record<string, unknown>>;

export interface ManagedPolicy {
  /** The command that starts Chromium so that it finds the policy. */
  command(executable: string, args: readonly string[]): readonly [command: string, args: readonly string[]];
  /** As an administrator rolls out another one; a running Chromium sees it some seconds later. */
  set(values: PolicyValues): void;
  remove(): void;
}

/** Where Debian's Chromium looks; nothing can tell it another place. */
const CONFIGURATION = '/etc/chromium';

/**
 * A real policy file for one Chromium alone. In a mount namespace of its own it sees another folder in the place of the
 * machine's: no other browser follows the policy, and nothing is left behind when something fails. Where namespaces are
 * forbidden, as in some containers, the file lies in the machine's own folder for as long as the browser runs.
 */
export function managedPolicy(values: PolicyValues): ManagedPolicy {
  if (process.platform !== 'linux' || !existsSync(CONFIGURATION))
    throw new Error(`A policy can be tried only where Chromium reads it from ${CONFIGURATION}.`);
  const namespace = NAMESPACES.find(isAllowed);
  return namespace ? inNamespace(namespace, values) : onMachine(values);
}

/** Ways to a mount namespace: as root, and as anybody who may be root of a user namespace. */
const NAMESPACES: readonly (readonly string[])[] = [['--mount'], ['--map-root-user', '--mount']];

function isAllowed(flags: readonly string[]): boolean {
  const bind = `mount --bind ${tmpdir()} ${CONFIGURATION}`;
  return spawnSync('unshare', [...flags, 'sh', '-c', bind], { stdio: 'ignore' }).status === 0;
}

function inNamespace(flags: readonly string[], values: PolicyValues): ManagedPolicy {
  const folder = mkdtempSync(join(tmpdir(), 'recordside-policy-'));
  cpSync(CONFIGURATION, folder, { recursive: true });
  const set = (next: PolicyValues) => putPolicy(folder, next);
  set(values);
  const bind = `mount --bind "$0" ${CONFIGURATION} && exec "$@"`;
  return {
    command: (executable, args) => [
      'unshare',
      [...flags, 'sh', '-c', bind, folder, executable, '--no-sandbox', ...args],
    ],
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function onMachine(values: PolicyValues): ManagedPolicy {
  const set = (next: PolicyValues) => putPolicy(CONFIGURATION, next);
  set(values);
  return {
    command: (executable, args) => [executable, args],
    set,
    remove: () => rmSync(join(CONFIGURATION, POLICY_FILE), { force: true }),
  };
}

const POLICY_FILE = 'policies/managed/recordside.json';

function putPolicy(folder: string, values: PolicyValues): void {
  const file = { '3rdparty': { extensions: { [CHROME_EXTENSION_ID]: values } } };
  mkdirSync(join(folder, 'policies/managed'), { recursive: true });
  // Renamed into place: Chromium must not read half of it.
  const draft = join(folder, 'recordside-next.json');
  writeFileSync(draft, JSON.stringify(file));
  renameSync(draft, join(folder, POLICY_FILE));
}
