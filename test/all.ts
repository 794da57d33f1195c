import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browsers/install.ts';

/** Everything `npm test` checks, in the order in which a fault is cheapest to find. */
const CHECKS: readonly { name: string; script: string }[] = [
  { name: 'Types', script: 'types' },
  { name: 'Lint', script: 'lint' },
  { name: 'Unit tests', script: 'unit' },
  { name: 'Builds', script: 'build' },
  { name: 'Budgets', script: 'bench' },
  { name: 'The panel, state by state', script: 'gallery' },
  { name: 'End to end in Chromium', script: 'e2e' },
  { name: 'Smoke in Firefox', script: 'e2e:firefox' },
];

function main(): number {
  ensureBrowser('chromium');
  ensureBrowser('firefox');
  const failed: string[] = [];
  for (const { name, script } of CHECKS) {
    const began = Date.now();
    console.log(`\n── ${name} (npm run ${script})`);
    const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
    if (status !== 0) failed.push(name);
    console.log(
      `── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`,
    );
  }
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  console.log(`\n${CHECKS.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = main();
