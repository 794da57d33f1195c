import type { Person } from '../../../lib/storage/people.ts';
import { checkGroups, checkKey, checkName } from './check-person.ts';
import { groupsOf, tidyGroups } from './people-groups.ts';

type People = readonly Person[];

const byName = (a: Person, b: Person) => a.name.localeCompare(b.name);

export const putPerson =
  (person: Person) =>
  (people: People): People =>
    [...people.filter(({ id }) => id !== person.id), person].sort(byName);

export const dropPerson =
  (id: string) =>
  (people: People): People =>
    people.filter((person) => person.id !== id);

export const addPeople =
  (added: People) =>
  (people: People): People => {
    // Another page may have added some of them meanwhile.
    const keys = new Set(people.map(({ publicKey }) => publicKey));
    return [...people, ...added.filter(({ publicKey }) => !keys.has(publicKey))].sort(byName);
  };

export interface BadLine {
  readonly line: string;
  readonly error: string;
}

export interface ReadLines {
  readonly people: People;
  readonly bad: readonly BadLine[];
  /** Lines that say what the address book says already. */
  readonly known: number;
}

const KEY_LIKE = /(?:^|[\s,;<("'])(age1\S*|AGE1\S*|age-secret-key-\S*|AGE-SECRET-KEY-\S*)/;

/** Lines such as `Mara Lind age1… Sales, Berlin`; each is taken, known, or said to be wrong. */
export function readPeopleLines(
  text: string,
  people: People,
  ownKey: string | null,
  newId: () => string,
): ReadLines {
  const taken: Person[] = [];
  const bad: BadLine[] = [];
  let known = 0;
  const groupNames = groupsOf(people).map(({ name }) => name);
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const all = [...people, ...taken];
    const found = KEY_LIKE.exec(line);
    const typedKey = (found?.[1] ?? '').replace(/[,;>)"']+$/, '');
    const at = found ? line.indexOf(typedKey) : line.length;
    const typedName = bare(line.slice(0, at));
    const typedGroups = bare(line.slice(at + typedKey.length));
    if (isKnown(all, typedName, typedKey)) {
      known += 1;
      continue;
    }
    const checks = [
      checkKey(found ? typedKey : '', all, ownKey),
      checkName(typedName, all),
      checkGroups(typedGroups),
    ] as const;
    const wrong = checks.find((check) => !check.ok);
    if (wrong && !wrong.ok) {
      bad.push({ line, error: wrong.error });
      continue;
    }
    const [publicKey = '', name = ''] = checks.map((check) => (check.ok ? check.value : ''));
    const groups = tidyGroups(typedGroups, groupNames);
    groupNames.push(...groups);
    taken.push({ id: newId(), name, publicKey, groups });
  }
  return { people: taken, bad, known };
}

/** Without what people put between the parts of a line. */
const bare = (text: string) => text.replace(/^[\s,;:<>()"']+|[\s,;:<>()"']+$/g, '');

const isKnown = (people: People, name: string, key: string) =>
  people.some((person) => person.publicKey === key.toLowerCase() && person.name === name);
