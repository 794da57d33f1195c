/** Bounds on one answer, so that a model that goes round in circles ends with words and not with the org's API limit. */

/** Replies of the model that may still ask for tools; the one after has to be the answer. */
export const MAX_TURNS_WITH_TOOLS = 12;

/** Tool calls over the whole answer. */
export const MAX_STEPS = 40;

/** How often in a row a call that failed for its arguments may be mended. */
export const MAX_REPAIRS = 2;

/** How often text that is streaming is put on disk, so that a dead background loses little of it. */
export const SAVE_TEXT_EVERY_MS = 2_000;
