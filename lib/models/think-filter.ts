const NAMES = ['think', 'thinking', 'thought', 'reasoning'];
const OPENING = NAMES.map((name) => `<${name}>`);
const LONGEST_START = Math.max(...OPENING.map((tag) => tag.length));

/**
 * Keeps the thoughts that local models write into their text (`<think>…</think>`) away from the user, while it streams:
 * whatever the pieces, the same text comes out. Only blocks at the very start count, one after another; the tags in
 * the middle of an answer are an answer about tags.
 */
export class ThinkFilter {
  #state: 'start' | 'inside' | 'text' = 'start';
  /** Not yet decided: white space and the beginning of a tag, or the end of the thoughts. */
  #held = '';
  #closing = '';
  #afterBlock = false;

  /** Takes the next piece and returns what of the text so far may be shown now. */
  push(piece: string): string {
    this.#held += piece;
    while (true) {
      if (this.#state === 'text') return this.#take();
      const moved = this.#state === 'start' ? this.#lookForOpening() : this.#lookForClosing();
      if (!moved) return '';
    }
  }

  /** The text is over: what was held back, unless it is thoughts. */
  end(): string {
    if (this.#state === 'inside') return '';
    if (this.#state === 'start' && this.#afterBlock) this.#held = this.#held.trimStart();
    this.#state = 'text';
    return this.#take();
  }

  #take(): string {
    const shown = this.#held;
    this.#held = '';
    return shown;
  }

  /** Whether the state changed. */
  #lookForOpening(): boolean {
    const trimmed = this.#held.trimStart();
    const lower = trimmed.slice(0, LONGEST_START).toLowerCase();
    const opening = OPENING.find((tag) => lower.startsWith(tag));
    if (opening) {
      this.#closing = `</${opening.slice(1)}`;
      this.#held = trimmed.slice(opening.length);
      this.#state = 'inside';
      return true;
    }
    if (trimmed === '' || OPENING.some((tag) => tag.startsWith(lower))) return false;
    // The blank lines after the thoughts belong to them.
    if (this.#afterBlock) this.#held = trimmed;
    this.#state = 'text';
    return true;
  }

  #lookForClosing(): boolean {
    // By pattern: lower-casing a whole text can change its length.
    const at = this.#held.search(new RegExp(this.#closing, 'i'));
    if (at === -1) {
      this.#held = this.#held.slice(-(this.#closing.length - 1));
      return false;
    }
    this.#held = this.#held.slice(at + this.#closing.length);
    this.#afterBlock = true;
    this.#state = 'start';
    return true;
  }
}

/**
 * Some chat templates put the opening tag into the prompt: the text then begins with thoughts, and only the closing tag,
 * alone on its line, tells. By then they were streamed; from the whole text they can still be cut.
 */
export function withoutStrayThoughts(text: string): string {
  const stray = /(?:^|\n)[ \t]*<\/(?:think|thinking|thought|reasoning)>[ \t]*(?:\n|$)/i.exec(text);
  return stray ? text.slice(stray.index + stray[0].length).trimStart() : text;
}
