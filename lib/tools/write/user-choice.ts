/**
 * Two things a record of a call may carry that a model must not be able to say: that the user wants it saved in spite of
 * its duplicates, and that its values are those the record had before (Undo), which the lists of today need not hold.
 *
 * They travel inside of the record, so that they survive wherever the call's arguments are kept, as a token that is good
 * for exactly these values and for as long as the background lives. A token that is unknown, copied to other values or
 * made up counts as absent: the duplicates are then shown again, the values checked like any others.
 */
export type UserChoice = 'save_duplicates' | 'as_it_was';

/** No API name and no label: brackets never begin one. */
const KEYS: Readonly<Record<UserChoice, string>> = {
  save_duplicates: '(save duplicates)',
  as_it_was: '(as it was)',
};

const MOST_TOKENS = 2_000;
const tokens = new Map<string, string>();

type Fields = Readonly<Record<string, unknown>>;

/** The same values, with the choice. */
export function withChoice(fields: Fields, choice: UserChoice): Fields {
  const token = crypto.randomUUID();
  tokens.set(token, fingerprint(fields, choice));
  for (const oldest of tokens.keys()) {
    if (tokens.size <= MOST_TOKENS) break;
    tokens.delete(oldest);
  }
  return { ...fields, [KEYS[choice]]: token };
}

export function hasChoice(fields: Fields, choice: UserChoice): boolean {
  const token = fields[KEYS[choice]];
  return typeof token === 'string' && tokens.get(token) === fingerprint(fields, choice);
}

/** The values alone: nothing of this file is ever sent. */
export function withoutChoices(fields: Fields): Fields {
  const keys: readonly string[] = Object.values(KEYS);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !keys.includes(name)));
}

function fingerprint(fields: Fields, choice: UserChoice): string {
  const values = Object.entries(withoutChoices(fields)).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([choice, values]);
}
