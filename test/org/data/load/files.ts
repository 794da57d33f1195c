import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Json } from '../../contract.ts';
import { isDescribe } from '../../schema/from-describe.ts';

export type JsonObject = { [key: string]: Json };

/** Files of that size are not exports of a test org; reading them would only use up memory. */
const MAX_BYTES = 200_000_000;

export interface DataFiles {
  describes: { file: string; json: JsonObject }[];
  /** Record trees, in the order they are to be loaded. */
  trees: { file: string; records: JsonObject[] }[];
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An error that names the file, and what is wrong with it. */
export const broken = (file: string, reason: string): Error => new Error(`${file}: ${reason}`);

function jsonFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        return jsonFiles(path);
      return entry.isFile() && entry.name.toLowerCase().endsWith('.json') ? [path] : [];
    });
}

function read(path: string, name: string): Json {
  if (statSync(path).size > MAX_BYTES) throw broken(name, `larger than ${MAX_BYTES} bytes`);
  try {
    const json = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as Json;
    // What `sf … --json` prints around an answer.
    return isObject(json) && typeof json.status === 'number' && json.result !== undefined
      ? json.result
      : json;
  } catch (error) {
    throw broken(name, `not JSON (${error instanceof Error ? error.message : 'unreadable'})`);
  }
}

function recordsOf(json: JsonObject, file: string): JsonObject[] {
  const records = json.records;
  if (!Array.isArray(records)) throw broken(file, '"records" is not a list');
  records.forEach((record, at) => {
    if (!isObject(record)) throw broken(file, `record ${at + 1} is not an object`);
  });
  return records as JsonObject[];
}

/** The order of a plan file: `[{sobject, files: […]}]`, names relative to it. */
function planned(plan: Json[], file: string): string[] {
  return plan.flatMap((step, at) => {
    const files = isObject(step) ? step.files : undefined;
    if (!Array.isArray(files) || !files.every((one) => typeof one === 'string'))
      throw broken(file, `step ${at + 1} of the plan has no "files"`);
    return files.map((one) => join(file, '..', String(one)));
  });
}

/** Reads every JSON file below `directory` and says what it is. Throws an Error naming the first that is nothing. */
export function readDataFiles(directory: string): DataFiles {
  let paths: string[];
  try {
    paths = jsonFiles(directory);
  } catch (error) {
    throw broken(directory, error instanceof Error ? error.message : 'cannot be read');
  }
  const describes: DataFiles['describes'] = [];
  const trees = new Map<string, JsonObject[]>();
  const order: string[] = [];
  for (const path of paths) {
    const file = relative(directory, path);
    const json = read(path, file);
    if (Array.isArray(json)) order.push(...planned(json, file));
    else if (isDescribe(json)) describes.push({ file, json });
    else if (isObject(json) && 'records' in json) trees.set(file, recordsOf(json, file));
    // The list of all objects tells nothing that their describes do not.
    else if (!(isObject(json) && Array.isArray(json.sobjects)))
      throw broken(file, 'neither a record tree, a plan nor a describe');
  }
  for (const file of order) if (!trees.has(file)) throw broken(file, 'named in a plan, but not there');
  const names = [...new Set([...order, ...trees.keys()])];
  return { describes, trees: names.map((file) => ({ file, records: trees.get(file) ?? [] })) };
}
