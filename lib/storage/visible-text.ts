/**
 * Marks that turn the reading direction, letters of the tag block and the like: a model reads them, nobody sees them.
 * Those that join scripts and emoji stay.
 */
const UNSEEN = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

/**
 * Text of somebody else's making without what hides in it: what is left is what a person sees when they look at it.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNSEEN, '')
    .replace(CONTROLS, '')
    .toWellFormed();
}

/** The same on one line, without space around it. */
export const visibleLine = (text: string): string => visibleText(text).replace(/\s+/g, ' ').trim();
