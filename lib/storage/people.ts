import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { oneAtATime } from '../one-at-a-time.ts';

/** The people that connections are shared with, and their groups. `storage.local`, key `people`; public keys only. */

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `age1…` */
  publicKey: z.string(),
  groups: z.array(z.string()),
});

const peopleSchema = z.object({ schemaVersion: z.literal(1), people: z.array(personSchema) });

export type Person = z.infer<typeof personSchema>;

const KEY = 'people';

export function parsePeople(stored: unknown): readonly Person[] {
  const parsed = peopleSchema.safeParse(stored);
  return parsed.success ? parsed.data.people : [];
}

export async function readPeople(): Promise<readonly Person[]> {
  return parsePeople((await browser.storage.local.get(KEY))[KEY]);
}

const inTurn = oneAtATime();

export function updatePeople(
  change: (people: readonly Person[]) => readonly Person[],
): Promise<readonly Person[]> {
  return inTurn(async () => {
    const people = z.array(personSchema).parse(change(await readPeople()));
    await browser.storage.local.set({ [KEY]: { schemaVersion: 1, people } });
    return people;
  });
}

/** Calls back with the people at every change, from whatever page; returns the way to stop. */
export function watchPeople(onChange: (people: readonly Person[]) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) onChange(parsePeople(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
