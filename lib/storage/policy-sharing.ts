import type { Policy, PolicySharing } from './policy.ts';
import { fieldOf, isFields, listOf, type Note, noteUnknown, textOf } from './policy-reading.ts';

const KNOWN = ['setUpBy', 'administrators', 'provided'];
const SET_UP_BY = ['everyone', 'administrators', 'nobody'] as const;
const PUBLIC_KEY = /^age1[02-9ac-hj-np-z]{20,3000}$/;

/** Whether this installation may sign in to shared connections and hand them out. Null: it has no key yet. */
export function maySetUpSharing({ sharing }: Pick<Policy, 'sharing'>, publicKey: string | null): boolean {
  if (sharing.setUpBy === 'everyone') return true;
  return (
    sharing.setUpBy === 'administrators' && publicKey !== null && sharing.administrators.includes(publicKey)
  );
}

export function sharingOf(value: unknown, name: string, note: Note): PolicySharing {
  if (!isFields(value)) {
    note(name);
    return { setUpBy: 'nobody', administrators: [], provided: [] };
  }
  noteUnknown(value, KNOWN, `${name}.`, note);
  const listed = fieldOf(value, 'administrators');
  const administrators =
    listed === undefined ? [] : listOf(listed, `${name}.administrators`, note, publicKeyOf);
  const given = fieldOf(value, 'provided');
  const provided =
    given === undefined
      ? []
      : listOf(given, `${name}.provided`, note, (entry, at) => provide(entry, at, note));
  const chosen = fieldOf(value, 'setUpBy');
  // Whoever lists administrators means them.
  const otherwise = listed === undefined ? 'everyone' : 'administrators';
  const setUpBy = chosen === undefined ? otherwise : SET_UP_BY.find((choice) => choice === chosen);
  if (!setUpBy) note(`${name}.setUpBy`);
  return { setUpBy: setUpBy ?? 'nobody', administrators, provided };
}

function publicKeyOf(value: unknown): string | null {
  const key = textOf(value, 4_000)?.toLowerCase() ?? '';
  return PUBLIC_KEY.test(key) ? key : null;
}

function provide(value: unknown, at: string, note: Note): PolicySharing['provided'][number] | null {
  if (!isFields(value)) return null;
  noteUnknown(value, ['name', 'text'], `${at}.`, note);
  const text = textOf(fieldOf(value, 'text'), 1_000_000);
  const name = textOf(fieldOf(value, 'name'), 80);
  return text === null || name === null ? null : { name, text };
}
