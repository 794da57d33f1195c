import type { Intent } from '../intent.ts';
import { cite, failureText, paragraphs } from '../markdown.ts';
import { kindOf } from '../objects/all.ts';
import { fieldsOf } from '../record-fields.ts';
import { deleteRecords, getRecord } from '../tool-call.ts';
import { request } from '../writes/request.ts';
import { targetsOf } from '../writes/targets.ts';
import { written } from '../writes/written.ts';

const DELETE = /^(?:delete|remove)\s+(.+)$/i;

/** Into the recycle bin. Reads the record first, so that the answer can name it. */
export const deleteRecord: Intent = {
  name: 'delete-record',
  examples: ['Delete this record', 'Delete the task Ask Kofi for the number of drivers'],
  writes: 'delete_records',
  matches: ({ question }) => DELETE.test(request(question.raw)),
  *plan(asked) {
    const found = yield* targetsOf(DELETE.exec(request(asked.question.raw))?.[1] ?? '', asked);
    if ('answer' in found) return found.answer;
    const { targets } = found;
    const [first] = targets;
    if (!first) return '**Nothing was deleted.**';
    if (targets.some(({ object }) => object !== first.object))
      return 'These are records of different objects. Ask for each on its own. **Nothing was deleted.**';
    const [read] = targets.length === 1 ? yield [getRecord(first.object, first.id)] : [];
    if (read?.failure !== undefined) return failureText(read, 'this record');
    const title = kindOf(first.object)?.name ?? 'Name';
    // The page's title may be anything; the record knows its name.
    const name = fieldsOf(read).find(({ field }) => field === title)?.value ?? first.name ?? 'this record';
    const [outcome] = yield [
      deleteRecords(
        first.object,
        targets.map(({ id }) => id),
      ),
    ];
    const what = targets.length === 1 ? cite(name, first.id) : `${targets.length} records`;
    const isDeleted = /^Deleted /.test(outcome?.text ?? '');
    return paragraphs(
      written(outcome, isDeleted ? what : `the deletion of ${what}`),
      isDeleted && 'It is in the recycle bin: “Restore it” takes it back.',
    );
  },
};
