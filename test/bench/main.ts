import { parseArgs } from 'node:util';
import type { Measure } from './measure.ts';

/** `npm run bench -- size encoding …`, or all of them. Each is a file of its own and is loaded only when asked for. */
const BENCHES: Record<string, () => Promise<{ measure: () => Promise<readonly Measure[]> }>> = {
  size: () => import('./size.ts'),
  prompt: () => import('./prompt.ts'),
};

const { positionals } = parseArgs({ allowPositionals: true });
const asked = positionals.length > 0 ? positionals : Object.keys(BENCHES);
let over = 0;
for (const name of asked) {
  const load = BENCHES[name];
  if (!load) throw new Error(`There is no bench "${name}": ${Object.keys(BENCHES).join(', ')}`);
  console.log(`\n${name}`);
  for (const { what, value, budget, unit } of await (await load()).measure()) {
    const holds = value <= budget;
    if (!holds) over += 1;
    const numbers = `${format(value)} of ${format(budget)} ${unit}`;
    console.log(`  ${holds ? 'ok  ' : 'OVER'}  ${what.padEnd(64)} ${numbers}`);
  }
}
if (over > 0) console.log(`\n${over} over budget`);
process.exitCode = over > 0 ? 1 : 0;

function format(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
