import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { answers, ask, connect, expect, test } from './fixtures.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AREAS = [
  'Agents',
  'Connections',
  'Models',
  'Tool permissions',
  'Cost and limits',
  'Activity',
  'Data and privacy',
];

interface Findings {
  readonly violations: readonly Violation[];
  readonly passes: readonly unknown[];
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Evaluated rather than added as a script: the page's own policy allows no foreign one. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(SOURCE);
    const { violations, passes } = await page.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<Findings> } };
      return axe.run();
    });
    expect(passes.length, 'rules that found something to check').toBeGreaterThan(10);
    const said = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`,
    );
    expect(said, `${what}, ${colorScheme}`).toEqual([]);
  }
}

test('the panel has no accessibility violations, whatever it shows', async ({ world, panel }) => {
  await expect(panel.getByRole('button', { name: 'Connect Salesforce' })).toBeVisible();
  await expectAccessible(panel, 'before the first question');

  await ask(panel, 'What is open on this account?');
  await connect(world, panel);
  const answer = answers(panel).last();
  await expect(answer).toContainText('Fleet Pro rollout');
  await answer.getByRole('button', { name: /Analyzed sources/ }).click();
  await answer
    .getByRole('button', { name: /Opportunity/ })
    .first()
    .click();
  await expect(answer.getByRole('table').filter({ hasText: 'Negotiation/Review' }).last()).toBeVisible();
  await expectAccessible(panel, 'an answer with its sources');

  world.model.play([{ fault: { kind: 'context_length_exceeded' } }]);
  await ask(panel, 'And now?');
  await expect(answers(panel).last()).toContainText('has become longer than the model');
  await expectAccessible(panel, 'a problem');
});

test('each settings page has no accessibility violations, empty and in use', async ({ world, panel }) => {
  const options = await world.extensionPage('options.html');
  await expectSettingsAccessible(options, 'empty');

  await ask(panel, 'What is open on this account?');
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');
  await options.bringToFront();
  await expectSettingsAccessible(options, 'in use');
});

async function expectSettingsAccessible(options: Page, state: string): Promise<void> {
  await expect(options.getByRole('navigation').getByRole('link')).toHaveText(AREAS);
  for (const area of AREAS) {
    await options.getByRole('link', { name: area, exact: true }).click();
    await expect(options.getByRole('heading', { level: 1, name: area })).toBeVisible();
    const folded = options.locator('details:not([open]) > summary:visible');
    for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
    await expect(folded).toHaveCount(0);
    await expectAccessible(options, `${area}, ${state}`);
  }
  // Pages that are led to from where they are needed.
  for (const [hash, title] of [
    ['welcome', 'Welcome to Recordside'],
    ['trouble', 'When a sign-in fails'],
    ['trouble/OAUTH_APPROVAL_ERROR_GENERIC', 'When a sign-in fails'],
    ['agents/default', 'Agents'],
  ] as const) {
    await options.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(options.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectAccessible(options, `${hash}, ${state}`);
  }
}
