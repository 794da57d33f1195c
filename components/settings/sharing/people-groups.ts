import type { Person } from '../../../lib/storage/people.ts';

/** For comparing what people type: capitals and accents do not count. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Names as typed, between commas → each once, spelt as where it is known already. */
export function tidyGroups(typed: string, known: readonly string[]): string[] {
  const groups = new Map<string, string>();
  for (const part of typed.split(/[,;\n]/)) {
    const name = part.trim().replace(/\s+/g, ' ');
    const key = folded(name);
    if (key === '' || groups.has(key)) continue;
    groups.set(key, known.find((group) => folded(group) === key) ?? name);
  }
  return [...groups.values()];
}

export interface Group {
  readonly name: string;
  readonly ids: readonly string[];
}

type Member = Pick<Person, 'id' | 'groups'>;

/** Every group that anybody is in, by name. */
export function groupsOf(people: readonly Member[]): Group[] {
  const groups = new Map<string, { name: string; ids: string[] }>();
  for (const { id, groups: names } of people) {
    for (const name of names) {
      const group = groups.get(folded(name)) ?? { name, ids: [] };
      if (!group.ids.includes(id)) group.ids.push(id);
      groups.set(folded(name), group);
    }
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export type Checkedness = 'all' | 'some' | 'none';

export function checkedness(ids: readonly string[], chosen: ReadonlySet<string>): Checkedness {
  const count = ids.filter((id) => chosen.has(id)).length;
  if (count === 0) return 'none';
  return count === ids.length ? 'all' : 'some';
}

/** A group that is checked whole is unchecked, any other becomes whole. */
export function toggleAll(chosen: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const next = new Set(chosen);
  const whole = checkedness(ids, chosen) === 'all';
  for (const id of ids) whole ? next.delete(id) : next.add(id);
  return next;
}

/** Whether all words are found in the name or a group. */
export function fits({ name, groups }: Pick<Person, 'name' | 'groups'>, words: string): boolean {
  const text = folded([name, ...groups].join('\n'));
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
