import { describeObject } from './describe-object.ts';
import { getRecord } from './get-record.ts';
import { getRelatedRecords } from './get-related-records.ts';
import { queryRecords } from './query-records.ts';
import { searchRecords } from './search-records.ts';
import type { Tool } from './tool.ts';

/** Every tool there is, in the order in which the model is offered them: a fixed order keeps the prompt cacheable. */
export const tools: readonly Tool[] = [
  getRecord,
  getRelatedRecords,
  queryRecords,
  searchRecords,
  describeObject,
];

const byName: ReadonlyMap<string, Tool> = new Map(tools.map((tool) => [tool.name, tool]));

export function toolNamed(name: string): Tool | undefined {
  return byName.get(name);
}
