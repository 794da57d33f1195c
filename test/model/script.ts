/** Plays a list of replies, each as often as it says, in order. */
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { type ChatRequest, lastUserText } from './contract.ts';
import { type ErrorReply, scriptError } from './errors.ts';
import { differences } from './match.ts';
import { type Reply, replySchema, type ScriptEntry } from './reply.ts';
import { issuesText } from './validate.ts';

export class Script {
  readonly #left: { entry: ScriptEntry; number: number; times: number }[];
  readonly #length: number;

  constructor(entries: readonly ScriptEntry[]) {
    this.#length = entries.length;
    this.#left = entries.map((entry, index) => ({
      entry,
      number: index + 1,
      times: typeof entry === 'function' ? 1 : (entry.times ?? 1),
    }));
  }

  /** Replies not yet used up; those for any number of requests do not count. */
  get remaining(): number {
    return this.#left.filter((slot) => slot.times > 0).length;
  }

  /** The reply for this request and its number in the script (from 1), or what is wrong. */
  async next(request: ChatRequest): Promise<{ reply: Reply; number: number } | { error: ErrorReply }> {
    const index = this.#left.findIndex(({ entry }) => {
      return typeof entry === 'function' || !entry.when || differences(entry.when, request).length === 0;
    });
    const slot = this.#left[index];
    if (slot === undefined) return { error: this.#exhausted(request) };
    if (slot.times === 1) this.#left.splice(index, 1);
    else if (slot.times > 1) slot.times -= 1;
    let reply: Reply;
    try {
      reply = typeof slot.entry === 'function' ? checkReply(await slot.entry(request)) : slot.entry;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { error: scriptError('script_failed', `Script reply ${slot.number} failed: ${reason}`) };
    }
    const wrong = reply.expect ? differences(reply.expect, request) : [];
    if (wrong.length > 0) {
      return { error: scriptError('script_mismatch', `Script reply ${slot.number}: ${wrong.join('; ')}.`) };
    }
    return { reply, number: slot.number };
  }

  #exhausted(request: ChatRequest): ErrorReply {
    const asked = JSON.stringify(lastUserText(request).slice(0, 200));
    const why =
      this.#left.length === 0
        ? `all ${this.#length} replies of the script are used up`
        : `none of the ${this.#left.length} replies left in the script is for this request`;
    return scriptError(
      'script_exhausted',
      `The scripted model has no reply: ${why}. Newest user message: ${asked}.`,
    );
  }
}

function checkReply(value: unknown): Reply {
  const parsed = replySchema.safeParse(value);
  if (!parsed.success) throw new Error(issuesText(parsed.error));
  return parsed.data;
}

const scriptSchema = z.union([
  z.array(z.unknown()),
  z.strictObject({ replies: z.array(z.unknown()) }).transform((value) => value.replies),
]);

/** Throws an Error that names the reply and the field when the script is not well formed. */
export function parseScript(value: unknown): ScriptEntry[] {
  const parsed = scriptSchema.safeParse(value);
  if (!parsed.success) throw new Error('A script is an array of replies, or {"replies": [...]}.');
  return parsed.data.map((entry, index) => {
    if (typeof entry === 'function') return entry as ScriptEntry;
    try {
      return checkReply(entry);
    } catch (error) {
      throw new Error(`Script reply ${index + 1}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** A `.json` file, or a module whose default export is the script (its replies may be functions). */
export async function loadScript(file: string): Promise<ScriptEntry[]> {
  const path = resolve(file);
  if (extname(path) !== '.json') {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    return parseScript(module.default);
  }
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseScript(value);
}
