import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorld } from '../demo/world.ts';
import { answers, ask, test as base, connect, expect } from './fixtures.ts';
import { givenTokens } from './given-tokens.ts';

/** In a record, in a question, in an answer, and half typed: words that are nowhere else. */
const VALUE = 'Qzx7LateralWombat';
const ASKED = 'Vrtk9QuietOtter';
const ANSWERED = 'Hwm3PurpleHeron';
const TYPED = 'Jpl5GentleBadger';
const KEY = 'sk-demo-77be10c2d4';

const test = base.extend<{ profileDir: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
  profileDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'recordside-at-rest-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  worldOptions: async ({ profileDir }, use) => {
    await use({ browser: { profileDir }, seed: { key: KEY } });
  },
});

test('no value of a record, no word of a chat and no token is on disk once the browser is closed', async ({
  world,
  panel,
  profileDir,
}) => {
  const { org, model } = world;
  const tokens = givenTokens(org);
  const [admin] = org.users;
  if (!admin) throw new Error('The test org is empty.');
  org.site.orgs[0]?.data.session(admin.id).create('Account', { Name: VALUE, Description: VALUE });

  const soql = `SELECT Id, Name, Description FROM Account WHERE Name = '${VALUE}'`;
  model.play([
    { toolCalls: [{ name: 'query_records', arguments: { soql } }] },
    { text: `It is ${ANSWERED}, also called ${VALUE}.` },
  ]);
  await ask(panel, `Who is ${ASKED}?`);
  await connect(world, panel);
  await expect(answers(panel).last()).toContainText(ANSWERED);
  await answers(panel)
    .last()
    .getByRole('button', { name: /Analyzed sources/ })
    .click();
  await answers(panel)
    .last()
    .getByRole('button', { name: /Account/ })
    .first()
    .click();
  await expect(answers(panel).last().getByRole('table')).toContainText(VALUE);
  await panel.getByRole('textbox', { name: 'Message' }).fill(`And ${TYPED}?`);
  expect(tokens.size).toBeGreaterThanOrEqual(2);
  await world.chromium.close();

  // The search finds what is meant to be there: a setting, and a row of the database.
  expect(filesWith(profileDir, org.clientId)).not.toEqual([]);
  expect(filesWith(profileDir, 'secret:refresh:')).not.toEqual([]);
  expect(filesWith(profileDir, 'acme.my.salesforce.com').some((file) => file.includes('IndexedDB'))).toBe(
    true,
  );
  for (const secret of [VALUE, ASKED, ANSWERED, TYPED, KEY, ...tokens]) {
    expect(filesWith(profileDir, secret), secret).toEqual([]);
  }

  await base.step('and after a restart nobody can read it', async () => {
    const again = await openWorld({ shared: { org, model }, browser: { profileDir }, seed: null });
    try {
      const page = await again.context.newPage();
      await page.goto(again.lightning('/lightning/page/home'));
      const next = await again.openSidePanel(page);
      await expect(next.getByRole('button', { name: /Larkfield Systems/ })).toBeVisible();
      await expect(answers(next)).toHaveCount(0);
      await expect(next.getByRole('textbox', { name: 'Message' })).toHaveValue('');
      await next.getByRole('button', { name: 'Chat history' }).click();
      await expect(next.getByText('No chats yet in this browser session')).toBeVisible();
    } finally {
      await again.chromium.close();
    }
  });
});

/** Files below `folder` that hold the text, as UTF-8 or as UTF-16: databases write both. */
function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}
