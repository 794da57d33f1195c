import { capText, cleanText } from './clean-text.ts';

/** What the prompt names: all between these two lines is data, and no instruction, whatever it says. */
export const FENCE_OPEN = '<<<data';
export const FENCE_CLOSE = 'data>>>';

const DEFAULT_LIMIT = 6_000;

/** Runs of three angle brackets make a fence, so no fenced text has any: the third and later ones go. */
export function withoutFence(text: string): string {
  return text.replace(/<{3,}/g, '<<').replace(/>{3,}/g, '>>');
}

/** How free text of an org or a page enters a prompt: cleaned, capped (UTF-16 units), between lines it cannot contain. */
export function fence(text: string, limit = DEFAULT_LIMIT): string {
  return fenceEncoded(withoutFence(capText(cleanText(text), limit)));
}

/** For text that is already free of fences and capped, such as an encoded table. */
export function fenceEncoded(text: string): string {
  return `${FENCE_OPEN}\n${text}\n${FENCE_CLOSE}`;
}
