import { toId18 } from '../salesforce/record-id.ts';

const CITATION = /\]\(\s*record:([a-zA-Z0-9]{15,18})\s*\)/g;

/** The record ids that an answer links to, as far as `known` (the results and pages of the conversation) holds them. */
export function citationsIn(text: string, known: ReadonlySet<string>): string[] {
  const cited = new Set<string>();
  for (const [, written] of text.matchAll(CITATION)) {
    const id = toId18(written ?? '');
    if (id && known.has(id)) cited.add(id);
  }
  return [...cited];
}
