import type { Intent } from '../intent.ts';
import { activity } from './activity.ts';
import { agenda } from './agenda.ts';
import { brief } from './brief.ts';
import { cannot } from './cannot.ts';
import { changeField } from './change-field.ts';
import { changes } from './changes.ts';
import { contacts } from './contacts.ts';
import { count } from './count.ts';
import { createRecordIntent } from './create-record.ts';
import { dealRisks } from './deal-risks.ts';
import { deleteRecord } from './delete-record.ts';
import { describe } from './describe.ts';
import { duplicates } from './duplicates.ts';
import { fieldValue } from './field-value.ts';
import { find } from './find.ts';
import { group } from './group.ts';
import { list } from './list.ts';
import { logActivity } from './log-activity.ts';
import { missing } from './missing.ts';
import { move } from './move.ts';
import { namedTool } from './named-tool.ts';
import { noActivity } from './no-activity.ts';
import { openItems } from './open-items.ts';
import { products } from './products.ts';
import { recent } from './recent.ts';
import { report } from './report.ts';
import { restoreRecord } from './restore-record.ts';
import { greeting, help, thanks, whereAmI } from './small-talk.ts';
import { summarise } from './summarise.ts';
import { thisList } from './this-list.ts';
import { top } from './top.ts';
import { winRate } from './win-rate.ts';

/** The first that takes the question answers it: the narrow ones stand before the wide ones. */
export const intents: readonly Intent[] = [
  namedTool,
  greeting,
  thanks,
  whereAmI,
  report,
  help,
  logActivity,
  createRecordIntent,
  move,
  changeField,
  deleteRecord,
  restoreRecord,
  cannot,
  agenda,
  brief,
  dealRisks,
  duplicates,
  openItems,
  thisList,
  summarise,
  recent,
  noActivity,
  missing,
  products,
  changes,
  describe,
  winRate,
  group,
  fieldValue,
  contacts,
  activity,
  top,
  count,
  find,
  list,
];
