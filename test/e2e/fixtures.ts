import { test as base, expect, type Page } from '@playwright/test';
import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import { openWorld, type World, type WorldOptions } from '../demo/world.ts';

export { expect };

interface Fixtures {
  worldOptions: WorldOptions;
  world: World;
  /** A Salesforce tab on the showcase account. */
  salesforce: Page;
  /** The real side panel beside it. */
  panel: Page;
}

/** Each test has an org, a model and a browser of its own; what failed leaves pictures of both pages. */
export const test = base.extend<Fixtures>({
  worldOptions: [{}, { option: true }],
  world: async ({ worldOptions }, use) => {
    const world = await openWorld({
      ...worldOptions,
      org: { autoLoginUser: DEMO_USER.username, ...worldOptions.org },
    });
    await use(world);
    await world.close();
  },
  salesforce: async ({ world }, use) => {
    const page = await world.context.newPage();
    await page.goto(world.recordPage('Account', 'Brightwater Logistics'));
    await page.getByRole('heading', { name: 'Brightwater Logistics' }).first().waitFor();
    await use(page);
  },
  panel: async ({ world, salesforce }, use, info) => {
    const panel = await world.openSidePanel(salesforce);
    await use(panel);
    if (info.status !== info.expectedStatus) {
      await panel.screenshot({ path: info.outputPath('panel.png') }).catch(() => undefined);
    }
  },
});

export const messageBox = (panel: Page) => panel.getByRole('textbox', { name: 'Message' });

export async function ask(panel: Page, question: string): Promise<void> {
  await messageBox(panel).fill(question);
  await panel.getByRole('button', { name: 'Send' }).click();
}

export const answers = (panel: Page) => panel.getByRole('article', { name: 'Recordside' });

export async function connect(world: World, panel: Page): Promise<void> {
  await signIn(world.context, DEMO_USER, () =>
    panel.getByRole('button', { name: 'Connect Salesforce' }).click(),
  );
}
