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
 * machine's: no other browser follows the policy, and nothing is left behind when something fails.
 */
export function managedPolicy(values: PolicyValues): ManagedPolicy {
  if (process.platform !== 'linux' || !existsSync(CONFIGURATION))
    throw new Error(`A policy can be tried only where Chromium reads it from ${CONFIGURATION}.`);
  const folder = mkdtempSync(join(tmpdir(), 'recordside-policy-'));
  cpSync(CONFIGURATION, folder, { recursive: true });
  const managed = join(folder, 'policies/managed');
  mkdirSync(managed, { recursive: true });
  const set = (next: PolicyValues) => {
    const file = { '3rdparty': { extensions: { [CHROME_EXTENSION_ID]: next } } };
    // Renamed into place: Chromium must not read half of it.
    writeFileSync(join(folder, 'next.json'), JSON.stringify(file));
    renameSync(join(folder, 'next.json'), join(managed, 'recordside.json'));
  };
  set(values);
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const bind = `mount --bind "$0" ${CONFIGURATION} && exec "$@"`;
  return {
    command: (executable, args) => [
      'unshare',
      [...asRoot, '--mount', 'sh', '-c', bind, folder, executable, '--no-sandbox', ...args],
    ],
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
