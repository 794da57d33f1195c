import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { signIn } from '../demo/sign-in.ts';
import { DEMO_USER } from '../demo/story.ts';
import { openWorld, type World } from '../demo/world.ts';
import { startModel } from '../model/start.ts';
import { startOrg } from '../org/server/start.ts';
import { answers, ask, test as base, expect } from './fixtures.ts';
import { givenTokens } from './given-tokens.ts';

/** Two people with a browser each, and one org. The member never signs in to Salesforce. */
interface Team {
  admin: World;
  member: World;
  tokens: ReadonlySet<string>;
}

const SERVICE = { username: 'ingrid.halvorsen@larkfield.example', password: 'recordside1' } as const;
const SHARER = 'Avery Quinn, IT';
const MEMBER = 'Daniel Okafor';

const test = base.extend<Team & { team: Team }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
  team: async ({}, use) => {
    const org = await startOrg({ autoLoginUser: DEMO_USER.username });
    const model = await startModel();
    const tokens = givenTokens(org);
    const [admin, member] = [
      await openWorld({ shared: { org, model } }),
      await openWorld({ shared: { org, model } }),
    ];
    await use({ admin, member, tokens });
    await Promise.all([admin.close(), member.close()]);
    await Promise.all([org.close(), model.close()]);
  },
  admin: async ({ team }, use) => use(team.admin),
  member: async ({ team }, use) => use(team.member),
  tokens: async ({ team }, use) => use(team.tokens),
});

// Two browsers start, and a passphrase costs a second each time on purpose.
test.slow();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function sharedPage(world: World): Promise<Page> {
  const page = await world.extensionPage('options.html#connections');
  page.setDefaultTimeout(30_000);
  await listen(page);
  await page.getByRole('radio', { name: 'Shared connection' }).check();
  await expect(button(page, 'Import shared connection')).toBeVisible();
  return page;
}

async function connectService(admin: World, page: Page): Promise<void> {
  await signIn(admin.context, SERVICE, () => button(page, 'Connect').click());
  await expect(button(page, 'Share')).toBeVisible();
}

async function sharingKey(page: Page): Promise<string> {
  const section = page.getByRole('region', { name: 'My sharing key' });
  const key = section.getByText(/^age1/);
  await expect(key).toBeVisible();
  return key.innerText();
}

async function addPerson(page: Page, name: string, key: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Sharing key', exact: true }).fill(key);
  await button(page, 'Add').click();
  await expect(page.getByText(`${name} was added.`)).toBeVisible();
}

async function sealFor(page: Page, ...names: readonly string[]): Promise<void> {
  await button(page, 'Share').click();
  for (const name of names) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('textbox', { name: /^Your name/ }).fill(SHARER);
  await button(page, 'Make the sealed file').click();
  await expect(page.getByText(/A sealed file for/)).toBeVisible();
}

/** The file as the browser saves it. */
async function savedFile(page: Page): Promise<{ name: string; path: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await button(page, 'Save file').click();
  const download = await downloading;
  const path = await download.path();
  const text = readFileSync(path, 'utf8');
  expect(text).toBe(await page.getByRole('textbox', { name: 'Sealed text' }).inputValue());
  return { name: download.suggestedFilename(), path, text };
}

async function openImport(page: Page): Promise<void> {
  await button(page, 'Import shared connection').click();
}

/** As when a mail program lost some of it. */
const withoutLine = (text: string) => text.trimEnd().split('\n').toSpliced(-4, 1).join('\n');

/** As a file, the way it comes with a mail. */
const chooseFile = (page: Page, { name, text }: { name: string; text: string }) =>
  page
    .getByRole('region', { name: 'Import shared connection' })
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

async function askInPanel(member: World): Promise<Page> {
  const salesforce = await member.context.newPage();
  await salesforce.goto(member.recordPage('Account', 'Brightwater Logistics'));
  await salesforce.getByRole('heading', { name: 'Brightwater Logistics' }).first().waitFor();
  const panel = await member.openSidePanel(salesforce);
  await ask(panel, 'What is open on this account?');
  await expect(answers(panel).last()).toContainText('Fleet Pro rollout');
  return panel;
}

