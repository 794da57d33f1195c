import { OrgError } from '../../contract.ts';

/** A search as a test of one record: `words` are all words of the fields searched, `texts` the fields' whole texts. */
export type SearchTest = (record: SearchedRecord) => boolean;

export interface SearchedRecord {
  words: readonly string[];
  texts: readonly string[];
}

/** Text as the index keeps it: lower case, without accents. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Letters and digits that stand together; an ideograph is a word of its own. */
export const wordsOf = (text: string): string[] => fold(text).match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];

const malformed = (message: string) => new OrgError(400, 'MALFORMED_SEARCH', message);

/** One word with `*` (any letters) and `?` (one letter). */
function wordPattern(word: string): RegExp {
  const source = fold(word)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^]*')
    .replace(/\?/g, '[^]');
  return new RegExp(`^${source}$`, 'u');
}

function phraseTest(phrase: string): SearchTest {
  const wanted = ` ${wordsOf(phrase).join(' ')} `;
  return ({ texts }) => texts.some((text) => ` ${wordsOf(text).join(' ')} `.includes(wanted));
}

function wordTest(word: string): SearchTest {
  if (!/[*?]/.test(word)) {
    // `O'Malley` and `anna@x.example` are several words in the index: they have to stand in a row.
    const parts = wordsOf(word);
    if (parts.length !== 1) return phraseTest(word);
    return ({ words }) => words.includes(parts[0] as string);
  }
  const pattern = wordPattern(word);
  return ({ words }) => words.some((one) => pattern.test(one));
}

type Piece = { kind: 'word' | 'phrase' | 'operator'; text: string };

/** Words, quoted phrases, brackets and operators; `\` takes the meaning from the character after it. */
function pieces(query: string): Piece[] {
  const found: Piece[] = [];
  const pattern = /"((?:[^"\\]|\\.)*)"|(\(|\)|&&?|\|\|?|!)|((?:[^\s"()&|!\\]|\\.)+)/gsu;
  for (const [, phrase, sign, word] of query.matchAll(pattern)) {
    if (phrase !== undefined) found.push({ kind: 'phrase', text: phrase.replace(/\\(.)/gsu, '$1') });
    else if (sign !== undefined) {
      const text = sign.startsWith('&') ? 'AND' : sign.startsWith('|') ? 'OR' : sign === '!' ? 'NOT' : sign;
      found.push({ kind: 'operator', text });
    } else if (/^(?:AND|OR|NOT)$/i.test(word ?? ''))
      found.push({ kind: 'operator', text: (word ?? '').toUpperCase() });
    else found.push({ kind: 'word', text: (word ?? '').replace(/\\(.)/gsu, '$1') });
  }
  return found;
}

function checkLength(parts: readonly Piece[], query: string): void {
  const letters = parts
    .filter((part) => part.kind !== 'operator')
    .map((part) => part.text.replace(/[*?\s]/g, ''));
  // An ideograph says as much as a word: one of them is enough.
  if (letters.some((text) => [...text].length > 1 || /\p{Script=Han}/u.test(text))) return;
  throw malformed(`search term must be longer than one character: ${query}`);
}

/** The text between the braces of FIND, with AND, OR, NOT, brackets, phrases and wildcards. */
export function parseFind(query: string): SearchTest {
  const parts = pieces(query);
  checkLength(parts, query);
  let next = 0;
  const operator = (text: string) => {
    const part = parts[next];
    if (part?.kind !== 'operator' || part.text !== text) return false;
    next += 1;
    return true;
  };
  const single = (): SearchTest => {
    if (operator('(')) {
      const inner = either();
      if (!operator(')')) throw malformed("missing ')' in the search expression");
      return inner;
    }
    if (operator('NOT')) {
      const inner = single();
      return (record) => !inner(record);
    }
    const part = parts[next];
    if (!part || part.kind === 'operator') throw malformed(`unexpected token: '${part?.text ?? '<EOF>'}'`);
    next += 1;
    return part.kind === 'phrase' ? phraseTest(part.text) : wordTest(part.text);
  };
  const all = (): SearchTest => {
    const tests = [single()];
    // Words side by side all have to be there, as with AND.
    for (;;) {
      const part = parts[next];
      if (!part || (part.kind === 'operator' && (part.text === ')' || part.text === 'OR'))) break;
      if (part.kind === 'operator' && part.text === 'AND') next += 1;
      tests.push(single());
    }
    return (record) => tests.every((test) => test(record));
  };
  const either = (): SearchTest => {
    const tests = [all()];
    while (operator('OR')) tests.push(all());
    return (record) => tests.some((test) => test(record));
  };
  const test = either();
  if (next < parts.length) throw malformed(`unexpected token: '${parts[next]?.text}'`);
  return test;
}

/** A search as typed by a person, in which nothing but quotes and wildcards has a meaning. */
export function parsePlain(query: string): SearchTest {
  const parts = [...query.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(
    ([, phrase, word]): Piece =>
      phrase !== undefined ? { kind: 'phrase', text: phrase } : { kind: 'word', text: word ?? '' },
  );
  checkLength(parts, query);
  const tests = parts
    .filter((part) => part.kind === 'phrase' || wordsOf(part.text).length > 0)
    .map((part) => (part.kind === 'phrase' ? phraseTest(part.text) : wordTest(part.text)));
  if (tests.length === 0) return () => false;
  return (record) => tests.every((test) => test(record));
}
