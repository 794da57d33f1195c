/** What was true when the question was asked: the `<context>` block at the end of a user message. */

export interface PageFacts {
  /** `record`, `list view`, `none attached`, …; undefined when the block has no such line. */
  kind: string | undefined;
  object: string | undefined;
  recordId: string | undefined;
  /** The record's or page's name as the tab shows it. */
  name: string | undefined;
  listView: string | undefined;
  /** Name of the related list that is open; `recordId` is then its parent. */
  relatedList: string | undefined;
  today: string | undefined;
  userId: string | undefined;
  userName: string | undefined;
  orgName: string | undefined;
}

const BLOCK = /\s*<context>\s*\n([\s\S]*?)\n?\s*<\/context>\s*$/;
const ID = /\b[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/;

/** Cuts a user message into the user's words and the facts; without a block all facts are undefined. */
export function splitMessage(message: string): { question: string; page: PageFacts; hasContext: boolean } {
  // The last block counts: a question may quote one.
  const start = message.lastIndexOf('<context>');
  const block = start < 0 ? null : BLOCK.exec(message.slice(start));
  const question = block ? message.slice(0, start) : message;
  return { question: question.trim(), page: readFacts(block?.[1] ?? ''), hasContext: block !== null };
}

function readFacts(block: string): PageFacts {
  const lines = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (key && !lines.has(key)) lines.set(key, line.slice(colon + 1).trim());
  }
  const user = lines.get('user') ?? '';
  const userId = /\(id ([a-zA-Z0-9]{15,18})\)\s*$/.exec(user);
  return {
    kind: lines.get('page'),
    object: API_NAME.exec(lines.get('object') ?? '')?.[0],
    recordId: ID.exec(lines.get('record id') ?? lines.get('record') ?? '')?.[0],
    name: unquoted(lines.get('name')),
    listView: unquoted(lines.get('list view')),
    relatedList: unquoted(lines.get('related list')),
    today: /\d{4}-\d{2}-\d{2}/.exec(lines.get('today') ?? '')?.[0],
    userId: userId?.[1],
    userName: user.slice(0, userId?.index).trim() || undefined,
    orgName: lines.get('org'),
  };
}

const API_NAME = /^[A-Za-z]\w*$/;

function unquoted(text: string | undefined): string | undefined {
  return text?.replace(/^"(.*)"$/, '$1') || undefined;
}