/** Who the org says asked for data. */
const askers = (world: World) =>
  new Set(
    world.org
      .log({ path: '/query' })
      .filter(({ path }) => path.startsWith('/services/data/'))
      .map(({ user }) => user),
  );

test('an administrator shares by key, a member works with it, and is told when it was revoked', async ({
  admin,
  member,
  tokens,
}) => {
  const adminPage = await sharedPage(admin);
  const memberPage = await sharedPage(member);
  await connectService(admin, adminPage);

  // A file for somebody else first.
  const stranger = await identityToRecipient(await generateX25519Identity());
  await addPerson(adminPage, 'Somebody Else', stranger);
  await sealFor(adminPage, 'Somebody Else');
  const notMine = await savedFile(adminPage);
  await button(adminPage, 'Done').click();
  await expect(button(adminPage, 'Share')).toBeFocused();

  await addPerson(adminPage, MEMBER, await sharingKey(memberPage));
  await sealFor(adminPage, MEMBER);
  const mine = await savedFile(adminPage);
  expect(mine.name).toMatch(/^[\p{L}\p{N}-]+\.recordside-share$/u);

  await openImport(memberPage);
  await chooseFile(memberPage, notMine);
  await expect(memberPage.getByText(/It cannot be opened here/)).toBeVisible();
  // What was brought is still there, to be corrected.
  await expect(memberPage.getByRole('textbox', { name: 'Sealed text' })).toHaveValue(notMine.text);

  await memberPage.getByRole('textbox', { name: 'Sealed text' }).fill(withoutLine(mine.text));
  await button(memberPage, 'See what it is').click();
  await expect(memberPage.getByText(/This sealed connection is damaged/)).toBeVisible();

  await chooseFile(memberPage, mine);
  const preview = memberPage.getByRole('region', { name: 'Import shared connection' });
  await expect(preview.getByText(SERVICE.username)).toBeVisible();
  await expect(preview.getByText(SHARER)).toBeVisible();
  await expect(preview.getByText('nothing proves it')).toBeVisible();
  // Looking keeps nothing.
  expect(await storedKeys(memberPage)).not.toContainEqual(expect.stringMatching(/^secret:.*shared-/));
  await button(memberPage, 'Accept').click();
  await expect(memberPage.getByText(`Shared by ${SHARER}`).first()).toBeVisible();
  await expect(memberPage.getByText(SERVICE.username).first()).toBeVisible();

  const panel = await askInPanel(member);
  expect([...askers(member)]).toEqual([SERVICE.username]);

  // Both have used it: two access tokens and one refresh token at least, and none of them in clear anywhere.
  expect(tokens.size).toBeGreaterThanOrEqual(3);
  for (const page of [adminPage, memberPage]) await expectNoSecret(page, [...tokens]);
  expect(holding(await panel.content(), [...tokens])).toEqual([]);
  expect(holding([mine.text, notMine.text], [...tokens])).toEqual([]);

  await adminPage.bringToFront();
  await button(adminPage, 'Done').click();
  await button(adminPage, 'Revoke').click();
  await button(adminPage, 'Revoke').click();
  await expect(adminPage.getByText(/Salesforce has revoked the token/)).toBeVisible();
  expect(admin.org.log({ path: '/services/oauth2/revoke' }).map(({ status }) => status)).toEqual([200]);

  await ask(panel, 'Count the leads by status');
  await expect(
    panel.getByText(/is no longer accepted by Salesforce: it was revoked or replaced/),
  ).toBeVisible();
  await expect(panel.getByText(SHARER).first()).toBeVisible();
});

