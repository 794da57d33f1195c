import type { Intent } from '../intent.ts';
import { restoreRecords } from '../tool-call.ts';
import { request } from '../writes/request.ts';
import { written } from '../writes/written.ts';

const RESTORE = /^(?:restore|undelete|bring back|take back)\b/i;
const ID = /\b[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/g;

/** What was deleted last in this conversation, or the ids that are named. */
export const restoreRecord: Intent = {
  name: 'restore-record',
  examples: ['Restore it', 'Undelete that record'],
  writes: 'restore_records',
  matches: ({ question }) => RESTORE.test(request(question.raw)),
  *plan({ question, earlier }) {
    const named = (question.raw.match(ID) ?? []).filter((word) => /\d/.test(word));
    const [last] = earlier.deleted;
    const ids = named.length > 0 ? named : (last?.ids ?? []);
    if (ids.length === 0)
      return 'I know of nothing that was deleted in this conversation. Give me the id of the record, and I will look for it in the recycle bin. **Nothing was restored.**';
    const [outcome] = yield [restoreRecords(named.length > 0 ? undefined : last?.object, ids)];
    return written(
      outcome,
      ids.length === 1 ? 'the restoring of the record' : `the restoring of ${ids.length} records`,
    );
  },
};
