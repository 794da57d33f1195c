/** What tool results of earlier questions hold: the records that "these cases", "it" and "restore it" may mean. */
import type { ChatMessage } from '../contract.ts';
import { textOf } from '../contract.ts';
import { kindOf } from './objects/all.ts';
import { type Row, readTables } from './result-table.ts';

export interface EarlierList {
  object: string;
  rows: readonly Row[];
  /** Whether the rows are all that matched. */
  whole: boolean;
}

/** Each the newest first. */
export interface Earlier {
  lists: readonly EarlierList[];
  /** Records that were created or changed. */
  written: readonly { object: string; id: string; name: string | undefined }[];
  deleted: readonly { object: string | undefined; ids: readonly string[] }[];
}

export const NOTHING_EARLIER: Earlier = { lists: [], written: [], deleted: [] };

export function readEarlier(messages: readonly ChatMessage[]): Earlier {
  const earlier = { lists: [], written: [], deleted: [] } as {
    lists: EarlierList[];
    written: Earlier['written'][number][];
    deleted: Earlier['deleted'][number][];
  };
  for (const { tool, args, text } of calls(messages)) {
    if (tool === 'delete_records' && /^Deleted \d/.test(text)) {
      earlier.deleted.unshift({ object: asText(args.object), ids: asIds(args.ids) });
    }
    for (const { object, rows, total } of readTables(text).tables) {
      if (object === undefined || rows[0] === undefined || rows[0].get('Id') === '') continue;
      if (/^(create_records|update_records|log_activity|restore_records)$/.test(tool)) {
        const name = kindOf(object)?.name ?? 'Name';
        earlier.written.unshift(...rows.map((row) => ({ object, id: row.get('Id'), name: row.get(name) })));
      } else earlier.lists.unshift({ object, rows, whole: total === rows.length });
    }
  }
  return earlier;
}

interface MadeCall {
  tool: string;
  args: Record<string, unknown>;
  text: string;
}

function calls(messages: readonly ChatMessage[]): MadeCall[] {
  return messages.flatMap((message, at) => {
    if (message.role !== 'assistant' || !message.tool_calls) return [];
    const end = messages.findIndex((later, index) => index > at && later.role !== 'tool');
    const results = messages.slice(at + 1, end < 0 ? undefined : end);
    return message.tool_calls.map(({ id, function: { name, arguments: args } }) => {
      const result = results.find((later) => later.role === 'tool' && later.tool_call_id === id);
      return { tool: name, args: asArguments(args), text: result ? textOf(result) : '' };
    });
  });
}

function asArguments(json: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);
const asIds = (value: unknown) =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
