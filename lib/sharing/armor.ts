import { armor } from 'age-encryption';
import { ProblemError, problem } from '../problem.ts';

/** A share for a thousand people is a quarter of this. */
const TEXT_LIMIT = 600_000;

const BEGIN = /BEGIN AGE ENCRYPTED FILE/i;
const END = /END AGE ENCRYPTED FILE/i;
/** Mail programs make one long dash of several. */
const DASHES = /[-\u2010-\u2015\u2212]/g;

/**
 * The sealed bytes out of what somebody pasted: words around them, quoted in a mail, with other line ends, or broken
 * anew by a mail program. Nothing but spaces, quote marks and the dashes of the frame is overlooked. Takes time in
 * proportion to the text, whatever it is.
 * @throws ProblemError `share_not_a_share`, `share_damaged`, `share_too_large`
 */
export function sealedBytes(text: string): Uint8Array {
  const begin = BEGIN.exec(text);
  if (!begin) throw new ProblemError(problem('share_not_a_share'));
  const after = text.slice(begin.index + begin[0].length);
  const end = END.exec(after);
  if (!end) throw damaged();
  if (end.index > TEXT_LIMIT) throw new ProblemError(problem('share_too_large'));
  const lines = after.slice(0, end.index).split(/[\r\n]/);
  const base64 = lines.map((line, i) =>
    data(i === 0 || i === lines.length - 1 ? line.replace(DASHES, '') : line),
  );
  const wrapped = base64.join('').match(/.{1,64}/gs);
  if (!wrapped) throw damaged();
  try {
    return armor.decode([FIRST, ...wrapped, LAST].join('\n'));
  } catch {
    throw damaged();
  }
}

const FIRST = '-----BEGIN AGE ENCRYPTED FILE-----';
const LAST = '-----END AGE ENCRYPTED FILE-----';

const data = (line: string): string => line.replace(/[\s\p{Cf}]/gu, '').replace(/^[>|]+/, '');

export const damaged = (): ProblemError => new ProblemError(problem('share_damaged'));
