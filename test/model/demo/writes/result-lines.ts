import { readTables } from '../result-table.ts';

const FENCED = /<<<data\n([\s\S]*?)\ndata>>>/;

/** A tool's own lines, and those it quotes from Salesforce; tables are left out. */
export function readLines(text: string): { own: readonly string[]; data: readonly string[] } {
  // A table is fenced too, and comes after what is told of the write.
  const quoted = /^r\d+: \d+ rows of /m.test(FENCED.exec(text)?.[1] ?? '') ? undefined : FENCED.exec(text);
  const data = quoted?.[1]?.split('\n') ?? [];
  const { rest } = readTables(quoted ? text.replace(quoted[0], '') : text);
  return { own: lines(rest), data: lines(data) };
}

const lines = (all: readonly string[]) => all.map((line) => line.trim()).filter((line) => line !== '');
