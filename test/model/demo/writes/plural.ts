import type { Kind } from '../objects/kind.ts';

/** Whether the words name several of a kind: "deals", "these opportunities", and not "this deal". */
export function isPlural(text: string, kind: Kind): boolean {
  const noun = new RegExp(`\\b(?:${kind.words})\\b`, 'i').exec(text)?.[0] ?? '';
  return /(?:s|people)$/i.test(noun) && !/^closes$/i.test(noun);
}
