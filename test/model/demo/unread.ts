/** Words of a question that nothing took into account: an answer that ignores them in silence would mislead. */

import { plain } from './markdown.ts';
import { kinds } from './objects/all.ts';
import { nameIn, type Question } from './question.ts';

const UNDERSTOOD = new RegExp(
  `\\b(${[
    ...kinds.map((kind) => kind.words),
    ...kinds.flatMap((kind) =>
      [...Object.keys(kind.groups), ...Object.keys(kind.sorts ?? {})].map((word) => `${word}s?`),
    ),
    'open|closed?|won|lost|closing|pending|unresolved|active|inactive|converted|unconverted|completed|resolved|done',
    'overdue|past due|late|slipped|past (?:the |their )?close dates?|close dates?',
    'hot|warm|cold|escalated|at risk|urgent|critical|(?:high|low)(?:est)?[ -]?priority|priority',
    'due|new|created|added|opened|modified|changed|updated|edited|came in',
    'today|tomorrow|yesterday|this|next|last|past|current|previous|coming|fiscal',
    'days?|weeks?|months?|quarters?|years?|\\d+|three|five|ten|twenty',
    'top|first|biggest|largest|highest|most valuable|smallest|lowest|newest|latest|most recent|oldest|longest|best',
    'how many|how much|number|count|total|sum|worth|value|average|avg|size|breakdown|break down|split|grouped|distribution|leaderboard',
    'activity|activities|neglected|untouched|stale|quiet|contacted|inactive',
  ].join('|')})\\b`,
  'g',
);

const SMALL = new Set(
  `a about across all also an and any are as assigned at be been by can could did do does each find for from get give going had has have here how i in is it
  its like list look lookup me mine much my need no not of on or our out over own owned owner per please pull record records
  search see should show some tell that the their them there these they things those to us want was we were what when where which who
  whose will with within without would you your s sales rep reps name named called currently now still up yet show display sorted order ordered ranked
  missing lacking customer other else added lately recently`.split(/\s+/),
);

/** A note for the answer, or undefined when every word was understood. `said` is what the answer says of itself. */
export function unreadNote(question: Question, said: string): string | undefined {
  const spoken = new Set(said.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const name = new Set((nameIn(question, 'named|called') ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const left = question.text
    .replaceAll(UNDERSTOOD, ' ')
    .split(/[\s-]+/)
    .filter((word) => word !== '' && !SMALL.has(word) && !spoken.has(word) && !name.has(word));
  if (left.length === 0) return undefined;
  return `I did not take into account: “${plain([...new Set(left)].join(' '))}”.`;
}
