const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SHAPE = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** The three characters that tell which of the 15 are upper case, so that ids survive case-blind tools. */
function checksum(id15: string): string {
  let sum = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at += 1) {
      const char = id15[block + at] ?? '';
      if (char >= 'A' && char <= 'Z') bits |= 1 << at;
    }
    sum += CHECK[bits];
  }
  return sum;
}

/** A 15 or 18 character id as 18 characters; undefined when it is no id at all, or its checksum is wrong. */
export function toId18(id: string): string | undefined {
  if (!SHAPE.test(id)) return undefined;
  const first = id.slice(0, 15);
  const full = first + checksum(first);
  if (id.length === 15) return full;
  return full.slice(15) === id.slice(15).toUpperCase() ? full : undefined;
}

/** The `n`th id of a key prefix, as an org on instance `Hs` would number them: ids sort in the order of creation. */
export function makeId(keyPrefix: string, n: number): string {
  let counter = '';
  // Orgs share an instance's counter: ids begin somewhere in the middle, not at zero.
  for (let rest = 62 ** 5 * 3 + 7919 * 62 + n; rest > 0; rest = Math.floor(rest / 62)) {
    counter = (DIGITS[rest % 62] ?? '0') + counter;
  }
  const first = `${keyPrefix}Hs0${counter.padStart(9, '0')}`;
  return first + checksum(first);
}
