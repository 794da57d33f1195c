import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Who may import whom (README, "The house"). Types alone may be taken from anywhere: they leave nothing in the build. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const MUST_NOT: readonly { from: RegExp; to: RegExp; why: string }[] = [
  {
    from: /^components\//,
    to: /^(lib\/(agent|salesforce|models|tools|sharing)|entrypoints)\//,
    why: 'components speak to the background through lib/messaging and read lib/storage',
  },
  { from: /^components\/ui\//, to: /^components\/(chat|settings)\//, why: 'primitives know no screen' },
  {
    from: /^components\/chat\//,
    to: /^components\/settings\//,
    why: 'the two screens share only primitives',
  },
  {
    from: /^components\/settings\//,
    to: /^components\/chat\//,
    why: 'the two screens share only primitives',
  },
  { from: /^lib\//, to: /^(components|entrypoints)\//, why: 'data flows one way' },
  {
    from: /^lib\/(salesforce|models)\//,
    to: /^lib\/(agent|tools|messaging)\//,
    why: 'they know nothing of the agent',
  },
  { from: /^lib\/salesforce\//, to: /^lib\/models\//, why: 'they know nothing of each other' },
  { from: /^lib\/models\//, to: /^lib\/salesforce\//, why: 'they know nothing of each other' },
  {
    from: /^lib\/tools\//,
    to: /^lib\/(agent|models|messaging)\//,
    why: 'a tool touches neither model nor interface',
  },
  { from: /^lib\/storage\//, to: /^lib\/(agent|tools|models|messaging)\//, why: 'storage is below them' },
  {
    from: /^lib\/sharing\//,
    to: /^lib\/(agent|models|tools|messaging)\//,
    why: 'it seals and opens connections, and knows nothing of questions',
  },
  {
    from: /^lib\/(agent|messaging|models|salesforce|storage|tools)\//,
    to: /^lib\/sharing\//,
    why: 'only the background hands out and takes in',
  },
  { from: /^lib\/agent\//, to: /^lib\/messaging\//, why: 'the run does not know who looks at it' },
  { from: /^(lib|components|entrypoints)\//, to: /^test\//, why: 'nothing shipped imports from test' },
];

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(['"](\.[^'"]+)['"]\)/gm,
  );
  return [...found].map((match) => relative(ROOT, join(ROOT, dirname(file), match[1] ?? match[2] ?? '')));
}

const all = ['lib', 'components', 'entrypoints'].flatMap(sources);

describe('the rooms of the house', () => {
  it('are all read', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(importsOf('lib/agent/runner.ts')).toContain('lib/agent/advance.ts');
  });

  it.each(MUST_NOT)('$from does not import $to: $why', ({ from, to }) => {
    const broken = all
      .filter((file) => from.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => to.test(target))
          .map((target) => `${file} → ${target}`),
      );
    expect(broken).toEqual([]);
  });
});
