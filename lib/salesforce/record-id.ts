/**
 * Record ids: 15 characters whose case counts, or 18: the same with three more that carry the case of the first 15.
 * Inside Recordside an id is always the 18 characters that `toId18` gives.
 */

const SUFFIX_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * Every key prefix starts with a digit or a lower-case letter, and every id has a digit among its first six
 * characters. API names of 15 or 18 letters (`OpportunityTeam`, `OpportunityHistory`) fail both.
 */
const ID_15 = /^(?=.{0,5}[0-9])[0-9a-z][0-9A-Za-z]{14}$/;
/** Salesforce's "no record". */
const NO_RECORD = '000000000000000';

/**
 * The 18-character form of an id, or null where it is none. An 18-character id must fit its own checksum. One whose
 * letters are all of one case (a system that ignores case had it) gets its case back from the checksum; one of mixed
 * case that does not fit is refused, since "repairing" a mistyped id could name another record.
 */
export function toId18(id: string): string | null {
  if (id.length === 15) return isBody(id) ? id + checksum(id) : null;
  if (id.length !== 18) return null;
  const body = id.slice(0, 15);
  const suffix = id.slice(15).toUpperCase();
  if (isBody(body) && checksum(body) === suffix) return body + suffix;
  const lostCase = body === body.toLowerCase() || body === body.toUpperCase();
  const restored = lostCase ? restoreCase(body, suffix) : null;
  return restored !== null && isBody(restored) && checksum(restored) === suffix ? restored + suffix : null;
}

/** True for 15- and 18-character ids. A 15-character one carries no checksum: its shape is all there is to check. */
export function isRecordId(id: string): boolean {
  return toId18(id) !== null;
}

/**
 * For places where a word is as likely as an id (a path segment of a site, a query value of unknown meaning): 18
 * characters with their checksum, or 15 whose sixth, which Salesforce keeps in reserve, is the usual `0`.
 */
export function isSurelyRecordId(id: string): boolean {
  return isRecordId(id) && (id.length === 18 || id[5] === '0');
}

/** True where both are ids of one record, in whichever form. */
export function sameRecord(a: string, b: string): boolean {
  const id = toId18(a);
  return id !== null && id === toId18(b);
}

/** The three characters that tell the object: `001` for Account. Null for what is no id. */
export function keyPrefix(id: string): string | null {
  return toId18(id)?.slice(0, 3) ?? null;
}

function isBody(body: string): boolean {
  return ID_15.test(body) && body !== NO_RECORD;
}

/** One character per five: bit i is set where character i is a capital. */
function checksum(body: string): string {
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const character = body[start + i] ?? '';
      if (character >= 'A' && character <= 'Z') bits |= 1 << i;
    }
    suffix += SUFFIX_CHARACTERS[bits];
  }
  return suffix;
}

function restoreCase(body: string, suffix: string): string | null {
  let restored = '';
  for (let i = 0; i < 15; i++) {
    const bits = SUFFIX_CHARACTERS.indexOf(suffix[Math.floor(i / 5)] ?? ' ');
    if (bits < 0) return null;
    const character = body[i] ?? '';
    restored += (bits >> (i % 5)) & 1 ? character.toUpperCase() : character.toLowerCase();
  }
  return restored;
}
