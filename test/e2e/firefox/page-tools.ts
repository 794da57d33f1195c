import type { Browser, Page } from 'puppeteer-core';

type Role = 'button' | 'link' | 'textbox' | 'combobox' | 'group' | 'article' | 'table';

const TIMEOUT_MS = 20_000;

/** Elements as assistive technology knows them; that also keeps their accessible names stable. */
const found = (page: Page, role: Role, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(TIMEOUT_MS);

export const press = (page: Page, role: Role, name: string): Promise<void> => found(page, role, name).click();

/** Types into a field that is empty. Keys, and not a value set from outside: what a user does is what is tested. */
export async function type(page: Page, role: Role, name: string, text: string): Promise<void> {
  await press(page, role, name);
  await page.keyboard.type(text);
}

/** The text of an element as soon as it holds `words`. */
export async function textWith(page: Page, selector: string, words: string): Promise<string> {
  const handle = await page
    .waitForFunction(
      (selector, words) => {
        const texts = [...document.querySelectorAll<HTMLElement>(selector)].map((each) => each.innerText);
        return texts.findLast((text) => text.includes(words)) ?? false;
      },
      // By the clock: a tab that is not in front draws no frames.
      { polling: 100, timeout: TIMEOUT_MS },
      selector,
      words,
    )
    .catch(async (error: unknown) => {
      const seen = await page.evaluate(() => document.body.innerText);
      throw new Error(`"${words}" did not show in ${selector}. The page said:\n${seen}`, { cause: error });
    });
  return String(await handle.jsonValue());
}

/** The window that `action` opens. */
export async function windowOpenedBy(browser: Browser, action: () => Promise<void>): Promise<Page> {
  const before = new Set(browser.targets());
  const opened = browser.waitForTarget((target) => target.type() === 'page' && !before.has(target), {
    timeout: TIMEOUT_MS,
  });
  await action();
  const page = await (await opened).page();
  if (!page) throw new Error('The window that opened has no page.');
  return page;
}
