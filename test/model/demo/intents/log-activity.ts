import type { Asked, Intent } from '../intent.ts';
import { objectOfId } from '../objects/all.ts';
import { contact } from '../objects/customers.ts';
import type { Subject } from '../subject.ts';
import { logActivityCall } from '../tool-call.ts';
import { type ActivityWish, activityIn } from '../writes/activity-wish.ts';
import { findNamed } from '../writes/find-named.ts';
import { request } from '../writes/request.ts';
import { written } from '../writes/written.ts';

/** A call that was made, something to be done, or a meeting, on the open record or with a person. */
export const logActivity: Intent = {
  name: 'log-activity',
  examples: [
    'Log a call with Elena: discussed pricing',
    'Create a task to follow up next Tuesday',
    'Schedule a meeting with Elena tomorrow at 3 pm',
    'Create a task for tomorrow',
  ],
  writes: 'log_activity',
  matches: ({ question, page }) => activityIn(request(question.raw), page.today) !== undefined,
  *plan(asked) {
    const wish = activityIn(request(asked.question.raw), asked.page.today);
    if (!wish) return '';
    const missing = missingIn(wish);
    if (missing !== undefined) return `${missing} **Nothing was logged.**`;
    const people = wish.person === undefined ? undefined : yield* findNamed(wish.person, asked, contact);
    if (people && 'answer' in people) return people.answer;
    const [person] = people?.targets ?? [];
    const places = wish.about === undefined ? undefined : yield* findNamed(wish.about, asked);
    if (places && 'answer' in places) return places.answer;
    const [outcome] = yield [logActivityCall(argumentsOf(wish, person, places?.targets[0], asked))];
    return written(outcome, `the ${wish.noun}`);
  },
};

function missingIn({ kind, subject, start, day }: ActivityWish): string | undefined {
  if (kind === 'task' && subject === '')
    return 'What is to be done? For example: “Create a task to follow up next Tuesday”.';
  if (kind === 'event' && day === undefined)
    return 'When is it? For example: “Schedule a meeting with Elena tomorrow at 3 pm”.';
  if (kind === 'event' && start === undefined)
    return 'At what time is it? For example: “Schedule a meeting with Elena tomorrow at 3 pm”.';
  if (kind === 'call' && day === undefined) return 'On which day was the call?';
  return undefined;
}

/** With a person and a page, it is about both; with neither, the tool takes the open record. */
function argumentsOf(
  wish: ActivityWish,
  person: Subject | undefined,
  place: Subject | undefined,
  { page }: Asked,
): Record<string, unknown> {
  const { kind, noun, subject, day, start, notes } = wish;
  const open = page.object ?? objectOfId(page.recordId ?? '');
  const about = place?.id ?? (/^(Account|Opportunity|Case)$/.test(open ?? '') ? page.recordId : undefined);
  const fallback = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}${person?.name ? ` with ${person.name}` : ''}`;
  return {
    kind,
    subject: subject || fallback,
    id: person?.id ?? place?.id,
    ...(kind === 'event' ? { start } : { due_date: day }),
    notes,
    ...(person && about !== undefined ? { fields: { WhatId: about } } : {}),
  };
}
