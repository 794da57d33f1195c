import type { Intent } from '../intent.ts';
import { plain } from '../markdown.ts';
import { opportunity } from '../objects/sales.ts';
import { task } from '../objects/service.ts';
import type { Question } from '../question.ts';
import { changeRecords } from '../writes/change-records.ts';
import { STATUS_FIELDS } from '../writes/field-name.ts';
import { request } from '../writes/request.ts';
import { targetsOf } from '../writes/targets.ts';

const MOVE = /^(?:move|push|advance|put)\s+(?:the\s+stage\s+of\s+)?(.+?)\s+(?:in)?to\s+(.+)$/i;
const MARK = /^mark\s+(.+?)\s+as\s+(.+)$/i;
const CLOSE = /^(?:close|complete|finish)\s+(.+?)(?:\s+as\s+(.+))?$/i;

/** The stage of a deal, the status of a case, a lead or a task. Each named record is a call of its own. */
export const move: Intent = {
  name: 'move',
  examples: [
    'Move Fleet Pro rollout to Closed Won',
    'Move Driver tablets and Analytics add-on to Proposal/Price Quote',
    'Close the task Call Elena about the order form',
    'Mark this opportunity as Closed Won',
    'Close this case',
  ],
  writes: 'update_records',
  matches: ({ question }) => wishIn(question) !== undefined,
  *plan(asked) {
    const wish = wishIn(asked.question);
    if (!wish) return '';
    const isMove = MOVE.test(request(asked.question.raw));
    const found = yield* targetsOf(wish.whose, asked, isMove ? opportunity : undefined);
    if ('answer' in found) return found.answer;
    const { targets, listed } = found;
    const object = targets[0]?.object ?? '';
    const field = STATUS_FIELDS[object];
    if (field === undefined)
      return `I know of no stage or status of ${plain(object)} records. **Nothing was changed.**`;
    const value = valueFor(wish.to, object);
    if (value === undefined)
      return 'Was it won or lost? Say “close … as won” or “close … as lost”. **Nothing was changed.**';
    return yield* changeRecords(targets, { field, isKnown: true, value }, !listed);
  },
};

function wishIn({ raw }: Question): { whose: string; to: string | undefined } | undefined {
  const text = request(raw);
  const match = MOVE.exec(text) ?? MARK.exec(text) ?? CLOSE.exec(text);
  return match?.[1] === undefined
    ? undefined
    : { whose: match[1], to: match[2]?.replace(/^["“”](.*)["“”]$/, '$1') };
}

/** Undefined where it would have to be guessed. */
function valueFor(to: string | undefined, object: string): string | undefined {
  if (object === opportunity.object) {
    if (to === undefined || /^closed$/i.test(to)) return undefined;
    return /^(won|lost)$/i.test(to) ? `Closed ${to.charAt(0).toUpperCase()}${to.slice(1).toLowerCase()}` : to;
  }
  if (object === task.object && (to === undefined || /^(done|complete|closed|finished)$/i.test(to)))
    return 'Completed';
  return to ?? 'Closed';
}