test('a whole team opens a copy with a passphrase, and with no other', async ({ admin, member, tokens }) => {
  const adminPage = await sharedPage(admin);
  const memberPage = await sharedPage(member);
  await connectService(admin, adminPage);

  await button(adminPage, 'Share').click();
  await adminPage.getByRole('radio', { name: /whole team/ }).check();
  await adminPage.getByLabel('Passphrase', { exact: true }).fill('too short');
  await adminPage.getByRole('textbox', { name: /^Your name/ }).fill(SHARER);
  await button(adminPage, 'Make the sealed file').click();
  await expect(adminPage.getByText(/needs at least 12 characters/)).toBeVisible();
  await button(adminPage, 'Suggest').click();
  const passphrase = await adminPage.getByLabel('Passphrase', { exact: true }).inputValue();
  expect(passphrase.length).toBeGreaterThanOrEqual(20);
  await button(adminPage, 'Make the sealed file').click();
  await expect(adminPage.getByText('A sealed file for the whole team is ready.')).toBeVisible();
  const { text } = await savedFile(adminPage);
  await button(adminPage, 'Done').click();
  await expect(adminPage.getByText('The whole team, with a passphrase')).toBeVisible();

  await openImport(memberPage);
  await memberPage.getByRole('textbox', { name: 'Sealed text' }).fill(text);
  await button(memberPage, 'See what it is').click();
  const box = memberPage.getByLabel('Passphrase', { exact: true });
  await expect(box).toBeFocused();
  await box.fill(`${passphrase}x`);
  await box.press('Enter');
  await expect(memberPage.getByText(/This passphrase does not open the connection/)).toBeVisible();
  await expect(memberPage.getByRole('textbox', { name: 'Sealed text' })).toHaveValue(text);
  await expect(box).toHaveValue(`${passphrase}x`);
  await box.fill(passphrase);
  await box.press('Enter');
  await button(memberPage, 'Accept').click();
  await expect(memberPage.getByText(`Shared by ${SHARER}`).first()).toBeVisible();

  const panel = await askInPanel(member);
  expect([...askers(member)]).toEqual([SERVICE.username]);
  expect(tokens.size).toBeGreaterThanOrEqual(3);
  // The passphrase went through one message of each side; no answer, page or storage has kept it.
  for (const page of [adminPage, memberPage]) await expectNoSecret(page, [...tokens, passphrase]);
  expect(holding(await panel.content(), [...tokens, passphrase])).toEqual([]);
});

test('a new token ends every copy, and a new file replaces the dead one', async ({ admin, member }) => {
  const adminPage = await sharedPage(admin);
  const memberPage = await sharedPage(member);
  await connectService(admin, adminPage);
  await addPerson(adminPage, MEMBER, await sharingKey(memberPage));
  await sealFor(adminPage, MEMBER);
  const first = await savedFile(adminPage);
  await button(adminPage, 'Done').click();
  await openImport(memberPage);
  await chooseFile(memberPage, first);
  await button(memberPage, 'Accept').click();
  await expect(memberPage.getByText(`Shared by ${SHARER}`).first()).toBeVisible();
  const panel = await askInPanel(member);

  await adminPage.bringToFront();
  await button(adminPage, `Remove ${MEMBER}`).first().click();
  await expect(adminPage.getByText(/This does not take their copy back/)).toBeVisible();
  await button(adminPage, 'Keep').click();
  await button(adminPage, 'New token for everyone').click();
  await expect(adminPage.getByText(/every copy handed out before stops working/)).toBeVisible();
  await signInAgain(admin, () => button(adminPage, 'New token for everyone').click());
  await expect(adminPage.getByText(/has a new token, and the old one is revoked/)).toBeVisible();

  await ask(panel, 'Count the leads by status');
  await expect(
    panel.getByText(/is no longer accepted by Salesforce: it was revoked or replaced/),
  ).toBeVisible();

  await adminPage.bringToFront();
  await button(adminPage, `Seal again for ${MEMBER}`).click();
  await button(adminPage, 'Make the sealed file').click();
  const second = await savedFile(adminPage);

  await memberPage.bringToFront();
  await openImport(memberPage);
  await chooseFile(memberPage, second);
  await expect(memberPage.getByText(/Accepting puts this one in its place/)).toBeVisible();
  await button(memberPage, 'Accept').click();
  // The question that waited goes on by itself.
  await expect(answers(panel).last()).toContainText('Open');
});

