import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { empty, type Reply } from '../server/reply.ts';

const DIRECTORY = fileURLToPath(new URL('./client/', import.meta.url));
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=UTF-8',
  css: 'text/css; charset=UTF-8',
};

/** A file of the page client. The list of names is the guard: nothing else of the disk can be asked for. */
export function asset(name: string): Reply {
  const type = TYPES[name.split('.').at(-1) ?? ''];
  if (type === undefined || !readdirSync(DIRECTORY).includes(name)) return empty(404);
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'no-cache' },
    body: readFileSync(DIRECTORY + name),
  };
}
