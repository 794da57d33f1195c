import { createRecords } from './create-records.ts';
import { deleteRecords } from './delete-records.ts';
import { describeObject } from './describe-object.ts';
import { getRecord } from './get-record.ts';
import { getRelatedRecords } from './get-related-records.ts';
import { logActivity } from './log-activity.ts';
import { queryRecords } from './query-records.ts';
import { restoreRecords } from './restore-records.ts';
import { searchRecords } from './search-records.ts';
import type { Tool } from './tool.ts';
import { updateRecords } from './update-records.ts';

/** Every tool there is, in the order in which the model is offered them: a fixed order keeps the prompt cacheable. */
export const tools: readonly Tool[] = [
  getRecord,
  getRelatedRecords,
  queryRecords,
  searchRecords,
  describeObject,
  createRecords,
  updateRecords,
  deleteRecords,
  restoreRecords,
  logActivity,
];

const byName: ReadonlyMap<string, Tool> = new Map(tools.map((tool) => [tool.name, tool]));

export function toolNamed(name: string): Tool | undefined {
  return byName.get(name);
}
