import {
  belongsToItem,
  closesFence,
  type Fence,
  type Item,
  interruptsParagraph,
  isBlank,
  isDelimiterRow,
  isRule,
  nextItem,
  openItem,
  opensFence,
  startsStructure,
} from './line-rules.ts';
import { type Line, linesOf } from './lines.ts';

/**
 * A piece of an answer that is parsed and drawn by itself. `code-start`, `code` and `code-end` make one code block,
 * `table` (heading and delimiter row) and its `row`s one table, neighbouring `item`s one list; all else is `prose`.
 */
export interface Block {
  readonly kind: 'prose' | 'item' | 'table' | 'row' | 'code-start' | 'code' | 'code-end';
  /** Exactly the source; all blocks joined are the text. */
  readonly raw: string;
  /** Where it begins in the text. */
  readonly start: number;
}

/** What the first unsettled line stands in. */
type Inside =
  | { readonly in: 'nothing' }
  | { readonly in: 'table' }
  | { readonly in: 'fence'; readonly fence: Fence };

export interface Blocks {
  /** These never change again, whatever text is appended: the same objects in every later state. */
  readonly settled: readonly Block[];
  /** These may. Usually one. */
  readonly tail: readonly Block[];
  readonly tailText: string;
  readonly tailStart: number;
  readonly inside: Inside;
}

const NOTHING: Inside = { in: 'nothing' };
export const NO_BLOCKS: Blocks = { settled: [], tail: [], tailText: '', tailStart: 0, inside: NOTHING };

/** Long code is cut into pieces, so that a line that comes late does not draw the first ones again. */
const CODE_LINES = 40;

/** The blocks of the text so far and more. Work goes with the tail and what is appended, not with the whole. */
export function appendBlocks(before: Blocks, appended: string): Blocks {
  if (appended === '') return before;
  const tailText = before.tailText + appended;
  const drafts = scan(tailText, before.inside);
  const firstOpen = firstUnsettled(drafts);
  const made = drafts.map(({ kind, start, end }) => ({
    kind,
    raw: tailText.slice(start, end),
    start: before.tailStart + start,
  }));
  const cut = drafts[firstOpen]?.start ?? 0;
  return {
    settled: firstOpen === 0 ? before.settled : before.settled.concat(made.slice(0, firstOpen)),
    tail: made.slice(firstOpen),
    tailText: tailText.slice(cut),
    tailStart: before.tailStart + cut,
    inside: drafts[firstOpen]?.inside ?? before.inside,
  };
}

export function splitBlocks(text: string): readonly Block[] {
  const { settled, tail } = appendBlocks(NO_BLOCKS, text);
  return [...settled, ...tail];
}

interface Draft {
  kind: Block['kind'];
  readonly start: number;
  end: number;
  /** What its first line stands in. */
  readonly inside: Inside;
  readonly firstLineComplete: boolean;
  lines: Line[];
  item: Item | null;
  /** A blank line came last: the next line of text begins something new. */
  blank: boolean;
}

/** A block is settled once a later one has begun with a whole line: half a line may still turn into anything. */
function firstUnsettled(drafts: readonly Draft[]): number {
  const last = drafts.findLastIndex((draft) => draft.firstLineComplete);
  return Math.max(last, 0);
}

function scan(text: string, from: Inside): Draft[] {
  const drafts: Draft[] = [];
  let inside = from;
  let open: Draft | undefined;

  const begin = (kind: Block['kind'], line: Line, item: Item | null = null) => {
    open = {
      kind,
      start: line.start,
      end: line.end,
      inside,
      firstLineComplete: line.complete,
      lines: [line],
      item,
      blank: false,
    };
    drafts.push(open);
  };
  const extend = (draft: Draft, line: Line) => {
    draft.end = line.end;
    draft.lines.push(line);
  };

  for (const line of linesOf(text)) {
    if (inside.in === 'fence') {
      if (closesFence(line.text, inside.fence)) {
        begin('code-end', line);
        inside = NOTHING;
      } else if (open?.kind === 'code' && open.lines.length < CODE_LINES) extend(open, line);
      else begin('code', line);
      continue;
    }
    if (isBlank(line.text)) {
      if (!open) begin('prose', line);
      else extend(open, line);
      if (open) open.blank = true;
      inside = NOTHING;
      continue;
    }
    if (open?.item && belongsToItem(open.item, line.text, open.blank)) {
      open.item = nextItem(open.item, line.text);
      open.blank = false;
      extend(open, line);
      continue;
    }
    if (inside.in === 'table') {
      if (!startsStructure(line.text)) {
        begin('row', line);
        continue;
      }
      inside = NOTHING;
    }
    const paragraph = open?.kind === 'prose' && !open.blank ? open : undefined;
    const fence = opensFence(line.text);
    if (fence) {
      begin('code-start', line);
      inside = { in: 'fence', fence };
      continue;
    }
    const item = isRule(line.text) ? null : openItem(line.text);
    if (item && (!paragraph || interruptsParagraph(line.text))) {
      begin('item', line, item);
      continue;
    }
    if (!paragraph) {
      begin('prose', line);
      continue;
    }
    const heading = paragraph.lines.at(-1);
    if (heading && line.complete && isDelimiterRow(line.text, heading.text)) {
      toTable(drafts, paragraph, heading, line);
      open = drafts.at(-1);
      inside = { in: 'table' };
    } else extend(paragraph, line);
  }
  return drafts;
}

/** The paragraph's last line turns out to be the heading of a table. */
function toTable(drafts: Draft[], paragraph: Draft, heading: Line, delimiter: Line): void {
  const table: Draft = {
    kind: 'table',
    start: heading.start,
    end: delimiter.end,
    inside: NOTHING,
    firstLineComplete: true,
    lines: [heading, delimiter],
    item: null,
    blank: false,
  };
  if (paragraph.lines.length === 1) drafts.pop();
  else {
    paragraph.lines.pop();
    paragraph.end = heading.start;
  }
  drafts.push(table);
}
