import type { Intent } from '../intent.ts';
import { kindOf } from '../objects/all.ts';
import { user } from '../objects/customers.ts';
import type { Question } from '../question.ts';
import { changeRecords } from '../writes/change-records.ts';
import { knownField } from '../writes/field-name.ts';
import { findNamed } from '../writes/find-named.ts';
import { request } from '../writes/request.ts';
import { targetsOf } from '../writes/targets.ts';
import { newValue } from '../writes/value.ts';

const VERB =
  /^(?:set|change|update|edit|raise|lower|increase|decrease|adjust|correct|clear|empty|assign|reassign)\b/i;

/** A field of a record, or of several, gets another value. */
export const changeField: Intent = {
  name: 'change-field',
  examples: [
    'Change the amount of this opportunity to 300,000',
    'Change the phone of this account to +1 555 010 7711',
    'Set the health score of this account to 80',
    'Set priority of these cases to High',
    'Update the phone number of this account',
  ],
  writes: 'update_records',
  matches: ({ question }) => VERB.test(request(question.raw)) && !/\bpassword\b/.test(question.text),
  *plan(asked) {
    const wish = wishIn(asked.question);
    if (!wish)
      return 'Tell me the field and its new value, for example: “Change the phone of this account to +1 555 010 7711”. **Nothing was changed.**';
    const found = yield* targetsOf(wish.whose, asked);
    if ('answer' in found) return found.answer;
    const { targets, listed } = found;
    const kind = kindOf(targets[0]?.object);
    if (targets.some(({ object }) => object !== kind?.object) && kind)
      return 'These are records of different objects. Ask for each on its own.';
    if (/^owner$/i.test(wish.field)) {
      const owner = yield* ownerFor(wish.value, asked);
      if ('answer' in owner) return owner.answer;
      return yield* changeRecords(targets, { field: 'OwnerId', isKnown: true, ...owner }, !listed);
    }
    const known = knownField(kind, wish.field);
    const value = newValue(wish.value, wish.field, asked.page.today);
    const change = { field: known ?? wish.field, isKnown: known !== undefined, value };
    return yield* changeRecords(targets, change, !listed);
  },
};

interface Wish {
  field: string;
  /** The words that name the records; '' for the one that is open. */
  whose: string;
  value: string;
}

function wishIn({ raw }: Question): Wish | undefined {
  const text = request(raw);
  const [, given, to] = /^(?:re)?assign\s+(.+?)\s+to\s+(.+)$/i.exec(text) ?? [];
  if (given !== undefined && to !== undefined) return { field: 'owner', whose: given, value: to };
  const cleared = /^(?:clear|empty)\s+(.+)$/i.exec(text)?.[1];
  const set = /^\w+\s+(.+?)\s+(?:from\s+.+?\s+)?(?:to|=|as)\s+(.+)$/i.exec(text);
  const left = cleared ?? set?.[1];
  const value = cleared === undefined ? set?.[2] : 'empty';
  if (left === undefined || value === undefined) return undefined;
  const of = /^(?:the\s+)?((?:number of \w+|.+?))\s+(?:of|on|for|in)\s+(.+)$/i.exec(left);
  const owned = /^(.+?)['’]s\s+(.+)$/.exec(left);
  const field = (owned?.[2] ?? of?.[1] ?? left)
    .replace(/^the\s+/i, '')
    .replace(/\s+here$/i, '')
    .replace(/^phone number$/i, 'phone')
    .trim();
  return { field, whose: owned?.[1] ?? of?.[2] ?? '', value };
}

type Owner = { value: string; shown: string } | { answer: string };

function* ownerFor(name: string, asked: Parameters<typeof findNamed>[1]) {
  const { userId, userName } = asked.page;
  if (/^(me|myself)$/i.test(name) && userId !== undefined)
    return { value: userId, shown: userName ?? 'you' } satisfies Owner;
  const found = yield* findNamed(
    `“${name}”`,
    { ...asked, page: { ...asked.page, recordId: undefined } },
    user,
  );
  if ('answer' in found) return found satisfies Owner;
  const [person] = found.targets;
  return { value: person?.id ?? '', shown: person?.name ?? name } satisfies Owner;
}
