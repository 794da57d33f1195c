import { toId18 } from '../record-id.ts';

/** An address taken apart: what the parsers of page shapes read. Total: built from any text. */
export interface Address {
  /** Decoded, without empty ones and without `;jsessionid=…`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Decoded, without `#`. */
  readonly fragment: string;
}

export function addressOf(url: URL): Address {
  return {
    segments: segmentsOf(url.pathname),
    query: url.searchParams,
    fragment: decoded(url.hash.slice(1)),
  };
}

/** The address inside an address (`ws`, `address`, a console's fragment): a path with or without a query. */
export function innerAddress(text: string | null): Address | null {
  // Only a path of the same org is meant; `//host` and `https:` would be another place.
  if (text === null || text.length > 4000 || !/^\/(?![/\\])/.test(text)) return null;
  const [path = '', query = ''] = text.split('#', 1)[0]?.split(/\?(.*)/s) ?? [];
  return { segments: segmentsOf(path), query: new URLSearchParams(query), fragment: '' };
}

/** The first of these parameters that holds a record id, as 18 characters. */
export function idIn(query: URLSearchParams, ...names: readonly string[]): string | null {
  for (const name of names) {
    const id = toId18(query.get(name) ?? '');
    if (id !== null) return id;
  }
  return null;
}

function segmentsOf(path: string): string[] {
  return (
    path
      .split('/')
      .map((segment) => decoded(segment.split(';', 1)[0] ?? ''))
      // `..;x` is a name to the browser's parser, and would be a step up in the address that is built of it.
      .filter((segment) => !['', '.', '..'].includes(segment))
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` is a person's typing or an attempt; either way it is no id and no name.
    return text;
  }
}
