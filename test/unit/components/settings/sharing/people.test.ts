import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkKey, checkName } from '../../../../../components/settings/sharing/check-person.ts';
import {
  addPeople,
  dropPerson,
  putPerson,
  readPeopleLines,
} from '../../../../../components/settings/sharing/people-changes.ts';
import {
  checkedness,
  fits,
  folded,
  groupsOf,
  tidyGroups,
  toggleAll,
} from '../../../../../components/settings/sharing/people-groups.ts';
import type { Person } from '../../../../../lib/storage/people.ts';

const keys: string[] = [];

beforeAll(async () => {
  for (let count = 0; count < 8; count += 1) {
    keys.push(await identityToRecipient(await generateX25519Identity()));
  }
});

const person = (at: number, change: Partial<Person> = {}): Person => ({
  id: `p${at}`,
  name: `Person ${at}`,
  publicKey: keys[at] ?? '',
  groups: [],
  ...change,
});

const lines = (text: string, people: readonly Person[] = [], own: string | null = null) => {
  let next = 0;
  return readPeopleLines(text, people, own, () => `new${next++}`);
};

describe('a list of people', () => {
  it('is read in the ways people write it', () => {
    const text = [
      `Mara Lind ${keys[0]}`,
      `Jonas Weber, ${keys[1]}, Sales; Berlin`,
      `"Sofía Álvarez"\t${keys[2]!.toUpperCase()}\tSales`,
      `Tom Okafor <${keys[3]}>`,
      '',
    ].join('\r\n');
    const { people, bad, known } = lines(text);
    expect(bad).toEqual([]);
    expect(known).toBe(0);
    expect(people.map(({ name, publicKey, groups }) => [name, publicKey, groups])).toEqual([
      ['Mara Lind', keys[0], []],
      ['Jonas Weber', keys[1], ['Sales', 'Berlin']],
      ['Sofía Álvarez', keys[2], ['Sales']],
      ['Tom Okafor', keys[3], []],
    ]);
  });

  it('keeps what is wrong, each with its reason', () => {
    const text = [
      'Nobody',
      keys[1],
      `Mara Lind ${keys[2]}`,
      `Ines Duarte ${keys[0]}`,
      `Myself ${keys[7]}`,
      `Cut ${keys[3]!.slice(0, 40)}`,
      'Leak AGE-SECRET-KEY-1QQQQ',
    ].join('\n');
    const { people, bad } = lines(text, [person(0, { name: 'Mara Lind' })], keys[7]);
    expect(people).toEqual([]);
    expect(bad.map(({ error }) => error)).toEqual([
      'Enter their sharing key.',
      'Enter a name.',
      expect.stringContaining('Mara Lind is there already'),
      'This is the key of Mara Lind already.',
      'This is your own sharing key. Enter theirs.',
      'A sharing key has 62 characters, this one has 40. Copy it again, whole.',
      expect.stringContaining('This is a private key'),
    ]);
  });

  it('does not take anybody twice, also within itself', () => {
    const text = `Ada ${keys[0]}\nAda ${keys[0]}\nada ${keys[1]}\nBo ${keys[0]}`;
    const { people, bad, known } = lines(text);
    expect(people).toHaveLength(1);
    expect(known).toBe(1);
    expect(bad).toHaveLength(2);
  });

  it('accounts for every line, and lets nothing in that a single person could not be', () => {
    const part = fc.oneof(
      fc.constantFrom('Ada', 'Bo Ek', 'ada', '', ' ', ',', 'Sales', 'AGE-SECRET-KEY-1QQ'),
      fc.nat({ max: 7 }).map((at) => keys[at]!),
      fc.nat({ max: 7 }).map((at) => keys[at]!.slice(0, 50)),
      fc.string({ maxLength: 8 }),
    );
    const line = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (all) => {
        const before = [person(6, { name: 'Known' })];
        const text = all.join('\n');
        const { people, bad, known } = lines(text, before, keys[7]);
        const filled = text.split(/\r?\n/).filter((each) => each.trim() !== '');
        expect(people.length + bad.length + known).toBe(filled.length);
        const after = addPeople(people)(before);
        expect(new Set(after.map(({ publicKey }) => publicKey)).size).toBe(after.length);
        expect(new Set(after.map(({ name }) => folded(name))).size).toBe(after.length);
        expect(after.every(({ publicKey }) => keys.includes(publicKey) && publicKey !== keys[7])).toBe(true);
        // What was left over, pasted again, is left over again.
        expect(lines(bad.map((each) => each.line).join('\n'), after, keys[7]).people).toEqual([]);
      }),
    );
  });
});

describe('the address book', () => {
  it('stays in order of names, and knows everybody once', () => {
    const people = addPeople([person(1, { name: 'Zoe' }), person(0, { name: 'Ada' })])([]);
    expect(people.map(({ name }) => name)).toEqual(['Ada', 'Zoe']);
    expect(putPerson(person(1, { name: 'Ada 2' }))(people).map(({ name }) => name)).toEqual(['Ada', 'Ada 2']);
    expect(dropPerson('p0')(people).map(({ id }) => id)).toEqual(['p1']);
  });

  it('does not add a key that another page added meanwhile', () => {
    const people = [person(0)];
    expect(addPeople([{ ...person(0), id: 'other', name: 'Other' }])(people)).toEqual(people);
  });

  it('tells people apart by their names, and lets one keep theirs', () => {
    const others = [person(0, { name: 'Sofía Álvarez' })];
    expect(checkName(' sofia  alvarez ', others)).toMatchObject({ ok: false });
    expect(checkName(' Sofía  Álvarez ', [])).toEqual({ ok: true, value: 'Sofía Álvarez' });
    expect(checkName('x'.repeat(121), [])).toMatchObject({ ok: false });
    expect(checkKey(keys[0]!, [], null)).toEqual({ ok: true, value: keys[0] });
  });
});

const id = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e');

describe('groups', () => {
  it('are tidy, and tidying them again changes nothing', () => {
    expect(tidyGroups(' sales ,Berlin;; SALES,  Field  team', ['Sales'])).toEqual([
      'Sales',
      'Berlin',
      'Field team',
    ]);
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const once = tidyGroups(typed, []);
        expect(tidyGroups(once.join(', '), [])).toEqual(once);
      }),
    );
  });

  it('hold everybody who names them, in whatever capitals', () => {
    const people = [
      { id: 'a', groups: ['Sales'] },
      { id: 'b', groups: ['sales', 'Berlin'] },
    ];
    expect(groupsOf(people)).toEqual([
      { name: 'Berlin', ids: ['b'] },
      { name: 'Sales', ids: ['a', 'b'] },
    ]);
  });

  it('become whole with one click, and empty with the next', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 5 }), fc.uniqueArray(id, { minLength: 1 }), (on, group) => {
        const chosen = new Set(on);
        const once = toggleAll(chosen, group);
        const was = checkedness(group, chosen);
        expect(checkedness(group, once)).toBe(was === 'all' ? 'none' : 'all');
        // Nobody outside of the group is touched.
        for (const id of ['a', 'b', 'c', 'd', 'e']) {
          if (!group.includes(id)) expect(once.has(id)).toBe(chosen.has(id));
        }
      }),
    );
  });

  it('are found by a search as names are, without accents', () => {
    const gül = { name: 'Gül Brandt', groups: ['Field team'] };
    for (const words of ['', 'gul', 'BRANDT gül', 'field']) expect(fits(gül, words)).toBe(true);
    expect(fits(gül, 'gul sales')).toBe(false);
  });
});
