import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../browsers/extension.ts';
import type { Measure } from './measure.ts';

const KB = 1_000;

/** Sizes of the Chrome build, as built last. */
export async function measure(): Promise<Measure[]> {
  const root = builtExtension('chrome');
  const background = readFileSync(join(root, 'background.js'));
  const panel = firstPaint(root, 'sidepanel.html');
  const all = files(root);
  return [
    { what: 'background.js, minified', value: background.length / KB, budget: 650, unit: 'kB' },
    { what: 'background.js, gzip', value: gzipped([background]), budget: 190, unit: 'kB' },
    { what: 'side panel before first paint, gzip', value: gzipped(panel), budget: 170, unit: 'kB' },
    // A zip deflates each file by itself, as gzip does; its directory adds about 100 bytes a file.
    { what: 'zip of the Chrome build', value: gzipped(all) + all.length / 10, budget: 600, unit: 'kB' },
  ];
}

/** The page with every script and style that it, or what it imports at once, names. */
function firstPaint(root: string, page: string): Buffer[] {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(join(root, path), 'utf8');
    const named = path.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1])
      : [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map((match) =>
          join('chunks', match[1] ?? ''),
        );
    for (const next of named) if (next) visit(next);
  };
  visit(page);
  return [...seen].map((path) => readFileSync(join(root, path)));
}

function files(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

function gzipped(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0) / KB;
}
