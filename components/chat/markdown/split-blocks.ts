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
  /** On items: `-`, `*`, `+`, `.` or `)`. Items of different marks are different lists. */
  readonly marker: string | null;
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
  const drafts = new Scan(before.inside).all(tailText);
  const firstOpen = firstUnsettled(drafts);
  const made = drafts.map(({ kind, start, end, item }) => ({
    kind,
    raw: tailText.slice(start, end),
    start: before.tailStart + start,
    marker: item?.marker ?? null,
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
  readonly kind: Block['kind'];
  readonly start: number;
  end: number;
  /** What its first line stands in. */
  readonly inside: Inside;
  readonly firstLineComplete: boolean;
  readonly lines: Line[];
  item: Item | null;
  /** A blank line came last: the next line of text begins something new. */
  blank: boolean;
}

/** A block is settled once a later one has begun with a whole line: half a line may still turn into anything. */
function firstUnsettled(drafts: readonly Draft[]): number {
  const last = drafts.findLastIndex((draft) => draft.firstLineComplete);
  return Math.max(last, 0);
}

class Scan {
  private readonly drafts: Draft[] = [];
  private inside: Inside;

  constructor(inside: Inside) {
    this.inside = inside;
  }

  all(text: string): readonly Draft[] {
    for (const line of linesOf(text)) {
      if (this.inside.in === 'fence') this.code(line, this.inside.fence);
      else if (isBlank(line.text)) this.blank(line);
      else this.text(line);
    }
    return this.drafts;
  }

  private code(line: Line, fence: Fence): void {
    const open = this.drafts.at(-1);
    if (closesFence(line.text, fence)) {
      this.begin('code-end', line);
      this.inside = NOTHING;
    } else if (open?.kind === 'code' && open.lines.length < CODE_LINES) extend(open, line);
    else this.begin('code', line);
  }

  private blank(line: Line): void {
    const open = this.drafts.at(-1) ?? this.begin('prose', line);
    if (open.end < line.end) extend(open, line);
    open.blank = true;
    this.inside = NOTHING;
  }

  private text(line: Line): void {
    const open = this.drafts.at(-1);
    if (open?.item && belongsToItem(open.item, line.text, open.blank)) {
      open.item = nextItem(open.item, line.text);
      open.blank = false;
      extend(open, line);
    } else if (this.inside.in === 'table' && !startsStructure(line.text)) this.begin('row', line);
    else {
      this.inside = NOTHING;
      this.structure(line, open?.kind === 'prose' && !open.blank ? open : null);
    }
  }

  /** `paragraph` is the one that the line may still belong to. */
  private structure(line: Line, paragraph: Draft | null): void {
    const fence = opensFence(line.text);
    const item = isRule(line.text) ? null : openItem(line.text);
    if (fence) {
      this.begin('code-start', line);
      this.inside = { in: 'fence', fence };
    } else if (item && (!paragraph || interruptsParagraph(line.text))) this.begin('item', line, item);
    else if (!paragraph) this.begin('prose', line);
    else if (line.complete && isDelimiterRow(line.text, paragraph.lines.at(-1)?.text ?? '')) {
      this.table(paragraph, line);
    } else extend(paragraph, line);
  }

  /** The paragraph's last line turns out to be the heading of a table. */
  private table(paragraph: Draft, delimiter: Line): void {
    const heading = paragraph.lines.pop() ?? delimiter;
    paragraph.end = heading.start;
    if (paragraph.lines.length === 0) this.drafts.pop();
    extend(this.begin('table', heading), delimiter);
    this.inside = { in: 'table' };
  }

  private begin(kind: Block['kind'], line: Line, item: Item | null = null): Draft {
    const { start, end, complete } = line;
    const { inside } = this;
    const draft: Draft = {
      kind,
      start,
      end,
      inside,
      firstLineComplete: complete,
      lines: [line],
      item,
      blank: false,
    };
    this.drafts.push(draft);
    return draft;
  }
}

function extend(draft: Draft, line: Line): void {
  draft.end = line.end;
  draft.lines.push(line);
}
