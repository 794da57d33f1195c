import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { pairOf } from './picture.ts';
import { signIn } from './sign-in.ts';
import { openWorld, type World } from './world.ts';

export const DEMO_USER = { username: 'avery.quinn@larkfield.example', password: 'recordside1' } as const;

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** The story of `npm start`, played without a window; leaves the pictures of the README. Gives their paths. */
export async function playStory(): Promise<string[]> {
  mkdirSync(FOLDER, { recursive: true });
  const pictures: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    const world = await openWorld({
      org: { autoLoginUser: DEMO_USER.username },
      browser: {
        windowSize: { width: 1440, height: 900 },
        args: scheme === 'dark' ? ['--force-dark-mode'] : [],
      },
    });
    try {
      pictures.push(...(await tell(world, scheme)));
    } finally {
      await world.close();
    }
  }
  return pictures;
}

async function tell(world: World, scheme: 'light' | 'dark'): Promise<string[]> {
  const pictures: string[] = [];
  const page = await world.context.newPage();
  await page.goto(world.recordPage('Account', 'Brightwater Logistics'));
  await page.getByRole('heading', { name: 'Brightwater Logistics' }).first().waitFor();
  const panel = await world.openSidePanel(page);
  await panel.emulateMedia({ colorScheme: scheme });

  const keep = async (name: string) => {
    const path = `${FOLDER}${name}${scheme === 'dark' ? '-dark' : ''}.png`;
    await pairOf(world.context, page, panel, path);
    pictures.push(path);
  };
  const keepPage = async (name: string, of: Page) => {
    const path = `${FOLDER}${name}${scheme === 'dark' ? '-dark' : ''}.png`;
    await of.emulateMedia({ colorScheme: scheme });
    await of.screenshot({ path });
    pictures.push(path);
  };

  await expect(panel.getByRole('group', { name: 'Page context' })).toContainText('Brightwater Logistics');
  await keep('start');

  await ask(panel, 'What is open on this account?');
  await expect(panel.getByRole('button', { name: 'Connect Salesforce' })).toBeVisible();
  await keep('connect');

  await signIn(world.context, DEMO_USER, () =>
    panel.getByRole('button', { name: 'Connect Salesforce' }).click(),
  );
  const answer = panel.getByRole('article', { name: 'Recordside' }).last();
  await expect(answer.getByRole('button', { name: /Analyzed sources/ })).toBeVisible();
  await expect(answer).toContainText('opportunities');
  await panel.getByRole('article', { name: 'You' }).last().scrollIntoViewIfNeeded();
  await keep('answer');

  const sources = answer.getByRole('button', { name: /Analyzed sources/ });
  await sources.click();
  await answer
    .getByRole('button', { expanded: false })
    .filter({ hasText: /opportunit/i })
    .first()
    .click();
  await sources.scrollIntoViewIfNeeded();
  await keep('sources');

  // An update, with approval.
  await panel.getByRole('button', { name: 'New chat' }).click();
  await ask(panel, 'Change the phone of this account to +1 555 010 7711');
  const card = panel.getByRole('region', { name: 'Approval needed' });
  await expect(card).toContainText('+1 555 010 7711');
  await keep('approval');
  await card.getByRole('button', { name: 'Approve', exact: true }).click();
  const undo = panel.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await expect(page.getByText('+1 555 010 7711').first()).toBeVisible();
  await keep('saved');

  // Taken back.
  await undo.click();
  await expect(undo).toBeHidden();
  await expect(page.getByText('+1 555 010 7700').first()).toBeVisible();
  await keep('undone');

  // Deletes are disabled until the user lets them ask; this one is then rejected.
  const permissions = await world.extensionPage('options.html#permissions');
  const deletes = permissions.getByRole('radiogroup', { name: 'Delete records' });
  await deletes.getByRole('radio', { name: 'Needs approval' }).check();
  await permissions.waitForTimeout(600);
  await permissions.close();
  await page.bringToFront();
  await ask(panel, 'Delete the case "Invoice shows two charges for tablets"');
  await expect(card).toContainText('Delete Case');
  await keep('delete');
  await card.getByRole('button', { name: 'Reject' }).click();
  await expect(card).toBeHidden();
  await keep('rejected');

  // Another agent, from a preset; the panel then lets the user choose.
  const agents = await world.extensionPage('options.html#agents');
  await agents.getByRole('button', { name: 'New agent' }).click();
  await agents.getByRole('button', { name: 'Read-only analyst' }).click();
  await expect(agents.getByRole('textbox', { name: 'Instructions' })).toBeVisible();
  await keepPage('settings-agent', agents);
  await agents.close();
  await page.bringToFront();
  await panel.getByRole('button', { name: 'New chat' }).click();
  await panel.getByRole('button', { name: /^Agent: / }).click();
  await keep('agents');
  await panel.keyboard.press('Escape');

  const areas = ['agents', 'connections', 'models', 'permissions', 'usage', 'activity', 'privacy', 'welcome'];
  for (const area of areas) {
    const options = await world.extensionPage(`options.html#${area}`);
    await options.waitForTimeout(500);
    await keepPage(`settings-${area}`, options);
    await options.close();
  }
  return pictures;
}

async function ask(panel: Page, question: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Message' }).fill(question);
  await panel.getByRole('button', { name: 'Send' }).click();
}