test('what the organisation provides is one click away for those who may set up nothing', async ({
  admin,
}) => {
  const adminPage = await sharedPage(admin);
  await connectService(admin, adminPage);
  await button(adminPage, 'Share').click();
  await adminPage.getByRole('radio', { name: /whole team/ }).check();
  await button(adminPage, 'Suggest').click();
  const passphrase = await adminPage.getByLabel('Passphrase', { exact: true }).inputValue();
  await adminPage.getByRole('textbox', { name: /^Your name/ }).fill(SHARER);
  await button(adminPage, 'Make the sealed file').click();
  const { text } = await savedFile(adminPage);

  const { org, model } = admin;
  const managed = await openWorld({
    shared: { org, model },
    policy: () => ({
      keys: ['sharedConnections'],
      sharedConnections: {
        setUpBy: 'administrators',
        administrators: [],
        provided: [{ name: 'Dispatch desk', text }],
      },
    }),
  });
  try {
    const page = await sharedPage(managed);
    await expect(page.getByText(/only workspace administrators may set up/i)).toBeVisible();
    await expect(button(page, 'Connect')).toHaveCount(0);
    await expect(button(page, 'Share')).toHaveCount(0);
    await expect(
      page.getByText('Your organisation has a shared connection for you: Dispatch desk'),
    ).toBeVisible();
    await button(page, 'See what it is').click();
    const box = page.getByLabel('Passphrase', { exact: true });
    await expect(box).toBeFocused();
    await box.fill(passphrase);
    await box.press('Enter');
    await button(page, 'Accept').click();
    await expect(page.getByText(`Shared by ${SHARER}`).first()).toBeVisible();
    await askInPanel(managed);
    expect([...askers(managed)]).toEqual([SERVICE.username]);
  } finally {
    await managed.close();
  }
});

/** The consent is remembered; the log-in is asked for anew, so that it is the same account. */
async function signInAgain(world: World, press: () => Promise<void>): Promise<void> {
  const opened = world.context.waitForEvent('page');
  await press();
  const window = await opened;
  const closed = window.waitForEvent('close');
  await window.getByLabel('Password').fill(SERVICE.password);
  await window.getByLabel('Username').fill(SERVICE.username);
  await window.getByRole('button', { name: 'Log In' }).click();
  await window
    .getByRole('button', { name: 'Allow' })
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await closed;
}

/** Keeps all that the background tells the page from now on. */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message) => void heard.push(message));
    const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (...sent: unknown[]) => unknown;
    const sendMessage = (...sent: unknown[]) => {
      const told = sent.at(-1);
      if (typeof told !== 'function') {
        return Promise.resolve(send(...sent)).then((answer) => {
          heard.push(answer);
          return answer;
        });
      }
      return send(...sent.slice(0, -1), (answer: unknown) => {
        heard.push(answer);
        told(answer);
      });
    };
    Object.assign(chrome.runtime, { sendMessage });
  });
}

const holding = (where: unknown, secrets: readonly string[]) => {
  const text = typeof where === 'string' ? where : JSON.stringify(where);
  return secrets.filter((secret) => text.includes(secret));
};

/** Neither the page, nor an answer it got, nor anything that is stored for good holds one of these in clear. */
async function expectNoSecret(page: Page, secrets: readonly string[]): Promise<void> {
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
  // Otherwise nothing was listened to.
  expect(JSON.stringify(heard)).toContain('age1');
  expect(holding(heard, secrets)).toEqual([]);
  expect(holding(await page.content(), secrets)).toEqual([]);
  const values = await page
    .locator('input, textarea')
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  expect(holding(values, secrets)).toEqual([]);
  const stored = await storedInClear(page);
  expect(stored).toContain(SERVICE.username);
  expect(holding(stored, secrets)).toEqual([]);
}

const storedKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));

/** All that is on disk: storage, and every row of every database, bytes as letters. */
function storedInClear(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const rows: unknown[] = [await chrome.storage.local.get(null)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        rows.push(
          await new Promise((resolve, reject) => {
            const reading = database.transaction(store).objectStore(store).getAll();
            reading.onsuccess = () => resolve(reading.result);
            reading.onerror = () => reject(reading.error);
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(rows, (_, value) => {
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value).slice(0, 60_000));
      if (ArrayBuffer.isView(value))
        return String.fromCharCode(...new Uint8Array(value.buffer).slice(0, 60_000));
      return value;
    });
  });
}
